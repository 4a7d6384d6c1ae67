"""Rates, cron expressions, and the rules that run by them."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import At, Cron, Rate
from tests.checks.pair import Pair
from tests.checks.scene import Scene

GUIDE = "https://docs.aws.amazon.com/eventbridge/latest/userguide"
API = "https://docs.aws.amazon.com/eventbridge/latest/APIReference"
GRAMMAR = f"{GUIDE}/eb-scheduled-rule-pattern.html"
NOON = "cron(0 12 * * ? *)"


def bind(s: Scene, schedule: Any = NOON, **kw: Any) -> object:
    return s.bind(s.m.ScheduleEventSource(schedule, **kw))


def text(about: str, wrong: str, valid: str) -> Pair:
    return Pair(about, lambda s: bind(s, wrong), lambda s: bind(s, valid), GRAMMAR, own=True)


def value(about: str, wrong: Any, valid: Any) -> Pair:
    """Return a pair of values that are made in the case, since they check themselves."""
    return Pair(about, lambda s: bind(s, wrong()), lambda s: bind(s, valid()), GRAMMAR, own=True)


def given(about: str, prop: str, wrong: Any, valid: Any, page: str) -> Pair:
    return Pair(
        f"{prop}: {about}",
        lambda s: bind(s, **{prop: wrong}),
        lambda s: bind(s, **{prop: valid}),
        page,
        own=True,
    )


def dead_letters(s: Scene, **kw: Any) -> object:
    return bind(s, dead_letter_queue=sqs.Queue(s.stack, "Dead", **kw))


PAIRS: list[Pair] = [
    text("an expression", "daily", "rate(1 day)"),
    text("rate: a value above 0", "rate(0 minutes)", "rate(2 minutes)"),
    text("rate: a whole number", "rate(1.5 hours)", "rate(90 minutes)"),
    text("rate: minutes, hours or days", "rate(2 weeks)", "rate(14 days)"),
    text("rate: one of them in the singular", "rate(1 hours)", "rate(1 hour)"),
    text("rate: more of them in the plural", "rate(2 hour)", "rate(2 hours)"),
    text("cron: six fields", "cron(0 12 * * ?)", NOON),
    text("cron: minutes up to 59", "cron(60 12 * * ? *)", "cron(59 12 * * ? *)"),
    text("cron: hours up to 23", "cron(0 24 * * ? *)", "cron(0 23 * * ? *)"),
    text("cron: days from 1", "cron(0 12 0 * ? *)", "cron(0 12 1 * ? *)"),
    text("cron: days up to 31", "cron(0 12 32 * ? *)", "cron(0 12 31 * ? *)"),
    text("cron: months up to 12", "cron(0 12 * 13 ? *)", "cron(0 12 * 12 ? *)"),
    text("cron: names of months", "cron(0 12 * JULY ? *)", "cron(0 12 * JUL ? *)"),
    text("cron: days of the week from 1", "cron(0 12 ? * 0 *)", "cron(0 12 ? * 1 *)"),
    text("cron: names of days", "cron(0 12 ? * MO *)", "cron(0 12 ? * MON *)"),
    text("cron: years from 1970", "cron(0 12 * * ? 1969)", "cron(0 12 * * ? 1970)"),
    text("cron: steps above 0", "cron(0/0 12 * * ? *)", "cron(0/5 12 * * ? *)"),
    text("cron: whole ranges", "cron(0 8- * * ? *)", "cron(0 8-17 * * ? *)"),
    text("cron: one of the days is ?", "cron(0 12 * * * *)", NOON),
    text("cron: not both of them", "cron(0 12 ? * ? *)", NOON),
    text("cron: ? for days only", "cron(? 12 * * ? *)", "cron(* 12 * * ? *)"),
    text("cron: L for days only", "cron(0 L * * ? *)", "cron(0 12 L * ? *)"),
    text("cron: W with a day of the month", "cron(0 12 ? * 3W *)", "cron(0 12 3W * ? *)"),
    text("cron: # up to 5", "cron(0 12 ? * 3#6 *)", "cron(0 12 ? * 3#5 *)"),
    text("cron: # once", "cron(0 12 ? * 3#1,6#3 *)", "cron(0 12 ? * 3#1 *)"),
    text("a rule has no time to run once", "at(2030-01-31T18:00:00)", "cron(0 18 31 1 ? 2030)"),
    value("Rate: a value above 0", lambda: Rate(0, Rate.HOURS), lambda: Rate(1, Rate.HOURS)),
    value("Cron: hours up to 23", lambda: Cron(0, 24), lambda: Cron(0, 23)),
    value("no At for a rule", lambda: At("2030-01-31T18:00:00"), lambda: Cron(0, 18)),
    given("at most 185", "retry_attempts", 186, 185, f"{API}/API_RetryPolicy.html"),
    given("no blanks", "rule_name", "my rule", "my-rule", f"{API}/API_PutRule.html"),
    given("at most 64 characters", "rule_name", "x" * 65, "x" * 64, f"{API}/API_PutRule.html"),
    given("at most 512 characters", "description", "x" * 513, "x" * 512, f"{API}/API_PutRule.html"),
    given("without a slash", "construct_id", "a/b", "a-b", f"{GUIDE}/eb-rules.html"),
    given(
        "at most 8192 characters",
        "input",
        {"text": "x" * 8192},
        {"text": "x" * 8000},
        f"{API}/API_Target.html",
    ),
    Pair(
        "max_event_age: at most a day",
        lambda s: bind(s, max_event_age=cdk.Duration.hours(25)),
        lambda s: bind(s, max_event_age=cdk.Duration.hours(24)),
        f"{API}/API_RetryPolicy.html",
        own=True,
    ),
    Pair(
        "dead_letter_queue: no topic",
        lambda s: bind(s, dead_letter_queue=s.topic()),
        dead_letters,
        f"{GUIDE}/eb-rule-dlq.html",
        own=True,
    ),
    Pair(
        "dead_letter_queue: no FIFO queue",
        lambda s: dead_letters(s, fifo=True),
        dead_letters,
        f"{GUIDE}/eb-rule-dlq.html",
        own=True,
    ),
    Pair(
        "dead_letter_queue: not under the AWS managed key",
        lambda s: dead_letters(s, encryption=sqs.QueueEncryption.KMS_MANAGED),
        lambda s: dead_letters(s, encryption=sqs.QueueEncryption.KMS),
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
        "sqs-key-management.html",
        own=True,
    ),
]
