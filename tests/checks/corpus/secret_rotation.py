"""Rotation of secrets: schedules, windows, and one function for a secret."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_secretsmanager as secretsmanager

from tests.checks.pair import Pair
from tests.checks.scene import Scene

SCHEDULES = (
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html"
)
API = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html"
RULES = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html"
ONE = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
    "aws-resource-secretsmanager-rotationschedule.html"
)
NAMES = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html"
ROLE = "https://docs.aws.amazon.com/cdk/v2/guide/define-iam-l2.html"
Hours, Days = cdk.Duration.hours, cdk.Duration.days


def bind(s: Scene, what: Any = None, fn: Any = None, **kw: Any) -> object:
    return s.bind(s.m.SecretRotationEventSource(what or s.secret(), **kw), fn)


def given(about: str, wrong: dict[str, Any], valid: dict[str, Any], page: str = SCHEDULES) -> Pair:
    return Pair(about, lambda s: bind(s, **wrong), lambda s: bind(s, **valid), page, own=True)


def interval(about: str, wrong: Any, valid: Any) -> Pair:
    prop = "automatically_after"
    return given(f"{prop}: {about}", {prop: wrong}, {prop: valid})


def expression(about: str, wrong: str, valid: str, page: str = SCHEDULES) -> Pair:
    prop = "schedule_expression"
    return given(f"{prop}: {about}", {prop: wrong}, {prop: valid}, page)


def window(about: str, hours: int, **schedule: Any) -> Pair:
    wrong, valid = ({**schedule, "duration": Hours(count)} for count in (hours + 1, hours))
    return given(f"duration: {about}", wrong, valid)


def functions(s: Scene, *secrets: Any) -> None:
    for number, secret in enumerate(secrets):
        bind(s, secret, s.fn(name=f"Fn{number}"))


def beside_cdk(s: Scene, *, same: bool) -> object:
    secret = s.secret()
    rotation: Any = s.fn(name="Cdk")
    other = secret if same else s.secret(name="Other")
    other.add_rotation_schedule("Rotation", rotation_lambda=rotation)
    return bind(s, secret)


def in_region(s: Scene, region: str) -> object:
    ours = s.stack_in("Ours", region=region, account="111111111111")
    arn = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:shop-AbCdEf"
    return bind(s, arn, s.fn(ours))


def immutable_role(s: Scene, **kw: Any) -> object:
    principal: Any = iam.ServicePrincipal("lambda.amazonaws.com")
    role = iam.Role(s.stack, "Role", assumed_by=principal)
    return bind(s, fn=s.fn(role=role.without_policy_updates()), **kw)


def across_stacks(s: Scene, *, same: bool) -> None:
    secret: secretsmanager.Secret = s.secret()
    bind(s, secret)
    other = s.stack_in()
    bind(s, secret if same else s.secret(other), s.fn(other))


PAIRS = [
    interval("three hours", Hours(3), Hours(4)),
    interval("more than a day in hours", Hours(36), Hours(48)),
    interval("more than 999 days", Days(1000), Days(999)),
    interval("minutes", cdk.Duration.minutes(270), cdk.Duration.minutes(300)),
    interval("a number", 30, Days(30)),
    expression("minutes", "rate(300 minutes)", "rate(5 hours)"),
    expression("a day in hours", "rate(24 hours)", "rate(1 day)"),
    expression("not on the hour", "cron(30 2 * * ? *)", "cron(0 2 * * ? *)"),
    expression("in one year", "cron(0 2 1 1 ? 2027)", "cron(0 2 1 1 ? *)"),
    expression("five fields", "cron(0 2 * * ?)", "cron(0 2 * * ? *)"),
    expression("two days", "cron(0 2 1 * MON *)", "cron(0 2 ? * MON *)"),
    expression("no day", "cron(0 2 ? * ? *)", "cron(0 2 ? * * *)"),
    expression("every hour", "cron(0 * * * ? *)", "cron(0 0/4 * * ? *)"),
    expression("every three hours", "cron(0 */3 * * ? *)", "cron(0 */4 * * ? *)"),
    expression(
        "too long", f"cron(0 2 {'1,' * 130}1 * ? *)", f"cron(0 2 {'1,' * 100}1 * ? *)", RULES
    ),
    given(
        "automatically_after and schedule_expression",
        {"automatically_after": Days(1), "schedule_expression": "rate(1 day)"},
        {"automatically_after": Days(1)},
        RULES,
    ),
    given("duration: half hours", {"duration": cdk.Duration.minutes(90)}, {"duration": Hours(2)}),
    given("duration: nothing", {"duration": Hours(0)}, {"duration": Hours(1)}),
    window("more than a day", 24, automatically_after=Days(7)),
    window("longer than the interval", 4, automatically_after=Hours(4)),
    window("into the next day", 2, schedule_expression="cron(0 22 * * ? *)"),
    window("into the next window", 4, schedule_expression="cron(0 2,6 * * ? *)"),
    given(
        "duration: without a rotation",
        {"automatically_after": Days(0), "duration": Hours(1)},
        {"automatically_after": Days(0)},
    ),
    Pair(
        "secret: no ARN and no name",
        lambda s: bind(s, "my secret"),
        lambda s: bind(s, "my-secret"),
        NAMES,
        own=True,
    ),
    Pair(
        "two functions for a secret",
        lambda s: functions(s, *[s.secret()] * 2),
        lambda s: functions(s, s.secret(), s.secret(name="Other")),
        ONE,
        own=True,
    ),
    Pair(
        "two functions for a secret, of two stacks",
        lambda s: across_stacks(s, same=True),
        lambda s: across_stacks(s, same=False),
        ONE,
        own=True,
    ),
    Pair(
        "a schedule beside one of CDK",
        lambda s: beside_cdk(s, same=True),
        lambda s: beside_cdk(s, same=False),
        ONE,
        own=True,
    ),
    Pair(
        "secret of another region",
        lambda s: in_region(s, "eu-central-1"),
        lambda s: in_region(s, "eu-west-1"),
        API,
        own=True,
    ),
    Pair(
        "role that cannot be changed",
        immutable_role,
        lambda s: immutable_role(s, grant=False),
        ROLE,
        risky=True,
        own=True,
    ),
]
