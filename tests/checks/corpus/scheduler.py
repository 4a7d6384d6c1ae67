"""Schedules of EventBridge Scheduler."""

from datetime import datetime, timezone
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import At
from tests.checks.pair import Pair
from tests.checks.scene import Scene

GUIDE = "https://docs.aws.amazon.com/scheduler/latest/UserGuide"
TYPES = f"{GUIDE}/schedule-types.html"
API = "https://docs.aws.amazon.com/scheduler/latest/APIReference"
CREATE = f"{API}/API_CreateSchedule.html"
NOON = "cron(0 12 * * ? *)"
FEBRUARY, MARCH = (datetime(2030, month, 1, tzinfo=timezone.utc) for month in (2, 3))
NAIVE = FEBRUARY.replace(tzinfo=None)


def bind(s: Scene, schedule: Any = NOON, **kw: Any) -> object:
    return s.bind(s.m.SchedulerEventSource(schedule, **kw))


def text(about: str, wrong: Any, valid: Any) -> Pair:
    return Pair(about, lambda s: bind(s, wrong), lambda s: bind(s, valid), TYPES, own=True)


def given(about: str, prop: str, wrong: Any, valid: Any, page: str = CREATE) -> Pair:
    return Pair(
        f"{prop}: {about}",
        lambda s: bind(s, **{prop: wrong}),
        lambda s: bind(s, **{prop: valid}),
        page,
        own=True,
    )


def lasting(about: str, prop: str, wrong: int, valid: int, page: str) -> Pair:
    """Return a pair of Durations of so many seconds."""
    return Pair(
        f"{prop}: {about}",
        lambda s: bind(s, **{prop: cdk.Duration.seconds(wrong)}),
        lambda s: bind(s, **{prop: cdk.Duration.seconds(valid)}),
        page,
        own=True,
    )


def dead_letters(s: Scene, **kw: Any) -> object:
    return bind(s, dead_letter_queue=sqs.Queue(s.stack, "Dead", **kw))


def of_cdk(s: Scene, **kw: Any) -> object:
    return bind(s, scheduler.ScheduleExpression.expression(NOON), **kw)


_WINDOW = f"{GUIDE}/managing-schedule-flexible-time-windows.html"
_RETRIES = f"{API}/API_RetryPolicy.html"
PAIRS: list[Pair] = [
    text("an expression", "hourly", "rate(1 hour)"),
    text("rate: a value above 0", "rate(0 hours)", "rate(1 hours)"),
    text("cron: six fields", "cron(0 12 * * ?)", NOON),
    text("cron: hours up to 23", "cron(0 24 * * ? *)", "cron(0 23 * * ? *)"),
    text("at: a day and a time", "at(2030-01-31)", "at(2030-01-31T18:00:00)"),
    text("at: a day that there is", "at(2030-02-30T18:00:00)", "at(2030-02-28T18:00:00)"),
    text("at: no time zone", "at(2030-01-31T18:00:00Z)", "at(2030-01-31T18:00:00)"),
    Pair(
        "At: no time zone",
        lambda s: bind(s, At(FEBRUARY)),
        lambda s: bind(s, At(NAIVE), time_zone="Europe/Berlin"),
        TYPES,
        own=True,
    ),
    given("one that there is", "time_zone", "Europe/Berln", "Europe/Berlin", TYPES),
    given("of IANA", "time_zone", "CEST+1", "Etc/GMT-1", TYPES),
    Pair(
        "time_zone: one",
        lambda s: of_cdk(s, time_zone="Europe/Berlin"),
        of_cdk,
        TYPES,
        own=True,
    ),
    given("with a time zone", "start", NAIVE, FEBRUARY),
    given("with a time zone", "end", NAIVE, FEBRUARY),
    Pair(
        "start: before end",
        lambda s: bind(s, start=MARCH, end=FEBRUARY),
        lambda s: bind(s, start=FEBRUARY, end=MARCH),
        CREATE,
        own=True,
    ),
    lasting("at least a minute", "flexible_time_window", 0, 60, _WINDOW),
    lasting("whole minutes", "flexible_time_window", 90, 120, _WINDOW),
    lasting("at most a day", "flexible_time_window", 86_460, 86_400, _WINDOW),
    lasting("at least a minute", "max_event_age", 59, 60, _RETRIES),
    lasting("at most a day", "max_event_age", 86_401, 86_400, _RETRIES),
    given("at most 185", "retry_attempts", 186, 185, _RETRIES),
    given("no blanks", "schedule_name", "my schedule", "my-schedule"),
    given("at most 64 characters", "schedule_group", "x" * 65, "x" * 64),
    given("at most 512 characters", "description", "x" * 513, "x" * 512),
    given("without a slash", "construct_id", "a/b", "a-b"),
    given("valid JSON", "input", "hello", '"hello"', f"{API}/API_Target.html"),
    given(
        "at most 256 KB",
        "input",
        {"text": "x" * 262_144},
        {"text": "x" * 262_000},
        f"{API}/API_Target.html",
    ),
    given(
        "an object", "role", "arn:aws:iam::111111111111:role/x", None, f"{GUIDE}/setting-up.html"
    ),
    given("an object", "key", "alias/x", None, f"{GUIDE}/encryption-rest.html"),
    Pair(
        "dead_letter_queue: no topic",
        lambda s: bind(s, dead_letter_queue=s.topic()),
        dead_letters,
        f"{GUIDE}/configuring-schedule-dlq.html",
        own=True,
    ),
    Pair(
        "dead_letter_queue: no FIFO queue",
        lambda s: dead_letters(s, fifo=True),
        dead_letters,
        f"{GUIDE}/configuring-schedule-dlq.html",
        own=True,
    ),
]
