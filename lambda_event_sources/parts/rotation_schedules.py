"""When Secrets Manager rotates a secret: intervals, cron expressions and windows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import aws_cdk as cdk

from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import NamedLimit, Seconds
from lambda_event_sources.core.rules import Rule
from lambda_event_sources.core.tokens import is_token

SCHEDULES = (
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html"
)
_HOUR = 3_600_000
_DAY = 24  # hours
_LEAST_HOURS, _MOST_HOURS, _MOST_DAYS = 4, _DAY - 1, 999
_LONGEST = 256
"""https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html"""
_RATE = r"rate\((\d+) (hour|day)s?\)"
_CRON = r"cron\(0 (\S+) (\S+) ([\dA-Z*,/-]+) (\S+) \*\)"
_DAYS = r"[\dA-Z#*,/-]+"


def _hours_of(duration: cdk.Duration) -> float:
    return (milliseconds(duration) or 0) / _HOUR


def _is_rate(count: int, unit: str) -> bool:
    if unit == "hour":
        return _LEAST_HOURS <= count <= _MOST_HOURS
    return 1 <= count <= _MOST_DAYS


def rate(interval: cdk.Duration) -> str | None:
    """Return an interval as Secrets Manager writes it; None for 0."""
    hours = int(_hours_of(interval))
    if hours == 0:
        return None
    count, unit = (hours, "hour") if hours % _DAY else (hours // _DAY, "day")
    return f"rate({count} {unit}{'s' if count > 1 else ''})"


@dataclass(frozen=True)
class Interval(NamedLimit):
    """How often Secrets Manager can rotate a secret."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            f"a Duration of {_LEAST_HOURS} to {_MOST_HOURS} whole hours, or of 1 to {_MOST_DAYS} "
            "whole days, or of 0 for a secret that is rotated on demand only"
        )

    def remedy(self, value: Any) -> str:
        """Return how to write a number as a Duration."""
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return f"pass cdk.Duration.days({value:g})" if is_number else ""

    def allows(self, value: cdk.Duration) -> bool:
        """Tell whether the Duration can be written as a rate; none can that is a token."""
        hours = _hours_of(value)
        if milliseconds(value) is None or hours != int(hours):
            return False
        found = re.fullmatch(_RATE, rate(value) or "rate(1 day)")
        return found is not None and _is_rate(int(found[1]), found[2])


@dataclass(frozen=True)
class RotationExpression(NamedLimit):
    """An expression that Secrets Manager understands."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            f"rate({_LEAST_HOURS} hours) to rate({_MOST_HOURS} hours), rate(1 day) to "
            f"rate({_MOST_DAYS} days), or cron(0 hours day-of-month month day-of-week *) with a ? "
            f"for one of the two days, and with hours that are at least {_LEAST_HOURS} apart"
        )

    def allows(self, value: str) -> bool:
        """Tell whether Secrets Manager understands it."""
        if found := re.fullmatch(_RATE, value):
            return _is_rate(int(found[1]), found[2])
        found = re.fullmatch(_CRON, value)
        if found is None or len(value) > _LONGEST:
            return False
        hours, day, _, weekday = found.groups()
        has_days = {bool(re.fullmatch(_DAYS, each)) for each in (day, weekday)} == {True, False}
        starts = _starts(hours)
        are_apart = all(late - early >= _LEAST_HOURS for early, late in pairwise(starts))
        return "?" in (day, weekday) and has_days and bool(starts) and are_apart


def _starts(field: str) -> list[int]:
    """Return the hours that a field of a cron expression stands for, none if it is wrong."""
    hours: set[int] = set()
    for part in field.split(","):
        found = re.fullmatch(r"(?:(\*)|(\d{1,2})(?:-(\d{1,2}))?)(?:/([1-9]\d?))?", part)
        if found is None:
            return []
        every, first, last, step = found.groups()
        start = int(first or 0)
        end = _DAY - 1 if every or (step and not last) else int(last or start)
        hours.update(range(start, end + 1, int(step or 1)))
    return sorted(hours) if hours and max(hours) < _DAY else []


@dataclass(frozen=True)
class Hours(Seconds):
    """A Duration of whole hours within bounds, both included."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"between {self.low} and {self.high} whole hours"

    def remedy(self, value: Any) -> str:
        """Return how to write a number as a Duration."""
        return super().remedy(value).replace("seconds", "hours")

    def allows(self, value: cdk.Duration) -> bool:
        """Tell whether the Duration fits."""
        hours = _hours_of(value)
        return hours == int(hours) and self.low <= hours <= self.high


@dataclass(frozen=True)
class WindowFits(Rule):
    """A rotation window ends before the next one starts, and on the day that it started on."""

    def __str__(self) -> str:
        """State the rule in one clause."""
        return "duration ends before the next rotation, and on the day (UTC) that it starts on"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where the window is too long."""
        window, most = given.get("duration"), _room(given)
        if window is not None and _hours_of(window) > most:
            yield self.problem(
                "duration", window, f"at most {most} hours, for which the schedule has room"
            )


def _room(given: Mapping[str, Any]) -> int:
    """Return how many hours a rotation window can have at most."""
    interval, text = given.get("automatically_after"), given.get("schedule_expression", "")
    if interval is not None:
        text = rate(interval)
    if text is None:  # no rotation, no window
        return 0
    if is_token(text):
        return _DAY
    if found := re.fullmatch(_RATE, text):
        return int(found[1]) if found[2] == "hour" else _DAY
    found = re.fullmatch(_CRON, text)
    starts = _starts(found[1]) if found else [0]
    return min(late - early for early, late in pairwise([*starts, _DAY]))
