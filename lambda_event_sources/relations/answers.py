"""How long a function may take, by what waits for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.relations.timeouts import timeout_of


@dataclass(frozen=True)
class AnswersInTime(BindingRelation):
    """A function should not work on when its service waits no more: the base of such relations."""

    refuses: ClassVar[bool] = False
    consequence: ClassVar[str]
    """Why not, after "got ... seconds: "."""
    most: int

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"the function's timeout is at most {self.most} seconds"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding, or risky about it."""
        most, timeout = self.most_for(binding), timeout_of(binding, facts)
        if most is not None and timeout is not None and timeout > most:
            yield (
                f"timeout of the function {binding.path} {'must' if self.refuses else 'should'} "
                f"be at most {most:g} seconds, got {timeout:g} seconds: {self.consequence}"
            )

    def most_for(self, binding: Binding) -> float | None:
        """Return how many seconds this binding waits, None where it does not wait."""
        del binding
        return self.most


@dataclass(frozen=True)
class FourteenMinutes(AnswersInTime):
    """Pollers of brokers need a minute of the quarter of an hour that a function may take."""

    name: ClassVar[str] = "kafka-function-timeout"
    page: ClassVar[str] = "https://docs.aws.amazon.com/lambda/latest/dg/with-msk-configure.html"
    refuses: ClassVar[bool] = True
    consequence: ClassVar[str] = "mappings of Kafka, MQ and DocumentDB take no others"
    most: int = 840
