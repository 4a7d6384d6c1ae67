"""Subscription filters of CloudWatch Logs: patterns, places, and who writes to the log group."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_logs as logs

from tests.checks.pair import Pair
from tests.checks.scene import Scene

GUIDE = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs"
API = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html"
SYNTAX = f"{GUIDE}/FilterAndPatternSyntax.html"
LIMITS = f"{GUIDE}/cloudwatch_limits_cwl.html"
CLASSES = f"{GUIDE}/CloudWatch_Logs_Log_Classes.html"
LOOP = f"{GUIDE}/SubscriptionFilters.html"
IDS = "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html"
TWICE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html"
HERE, THERE = "111111111111", "222222222222"


def group(s: Scene, name: str = "Group", scope: Any = None, **kw: Any) -> logs.LogGroup:
    return logs.LogGroup(scope or s.stack, name, **kw)


def bind(s: Scene, log_group: Any = None, fn: Any = None, **kw: Any) -> object:
    return s.bind(s.m.LogsEventSource(log_group or group(s), **kw), fn)


def given(about: str, prop: str, wrong: Any, valid: Any, page: str = API) -> Pair:
    return Pair(
        f"{prop}: {about}",
        lambda s: bind(s, **{prop: wrong}),
        lambda s: bind(s, **{prop: valid}),
        page,
        own=True,
    )


def pattern(about: str, wrong: str, valid: str) -> Pair:
    return given(about, "filter_pattern", wrong, valid, SYNTAX)


def filters(s: Scene, count: int) -> None:
    """Subscribe one function, and so many others by hand."""
    log_group = group(s)
    for number in range(count):
        logs.CfnSubscriptionFilter(
            s.stack,
            f"Filter{number}",
            destination_arn=f"arn:aws:lambda:us-east-1:{HERE}:function:f{number}",
            filter_pattern="",
            log_group_name=log_group.log_group_name,
        )
    bind(s, log_group)


def across_stacks(s: Scene, count: int) -> None:
    """Subscribe functions of so many stacks to one log group."""
    log_group = group(s)
    for number in range(count):
        bind(s, log_group, s.fn(s.stack_in(f"Other{number}")))


def own(s: Scene, mine: Any, read: Any) -> None:
    bind(s, read, s.fn(log_group=mine))


def named(s: Scene, name: str) -> None:
    bind(s, name, s.fn(function_name="orders"))


def imported(s: Scene, name: str) -> None:
    arn = f"arn:aws:lambda:us-east-1:{HERE}:function:orders"
    stack = s.stack_in(region="us-east-1", account=HERE)
    bind(s, name, cdk.aws_lambda.Function.from_function_arn(stack, "Fn", arn))


def of_class(s: Scene, log_class: logs.LogGroupClass) -> None:
    bind(s, group(s, log_group_class=log_class))


def at(s: Scene, region: str, account: str) -> None:
    stack = s.stack_in(region="eu-west-1", account=HERE)
    bind(s, f"arn:aws:logs:{region}:{account}:log-group:/shop/web:*", s.fn(stack))


def twice(s: Scene, second: str) -> None:
    log_group = group(s)
    for text in ("ERROR", second):
        bind(s, log_group, filter_pattern=text)


def ids(s: Scene, second: str) -> None:
    for name, construct_id in (("One", "Errors"), ("Two", second)):
        bind(s, group(s, name), construct_id=construct_id)


def on_two(s: Scene, *names: str) -> None:
    """Subscribe two functions to one log group, by filters of these names."""
    log_group = group(s)
    for number, name in enumerate(names):
        bind(s, log_group, s.fn(name=f"Fn{number}"), filter_name=name)


def pair(about: str, do: Any, wrong: tuple[Any, ...], valid: tuple[Any, ...], page: str) -> Pair:
    return Pair(about, lambda s: do(s, *wrong), lambda s: do(s, *valid), page, own=True)


PAIRS: list[Pair] = [
    pattern("at most 1024 characters", "x" * 1025, "x" * 1024),
    pattern("quotes closed", '"ERROR', '"ERROR"'),
    pattern("braces closed", "{ $.level = 40", "{ $.level = 40 }"),
    pattern("brackets closed", "[ip, user", "[ip, user]"),
    pattern("JSON selected by $", "{ level = 40 }", "{ $.level = 40 }"),
    pattern("at most 2 regular expressions", "%a.% %b.% %c.%", "%a.% %b.%"),
    given("a pattern, or its text", "filter_pattern", ["ERROR"], "ERROR", SYNTAX),
    given("no slashes", "construct_id", "Shop/Errors", "ShopErrors", IDS),
    given("at most 512 characters", "filter_name", "x" * 513, "x" * 512),
    given("no colons", "filter_name", "shop:errors", "shop-errors"),
    given("at most 2000 characters", "field_selection_criteria", "x" * 2001, "x" * 2000),
    given("those that there are", "emit_system_fields", ["@aws.zone"], ["@aws.region"]),
    given(
        "each once",
        "emit_system_fields",
        ["@aws.region", "@aws.region"],
        ["@aws.region", "@aws.account"],
    ),
    Pair(
        "log_group: a name that there can be",
        lambda s: bind(s, "shop web"),
        lambda s: bind(s, "/shop/web"),
        API,
        own=True,
    ),
    pair("at most 2 filters per log group", filters, (2,), (1,), LIMITS),
    pair("at most 2 filters, from other stacks", across_stacks, (3,), (2,), LIMITS),
    Pair(
        "not the log group that the function is given",
        lambda s: own(s, mine := group(s), mine),
        lambda s: own(s, group(s, "Own"), group(s)),
        LOOP,
        own=True,
    ),
    Pair(
        "not the log group that the function has anyway",
        lambda s: bind(s, (fn := s.fn()).log_group, fn),
        lambda s: bind(s, s.fn(name="Other").log_group, s.fn()),
        LOOP,
        own=True,
    ),
    pair("not the function's own, by name", named, ("/aws/lambda/orders",), ("/shop",), LOOP),
    pair("not an imported function's own", imported, ("/aws/lambda/orders",), ("/shop",), LOOP),
    pair(
        "a log group with subscription filters",
        of_class,
        (logs.LogGroupClass.INFREQUENT_ACCESS,),
        (logs.LogGroupClass.STANDARD,),
        CLASSES,
    ),
    pair("in the function's region", at, ("us-east-1", HERE), ("eu-west-1", HERE), API),
    pair("in the function's account", at, ("eu-west-1", THERE), ("eu-west-1", HERE), API),
    Pair(
        "no event twice",
        lambda s: twice(s, "ERROR"),
        lambda s: twice(s, "WARN"),
        TWICE,
        risky=True,
        own=True,
    ),
    pair(
        "filter_name once per log group",
        on_two,
        ("errors", "errors"),
        ("errors", "alarms"),
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html",
    ),
    pair(
        "construct_id once per function",
        ids,
        ("Errors",),
        ("Warnings",),
        IDS,
    ),
]
