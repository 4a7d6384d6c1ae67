"""Custom rules of AWS Config: what sets them off, scopes, parameters, names."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_config as config
from aws_cdk import aws_iam as iam

from tests.checks.pair import Pair
from tests.checks.scene import Scene

API = "https://docs.aws.amazon.com/config/latest/APIReference"
RULE = f"{API}/API_ConfigRule.html"
DETAIL = f"{API}/API_SourceDetail.html"
SCOPE = f"{API}/API_Scope.html"
NAMES = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html"
TWICE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html"
IDS = "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html"
ROLES = "https://docs.aws.amazon.com/cdk/v2/guide/define-iam-l2.html"
DAILY = config.MaximumExecutionFrequency.TWENTY_FOUR_HOURS
BUCKET = config.ResourceType.S3_BUCKET


def bind(s: Scene, fn: Any = None, **kw: Any) -> object:
    return s.bind(s.m.ConfigEventSource(**{"configuration_changes": True, **kw}), fn)


def given(about: str, prop: str, wrong: Any, valid: Any, page: str = RULE) -> Pair:
    return Pair(
        f"{prop}: {about}",
        lambda s: bind(s, **{prop: wrong}),
        lambda s: bind(s, **{prop: valid}),
        page,
        own=True,
    )


def types(s: Scene, count: int) -> None:
    bind(s, rule_scope=config.RuleScope.from_resources([BUCKET] * count))


def tag(s: Scene, length: int) -> None:
    bind(s, rule_scope=config.RuleScope.from_tag("k" * length))


def scope(about: str, do: Callable[[Scene, int], None], wrong: int, valid: int) -> Pair:
    about = f"rule_scope: {about}"
    return Pair(about, lambda s: do(s, wrong), lambda s: do(s, valid), SCOPE, own=True)


def rules(s: Scene, first: Any, second: Any, prop: str) -> None:
    for number, value in enumerate((first, second)):
        bind(s, s.fn(name=f"Fn{number}"), **{prop: value})


def twice(s: Scene, second: str) -> None:
    for tag in ("team", second):
        bind(s, input_parameters={"tag": tag})


def with_role(s: Scene, **kw: Any) -> None:
    arn = "arn:aws:iam::111111111111:role/orders"
    role: Any = iam.Role.from_role_arn(s.stack, "Role", arn, mutable=False)
    bind(s, s.fn(role=role), **kw)


PAIRS: list[Pair] = [
    given("or periodic", "configuration_changes", False, True, DETAIL),
    Pair(
        "maximum_execution_frequency: of a periodic rule",
        lambda s: bind(s, maximum_execution_frequency=DAILY),
        lambda s: bind(s, maximum_execution_frequency=DAILY, periodic=True),
        DETAIL,
        own=True,
    ),
    given("no slashes", "construct_id", "Owners/Buckets", "OwnersBuckets", IDS),
    given("at most 128 characters", "config_rule_name", "x" * 129, "x" * 128),
    given("not blank", "config_rule_name", " ", "owners"),
    given("at most 256 characters", "description", "x" * 257, "x" * 256),
    given("JSON", "input_parameters", {"tags": {"team"}}, {"tags": ["team"]}),
    given("at most 1024 characters", "input_parameters", {"a": "x" * 1017}, {"a": "x" * 1016}),
    scope("not nothing", types, 0, 1),
    scope("at most 100 types", types, 101, 100),
    scope("a key of 128 characters", tag, 129, 128),
    Pair(
        "config_rule_name: one for each function",
        lambda s: rules(s, "owners", "owners", "config_rule_name"),
        lambda s: rules(s, "owners", "keys", "config_rule_name"),
        NAMES,
        own=True,
    ),
    Pair(
        "no resource judged twice",
        lambda s: twice(s, "team"),
        lambda s: twice(s, "stage"),
        TWICE,
        risky=True,
        own=True,
    ),
    Pair(
        "a role that can be allowed to report",
        with_role,
        lambda s: with_role(s, grant=False),
        ROLES,
        risky=True,
        own=True,
    ),
]
