"""When secrets are rotated."""

from collections.abc import Iterator

import aws_cdk as cdk

from lambda_event_sources.parts.rotation_schedules import (
    Hours,
    Interval,
    RotationExpression,
)
from tests.boundaries import Case, bad, edges, good, number_token, string_token

_SOUND = (
    "rate(4 hours)",
    "rate(23 hours)",
    "rate(1 day)",
    "rate(1 days)",
    "rate(999 days)",
    "cron(0 0 ? * SUN#1 *)",
    "cron(0 2,6 L * ? *)",
    "cron(0 0/4 1/10 JAN,APR ? *)",
    "cron(0 */8 1,15 * ? *)",
    "cron(0 23 ? 1-6 MON-FRI *)",
    "cron(0 8 ? * SUNL *)",
)
_UNSOUND = (
    "",
    "4 hours",
    "rate(3 hours)",
    "rate(24 hours)",
    "rate(0 days)",
    "rate(1000 days)",
    "rate(240 minutes)",
    "rate(4  hours)",
    "cron(0 2 * * *)",
    "cron(30 2 * * ? *)",
    "cron(0 24 * * ? *)",
    "cron(0 * * * ? *)",
    "cron(0 2-8 * * ? *)",
    "cron(0 2,5 * * ? *)",
    "cron(0 0/3 * * ? *)",
    "cron(0 2 ? * ? *)",
    "cron(0 2 1 * MON *)",
    "cron(0 2 * * * *)",
    "cron(0 2 * * ? 2027)",
    "cron(0 x * * ? *)",
)


@edges.register
def _(limit: Interval) -> Iterator[Case]:
    del limit
    hours = {0: True, 3: False, 4: True, 23: True, 24: True, 25: False, 48: True}
    for count, allowed in hours.items():
        yield Case(f"{count} hours", lambda n=count: cdk.Duration.hours(n), allowed)  # type: ignore[misc]
    for count, allowed in {1: True, 999: True, 1000: False}.items():
        yield Case(f"{count} days", lambda n=count: cdk.Duration.days(n), allowed)  # type: ignore[misc]
    yield Case("minutes", lambda: cdk.Duration.minutes(270), allowed=False)
    yield Case("a minute more", lambda: cdk.Duration.minutes(24 * 60 + 1), allowed=False)
    yield Case("token", lambda: cdk.Duration.days(number_token()), allowed=False)
    yield from map(bad, (30, "30", True))


@edges.register
def _(limit: Hours) -> Iterator[Case]:
    for count in (limit.low, limit.high):
        yield Case(f"{count} hours", lambda n=count: cdk.Duration.hours(n), allowed=True)  # type: ignore[misc]
    for count in (limit.low - 1, limit.high + 1):
        yield Case(f"{count} hours", lambda n=count: cdk.Duration.hours(n), allowed=False)  # type: ignore[misc]
    yield Case("minutes", lambda: cdk.Duration.minutes(90), allowed=False)
    yield Case("token", lambda: cdk.Duration.hours(number_token()), allowed=False)
    yield from map(bad, (limit.low, str(limit.low), True))


@edges.register
def _(limit: RotationExpression) -> Iterator[Case]:
    del limit
    yield from map(good, _SOUND)
    yield from map(bad, _UNSOUND)
    yield bad(f"cron(0 2 {'1,' * 130}1 * ? *)", "too long")
    yield Case("token", string_token, allowed=True)
    yield from map(bad, (1, ["rate(1 day)"]))
