"""Saying that something never ends."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from lambda_event_sources.core.limits import Limit


class Infinite(Enum):
    """What has no end; Lambda writes it as -1."""

    INFINITE = -1


INFINITE: Final = Infinite.INFINITE
"""Pass it to ``max_record_age`` or ``retry_attempts``, so that records are never given up."""


@dataclass(frozen=True)
class OrInfinite(Limit):
    """Something within a limit, or INFINITE."""

    limit: Limit

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"{self.limit}, or INFINITE"

    def remedy(self, value: Any) -> str:
        """Return what the limit says."""
        return self.limit.remedy(value)

    def allows(self, value: Any) -> bool:
        """Tell whether it never ends, or is within the limit."""
        return value is INFINITE or self.limit.allows(value)
