"""Names that users give, and what may have the same one."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_logs as logs
from aws_cdk import aws_ses as ses

from lambda_event_sources import Rate
from tests.checks.pair import Pair
from tests.checks.scene import Scene

NAMES = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html"
LIMITS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html"
_PLACE = {"region": "eu-west-1", "account": "111111111111"}


def _stacks(s: Scene) -> list[cdk.Stack]:
    """Make two stacks of one region and account, whose resources have the same logical ids."""
    return [s.stack_in(name, **_PLACE) for name in ("Blue", "Green")]


def _filters(s: Scene, *, shared: bool) -> None:
    """Give filters of one name to one log group, or to one per stack."""
    groups: list[logs.LogGroup] = []
    for stack in _stacks(s):
        if not groups or not shared:
            groups.append(logs.LogGroup(stack, "Group"))
        s.bind(s.m.LogsEventSource(groups[-1], filter_name="errors"), s.fn(stack))


def _receipt_rules(s: Scene, *, shared: bool) -> None:
    sets: list[ses.ReceiptRuleSet] = []
    for stack in _stacks(s):
        if not sets or not shared:
            sets.append(ses.ReceiptRuleSet(stack, "Inbox"))
        s.bind(s.m.SesEventSource(sets[-1], receipt_rule_name="orders"), s.fn(stack))


def _parameters(s: Scene, count: int) -> None:
    """Subscribe so many functions per stack to a log group that a parameter names."""
    for stack in _stacks(s):
        name = cdk.CfnParameter(stack, "Name").value_as_string
        group = logs.LogGroup.from_log_group_name(stack, "Group", name)
        for number in range(count):
            s.bind(s.m.LogsEventSource(group), s.fn(stack, f"Fn{number}"))


def _named_by_stack(s: Scene, *stacks: cdk.Stack) -> None:
    """Name rules by their stacks, which two stacks write alike."""
    for number, stack in enumerate(stacks):
        source = s.m.ConfigEventSource(
            config_rule_name=f"{cdk.Aws.STACK_NAME}-owners", configuration_changes=True
        )
        s.bind(source, s.fn(stack, f"Fn{number}"))


def _on_two(s: Scene, source: Any, other: Any = None) -> None:
    """Bind a source to one function, and the same or another one to a second."""
    for number, each in enumerate((source, other or source)):
        s.bind(each, s.fn(name=f"Fn{number}"))


def _rule(s: Scene, bus: str | None = None) -> Any:
    return s.m.EventBridgeEventSource(bus, event_pattern={"source": ["x"]}, rule_name="orders")


def _schedule(s: Scene, name: str) -> Any:
    return s.m.ScheduleEventSource(Rate(1, Rate.HOURS), rule_name=name)


def _in_group(s: Scene, group: str) -> Any:
    every_hour = Rate(1, Rate.HOURS)
    return s.m.SchedulerEventSource(every_hour, schedule_name="nightly", schedule_group=group)


PAIRS: list[Pair] = [
    Pair(
        "filter_name once per log group, of several stacks",
        lambda s: _filters(s, shared=True),
        lambda s: _filters(s, shared=False),
        NAMES,
        own=True,
    ),
    Pair(
        "receipt_rule_name once per rule set, of several stacks",
        lambda s: _receipt_rules(s, shared=True),
        lambda s: _receipt_rules(s, shared=False),
        NAMES,
        own=True,
    ),
    Pair(
        "2 filters per log group, which a parameter names",
        lambda s: _parameters(s, 3),
        lambda s: _parameters(s, 2),
        LIMITS,
        own=True,
    ),
    Pair(
        "names that contain that of the stack",
        lambda s: _named_by_stack(s, s.stack, s.stack),
        lambda s: _named_by_stack(s, *_stacks(s)),
        NAMES,
        own=True,
    ),
    Pair(
        "rule_name once per bus",
        lambda s: _on_two(s, _rule(s)),
        lambda s: _on_two(s, _rule(s), _rule(s, "shop")),
        NAMES,
        own=True,
    ),
    Pair(
        "rule_name once, be it a pattern or a schedule",
        lambda s: _on_two(s, _rule(s), _schedule(s, "orders")),
        lambda s: _on_two(s, _rule(s), _schedule(s, "nightly")),
        NAMES,
        own=True,
    ),
    Pair(
        "schedule_name once per group",
        lambda s: _on_two(s, _in_group(s, "shop")),
        lambda s: _on_two(s, _in_group(s, "shop"), _in_group(s, "stock")),
        NAMES,
        own=True,
    ),
]
