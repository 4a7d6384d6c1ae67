"""The argument `schedule` of the sources that run at certain times."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lambda_event_sources.core.errors import Problem, ValidationError
from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.schedules.expressions import At, Expression, Rate, parse


@dataclass(frozen=True)
class Schedule(NamedLimit):
    """A `Rate`, a `Cron`, or a string or an object of CDK's with such an expression."""

    once: bool = False
    """Whether it may be an `At`."""
    any_unit: bool = False
    """Whether ``rate(1 hours)`` is as good as ``rate(1 hour)``."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        texts = ["rate(5 minutes)", "cron(0 10 * * ? *)", *["at(2030-01-31T18:00:00)"] * self.once]
        kinds = "a Rate, a Cron or an At" if self.once else "a Rate or a Cron"
        return f"{kinds}, or a string such as {' or '.join(texts)}"

    def allows(self, value: Any) -> bool:
        """Tell whether nothing is wrong."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong; of a string, which field of the expression."""
        text = text_of(value)
        if is_token(text):
            return
        try:
            expression = value if isinstance(value, Expression) else parse(text)
        except ValidationError as error:
            for problem in error.problems:
                message = f"{prop} {text!r}: {problem.message}"
                yield Problem(f"{prop}.{problem.prop}", value, self, message)
            return
        if isinstance(expression, At) and not self.once:
            yield Problem(prop, value, self, f"{prop} must be {self}, got {text}: {_ONCE}")
        elif (
            isinstance(expression, Rate)
            and not self.any_unit
            and text.split() != str(expression).split()
        ):
            yield Problem(prop, value, self, f"{prop} must be {expression}, got {text}")


_ONCE = "SchedulerEventSource runs once"


def text_of(schedule: Any) -> str:
    """Return the expression as text; only an object of CDK's makes it ask the kernel."""
    if isinstance(schedule, str | Expression):
        return str(schedule)
    expression: str = schedule.expression_string
    return expression
