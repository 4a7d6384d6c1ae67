"""What holds for every source whose service invokes the function by itself."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs

from lambda_event_sources import Rate
from tests.checks.pair import Pair
from tests.checks.scene import Scene

_LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg"
_PERMISSIONS = f"{_LAMBDA}/access-control-resource-based.html"
_ASYNCHRONOUS = f"{_LAMBDA}/invocation-async.html"
_QUOTAS = f"{_LAMBDA}/gettingstarted-limits.html"
_IDS = "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html"
_MESSAGES = "SELECT * FROM 'devices/+/readings'"


def _rule(s: Scene, name: str, **kw: Any) -> object:
    return s.m.EventBridgeEventSource(event_pattern={"source": [name]}, **kw)


def _schedule(s: Scene, kind: str, hours: int, **kw: Any) -> object:
    return getattr(s.m, kind)(Rate(hours, Rate.HOURS), **kw)


def _elsewhere(s: Scene, region: str) -> object:
    stack = s.stack_in(region="eu-west-1", account="111111111111")
    arn = f"arn:aws:lambda:{region}:111111111111:function:readings"
    fn = lambda_.Function.from_function_arn(stack, "Imported", arn)
    return s.bind(s.m.IotRuleEventSource(_MESSAGES), fn)


def _twice(about: str, first: Callable[[Scene], object], other: Callable[[Scene], object]) -> Pair:
    """Return a pair of two equal sources of a function, and of two that are not."""
    return Pair(
        f"{about} twice",
        lambda s: [s.bind(first(s)), s.bind(first(s))],
        lambda s: [s.bind(first(s)), s.bind(other(s))],
        _ASYNCHRONOUS,
        risky=True,
        own=True,
    )


def _filters(s: Scene, second: str) -> None:
    group = logs.LogGroup(s.stack, "Group")
    for pattern in ("ERROR", second):
        s.bind(s.m.LogsEventSource(group, filter_pattern=pattern))


def _many(s: Scene, count: int) -> None:
    for number in range(count):
        s.bind(_rule(s, f"orders.{number}"))


def _beside(s: Scene, count: int) -> None:
    """Bind to a function whose logical id is the beginning of another one's."""
    function, other = s.fn(name="Short"), s.fn(name="Long")
    for fn, logical_id in ((function, "Order"), (other, "OrderArchive")):
        made: Any = fn.node.default_child
        made.override_logical_id(logical_id)
    for number in range(count):
        service: Any = iam.ServicePrincipal(f"s{number}.aws")
        other.add_permission(f"P{number}", principal=service)
    s.bind(_rule(s, "orders"), function)
    for number in range(40 - count):
        s.bind(_rule(s, f"orders.{number}"), function)


def _alarms(s: Scene, count: int) -> None:
    """Bind alarms of another stack, whose permissions are beside them."""
    other = s.stack_in()
    metric: Any = cloudwatch.Metric(namespace="Orders", metric_name="Late")
    for number in range(count):
        alarm = cloudwatch.Alarm(
            other, f"Alarm{number}", metric=metric, evaluation_periods=1, threshold=1
        )
        s.bind(s.m.AlarmEventSource(alarm))


def _with_ids(s: Scene, second: str) -> None:
    s.bind(_rule(s, "orders", construct_id="Orders"))
    s.bind(s.m.IotRuleEventSource(_MESSAGES, construct_id=second))


PAIRS = [
    Pair(
        "function of the stack's region",
        lambda s: _elsewhere(s, "us-east-1"),
        lambda s: _elsewhere(s, "eu-west-1"),
        _PERMISSIONS,
        risky=True,
        own=True,
    ),
    _twice("events", lambda s: _rule(s, "orders"), lambda s: _rule(s, "invoices")),
    _twice(
        "schedule of a rule",
        lambda s: _schedule(s, "ScheduleEventSource", 1),
        lambda s: _schedule(s, "ScheduleEventSource", 2),
    ),
    _twice(
        "schedule of a rule, with one input,",
        lambda s: _schedule(s, "ScheduleEventSource", 1, input={"kind": "all"}),
        lambda s: _schedule(s, "ScheduleEventSource", 1, input={"kind": "new"}),
    ),
    _twice(
        "schedule of Scheduler",
        lambda s: _schedule(s, "SchedulerEventSource", 1),
        lambda s: _schedule(s, "SchedulerEventSource", 2),
    ),
    _twice(
        "messages",
        lambda s: s.m.IotRuleEventSource(_MESSAGES),
        lambda s: s.m.IotRuleEventSource(f"{_MESSAGES} WHERE heat > 40"),
    ),
    Pair(
        "log events twice",
        lambda s: _filters(s, "ERROR"),
        lambda s: _filters(s, "WARN"),
        _ASYNCHRONOUS,
        risky=True,
        own=True,
    ),
    Pair(
        "construct_id of one source",
        lambda s: _with_ids(s, "Orders"),
        lambda s: _with_ids(s, "Readings"),
        _IDS,
        own=True,
    ),
    Pair(
        "permissions that a resource policy has room for",
        lambda s: _many(s, 40),
        lambda s: _many(s, 10),
        _QUOTAS,
        risky=True,
        own=True,
    ),
    Pair(
        "permissions of this function, not of one named alike",
        lambda s: _beside(s, 0),
        lambda s: _beside(s, 39),
        _QUOTAS,
        risky=True,
        own=True,
    ),
    Pair(
        "permissions that are in another stack",
        lambda s: _alarms(s, 40),
        lambda s: _alarms(s, 10),
        _QUOTAS,
        risky=True,
        own=True,
    ),
]
