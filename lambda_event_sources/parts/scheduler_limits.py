"""What the arguments of Scheduler's schedules must be, and be to each other."""

import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_scheduler as scheduler

from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import NamedLimit, Seconds
from lambda_event_sources.core.rules import Rule


@dataclass(frozen=True)
class Minutes(Seconds):
    """A Duration of whole minutes within bounds, both included."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"between {self.low} and {self.high} whole minutes"

    def remedy(self, value: Any) -> str:
        """Return how to write a number as a Duration."""
        return super().remedy(value).replace("seconds", "minutes")

    def allows(self, value: cdk.Duration) -> bool:
        """Tell whether the Duration fits; one that is a token cannot be converted."""
        amount = milliseconds(value)
        if amount is None:
            return False
        return amount % 60_000 == 0 and self.low <= amount / 60_000 <= self.high


@dataclass(frozen=True)
class WithTimeZone(NamedLimit):
    """A time that is the same everywhere."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return "a datetime with a time zone, such as datetime(2030, 1, 31, tzinfo=timezone.utc)"

    def allows(self, value: datetime) -> bool:
        """Tell whether it has a time zone; else it would be one of the machine that synthesizes."""
        return value.utcoffset() is not None


@dataclass(frozen=True)
class KnownTimeZone(NamedLimit):
    """A name of the IANA time zone database, or an object of CDK's with one."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return "a time zone of the IANA database such as Europe/Berlin"

    def allows(self, value: Any) -> bool:
        """Tell whether the name is known; it may be where this machine has no such database."""
        known = zoneinfo.available_timezones() if isinstance(value, str) else ()
        return not known or value in known

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong, and what may have been meant."""
        for problem in super().problems(prop, value):
            name: str = value
            close = get_close_matches(name, zoneinfo.available_timezones(), n=1)
            hint = f"; did you mean {close[0]}?" if close else ""
            yield Problem(prop, value, self, f"{problem.message}{hint}")


@dataclass(frozen=True)
class StartBeforeEnd(Rule):
    """A schedule ends after it starts."""

    def __str__(self) -> str:
        """State the rule in one clause."""
        return "start is before end"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where both are given in the wrong order."""
        if "start" in given and "end" in given and given["start"] >= given["end"]:
            yield self.problem("start", given["start"], f"before end ({given['end']})")


@dataclass(frozen=True)
class OneTimeZone(Rule):
    """An expression of CDK's has a time zone of its own."""

    def __str__(self) -> str:
        """State the rule in one clause."""
        return "time_zone is left out with a ScheduleExpression, which has one"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where there are two."""
        if "time_zone" in given and isinstance(given["schedule"], scheduler.ScheduleExpression):
            zone = given["time_zone"]
            yield self.problem("time_zone", zone, "left out, since the ScheduleExpression has one")
