"""How long the services wait that need an answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.relations.timeouts import timeout_of


@dataclass(frozen=True)
class AnswersInTime(BindingRelation):
    """A function should not work on when its service waits no more; base of one relation each."""

    refuses: ClassVar[bool] = False
    consequence: ClassVar[str]
    """What happens when it takes longer."""
    most: int

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"the function's timeout is at most {self.most} seconds"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        timeout = timeout_of(binding, facts)
        if timeout is not None and timeout > self.most:
            yield (
                f"timeout of the function {binding.path} should be at most {self.most} seconds, "
                f"got {timeout:g} seconds: when it takes longer, {self.consequence}"
            )
