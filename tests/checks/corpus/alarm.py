"""Alarms that invoke functions: which ones, for which states, and how many actions they have."""

from typing import Any

from aws_cdk import aws_cloudwatch as cloudwatch

from tests.checks.pair import Pair
from tests.checks.scene import Scene

LAMBDA = (
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html"
)
API = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
TWICE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html"
DEPENDS = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html"
)
EXISTING = "arn:aws:cloudwatch:us-east-1:111111111111:alarm:errors"
STATE = cloudwatch.AlarmState


def alarm(s: Scene, name: str = "Alarm", **kw: Any) -> cloudwatch.Alarm:
    metric = cloudwatch.Metric(namespace="Shop", metric_name="Errors")
    return cloudwatch.Alarm(s.stack, name, metric=metric, threshold=1, evaluation_periods=1, **kw)


def bind(s: Scene, what: Any = None, fn: Any = None, **kw: Any) -> object:
    return s.bind(s.m.AlarmEventSource(what or alarm(s), **kw), fn)


def functions(s: Scene, count: int) -> None:
    what = alarm(s)
    for number in range(count):
        bind(s, what, s.fn(name=f"Fn{number}"))


def imported(s: Scene) -> Any:
    return cloudwatch.Alarm.from_alarm_arn(s.stack, "Imported", EXISTING)


def twice(s: Scene, *states: cloudwatch.AlarmState) -> None:
    what = alarm(s)
    for state in states:
        bind(s, what, states=[state])


def knows(s: Scene, *, arn: bool) -> object:
    what = alarm(s)
    return bind(s, what, s.fn(environment={"ALARM": what.alarm_arn if arn else "errors"}))


PAIRS = [
    Pair("alarm: imported", lambda s: bind(s, imported(s)), bind, LAMBDA, own=True),
    Pair("alarm: an ARN", lambda s: bind(s, EXISTING), bind, LAMBDA, own=True),
    Pair(
        "states: none",
        lambda s: bind(s, states=[]),
        lambda s: bind(s, states=[STATE.OK]),
        API,
        own=True,
    ),
    Pair(
        "states: one twice",
        lambda s: bind(s, states=[STATE.OK, STATE.OK]),
        lambda s: bind(s, states=[STATE.OK, STATE.ALARM]),
        API,
        own=True,
    ),
    Pair(
        "six actions of an alarm",
        lambda s: functions(s, 6),
        lambda s: functions(s, 5),
        API,
        own=True,
    ),
    Pair(
        "alarm whose actions are off",
        lambda s: bind(s, alarm(s, actions_enabled=False)),
        lambda s: bind(s, alarm(s, actions_enabled=True)),
        API,
        risky=True,
        own=True,
    ),
    Pair(
        "function that waits for its alarm",
        lambda s: knows(s, arn=True),
        lambda s: knows(s, arn=False),
        DEPENDS,
        own=True,
    ),
    Pair(
        "one state of an alarm twice",
        lambda s: twice(s, STATE.OK, STATE.OK),
        lambda s: twice(s, STATE.OK, STATE.ALARM),
        TWICE,
        risky=True,
        own=True,
    ),
]
