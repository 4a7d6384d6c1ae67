"""Patterns, schedules and inputs at their edges."""

from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_events as events
from aws_cdk import aws_scheduler as scheduler

from lambda_event_sources.parts.event_patterns import EventPattern
from lambda_event_sources.parts.schedule_expressions import Schedule
from lambda_event_sources.parts.scheduler_limits import (
    KnownTimeZone,
    Minutes,
    WithTimeZone,
)
from lambda_event_sources.parts.targets import Json
from lambda_event_sources.schedules.expressions import At, Cron, Rate
from tests.boundaries import Case, bad, edges, good, number_token, string_token


@edges.register
def _(limit: EventPattern) -> Iterator[Case]:
    room = limit.longest - len('{"source":[""]}')
    yield from (good({"source": ["x" * room]}, "longest"), bad({"source": ["x" * (room + 1)]}))
    either: list[Any] = [{"account": [str(n)]} for n in range(limit.combinations + 1)]
    yield bad({"$or": [{"detail": {"$or": _numbers(40)}}, {"detail": {"$or": _numbers(961)}}]})
    yield from (good({"$or": either[:3]}), bad({"$or": either[:1]}))
    yield from map(good, ({"source": [{"prefix": "a"}]}, {"replay-name": [{"exists": False}]}))
    wrong: list[Any] = [{}, {"source": "a"}, {"source": {"a": ["b"]}}, {"detail_type": ["a"]}]
    wrong += [{"detail": {}}, {"source": [{"starts-with": "a"}]}, [], "x", 1]
    yield from map(bad, wrong)
    yield Case("struct", lambda: events.EventPattern(detail_type=["a"]), allowed=True)
    yield Case("empty struct", events.EventPattern, allowed=False)
    yield Case("Match", lambda: {"source": events.Match.prefix("a")}, allowed=True)


def _numbers(count: int) -> list[Any]:
    return [{"a": [number]} for number in range(count)]


@edges.register
def _(limit: Schedule) -> Iterator[Case]:
    yield from map(good, (Rate(1, Rate.DAYS), Cron(0, 0), "rate(1 day)", "cron(59 23 31 12 ? *)"))
    once = (At("2030-01-31T18:00:00"), "at(2030-01-31T18:00:00)")
    yield from map(good if limit.once else bad, once)
    yield from map(good if limit.any_unit else bad, ("rate(1 days)", "rate(2 day)"))
    yield from map(bad, ("rate(0 days)", "cron(60 0 * * ? *)", "", "daily", 1))
    yield Case("token", string_token, allowed=True)
    expression = scheduler.ScheduleExpression if limit.once else events.Schedule
    yield Case("CDK", lambda: expression.expression("rate(5 minutes)"), allowed=True)
    yield Case("CDK wrong", lambda: expression.expression("rate(5)"), allowed=False)


@edges.register
def _(limit: Json) -> Iterator[Case]:
    room = limit.most - len('{"a":""}')
    yield from (good({"a": "x" * room}, "longest"), bad({"a": "x" * (room + 1)}, "too long"))
    yield from (good({}), Case("late", lambda: {"a": string_token() * limit.most}, allowed=True))
    yield from map(bad, ("no JSON", 1, []))


@edges.register
def _(limit: Minutes) -> Iterator[Case]:
    def minutes(count: float, *, allowed: bool) -> Case:
        return Case(f"{count}min", lambda: cdk.Duration.seconds(count * 60), allowed)

    yield from (minutes(count, allowed=True) for count in (limit.low, limit.high))
    yield from (minutes(count, allowed=False) for count in (limit.low - 1, limit.high + 1, 1.5))
    yield Case("token", lambda: cdk.Duration.minutes(number_token()), allowed=False)
    yield from map(bad, (limit.low, str(limit.low)))


@edges.register
def _(_: WithTimeZone) -> Iterator[Case]:
    yield good(datetime(2030, 1, 31, tzinfo=timezone.utc))
    yield from map(bad, (datetime(2030, 1, 31), "2030-01-31", 1))  # noqa: DTZ001 that is wrong


@edges.register
def _(_: KnownTimeZone) -> Iterator[Case]:
    yield from map(good, ("Europe/Berlin", "UTC", "Etc/UTC"))
    yield from map(bad, ("Europe/Berln", "", "CEST+1", 1))
    yield Case("token", string_token, allowed=True)
    yield Case("CDK", lambda: cdk.TimeZone.EUROPE_BERLIN, allowed=True)
