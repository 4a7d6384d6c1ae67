"""How long API Gateway waits for an answer."""

from dataclasses import dataclass
from typing import Any

import aws_cdk as cdk

from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.limits import NamedLimit


@dataclass(frozen=True)
class Milliseconds(NamedLimit):
    """A Duration of whole milliseconds within bounds, both included."""

    low: int
    high: int

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a Duration between {self.low} milliseconds and {self.high / 1000:g} seconds"

    def remedy(self, value: Any) -> str:
        """Return how to write a number as a Duration: in seconds, unless those are too many."""
        if not isinstance(value, int | float) or isinstance(value, bool):
            return ""
        unit = "seconds" if value * 1000 <= self.high else "millis"
        return f"pass cdk.Duration.{unit}({value:g})"

    def allows(self, value: cdk.Duration) -> bool:
        """Tell whether it fits; a token does in milliseconds, as nothing can convert it."""
        amount = milliseconds(value)
        if amount is None:
            return value.unit_label() == "millis"
        return amount == int(amount) and self.low <= amount <= self.high
