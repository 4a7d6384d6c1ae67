"""Scheduler: what is made for a schedule, and how that differs from CDK's own classes."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_scheduler_targets as scheduler_targets
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import At, Cron, Rate, SchedulerEventSource
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_SCHEDULE, _ROLE = "AWS::Scheduler::Schedule", "AWS::IAM::Role"
_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
_PLACE = cdk.Environment(account="111111111111", region="eu-west-1")
_HOURLY = Rate(1, Rate.HOURS)


def _made(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    return of_type(intent(stack), kind)


def _bind(function: Any, schedule: Any = _HOURLY, **options: Any) -> SchedulerEventSource:
    source = SchedulerEventSource(schedule, **options)
    function.add_event_source(source)
    return source


def _role(stack: cdk.Stack) -> dict[str, Any]:
    """Return the role of the schedule; the other one is the function's."""
    (role,) = (role for role in _made(stack, _ROLE) if "scheduler." in str(role))
    return role


def _joined(text: str) -> dict[str, Any]:
    return {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, text]]}


@pytest.fixture(name="here")
def _here(app: cdk.App) -> cdk.Stack:
    return cdk.Stack(app, "Here", env=_PLACE)


def test_a_rate(here: cdk.Stack) -> None:
    """The role is for the schedule's group, and may invoke this function only."""
    _bind(make_function(here, "Function"))

    assert _made(here, _SCHEDULE) == [
        {
            "FlexibleTimeWindow": {"Mode": "OFF"},
            "ScheduleExpression": "rate(1 hour)",
            "ScheduleExpressionTimezone": "Etc/UTC",
            "State": "ENABLED",
            "Target": {"Arn": _FUNCTION, "RoleArn": {"Fn::GetAtt": [_ROLE, "Arn"]}},
        }
    ]
    assert _role(here) == {
        "AssumeRolePolicyDocument": {
            "Statement": [
                {
                    "Action": "sts:AssumeRole",
                    "Condition": {
                        "StringEquals": {
                            "aws:SourceAccount": "111111111111",
                            "aws:SourceArn": _joined(
                                ":scheduler:eu-west-1:111111111111:schedule-group/default"
                            ),
                        }
                    },
                    "Effect": "Allow",
                    "Principal": {"Service": "scheduler.amazonaws.com"},
                }
            ],
            "Version": "2012-10-17",
        },
        "Policies": [
            {
                "PolicyDocument": {
                    "Statement": [
                        {
                            "Action": "lambda:InvokeFunction",
                            "Effect": "Allow",
                            "Resource": _FUNCTION,
                        }
                    ],
                    "Version": "2012-10-17",
                },
                "PolicyName": "Invoke",
            }
        ],
    }
    assert _made(here, "AWS::Lambda::Permission") == []


@pytest.mark.parametrize(
    ("make", "text", "zone"),
    [
        (lambda: Cron(0, 8, day_of_week="MON-FRI"), "cron(0 8 ? * MON-FRI *)", "Etc/UTC"),
        (lambda: At("2030-01-31T18:00:00"), "at(2030-01-31T18:00:00)", "Etc/UTC"),
        (lambda: "rate(1 hours)", "rate(1 hours)", "Etc/UTC"),
        (
            lambda: scheduler.ScheduleExpression.rate(cdk.Duration.days(1)),
            "rate(1 day)",
            "Etc/UTC",
        ),
        (
            lambda: scheduler.ScheduleExpression.expression(
                "cron(0 8 * * ? *)", cdk.TimeZone.EUROPE_BERLIN
            ),
            "cron(0 8 * * ? *)",
            "Europe/Berlin",
        ),
    ],
    ids=["Cron", "At", "text", "rate of CDK", "cron of CDK"],
)
def test_expressions(
    stack: cdk.Stack, function: lambda_.Function, make: Callable[[], Any], text: str, zone: str
) -> None:
    _bind(function, make())

    (made,) = _made(stack, _SCHEDULE)
    assert made["ScheduleExpression"] == text
    assert made["ScheduleExpressionTimezone"] == zone


@pytest.mark.parametrize(
    ("options", "properties"),
    [
        ({"description": "hourly"}, {"Description": "hourly"}),
        ({"schedule_name": "hourly"}, {"Name": "hourly"}),
        ({"enabled": False}, {"State": "DISABLED"}),
        ({"time_zone": "Asia/Tokyo"}, {"ScheduleExpressionTimezone": "Asia/Tokyo"}),
        (
            {"start": datetime(2030, 1, 1, tzinfo=timezone(timedelta(hours=1)))},
            {"StartDate": "2029-12-31T23:00:00.000Z"},
        ),
        (
            {"end": datetime(2030, 1, 1, tzinfo=timezone.utc)},
            {"EndDate": "2030-01-01T00:00:00.000Z"},
        ),
    ],
    ids=str,
)
def test_options_of_the_schedule(
    stack: cdk.Stack,
    function: lambda_.Function,
    options: dict[str, Any],
    properties: dict[str, Any],
) -> None:
    _bind(function, **options)

    (made,) = _made(stack, _SCHEDULE)
    plain = {
        "FlexibleTimeWindow": {"Mode": "OFF"},
        "ScheduleExpression": "rate(1 hour)",
        "ScheduleExpressionTimezone": "Etc/UTC",
        "State": "ENABLED",
        "Target": made["Target"],
    }
    assert made == plain | properties


@pytest.mark.parametrize(
    ("options", "properties"),
    [
        ({"retry_attempts": 0}, {"RetryPolicy": {"MaximumRetryAttempts": 0}}),
        ({"input": {"report": "daily"}}, {"Input": '{"report":"daily"}'}),
        ({"input": '{"report": 1}'}, {"Input": '{"report": 1}'}),
        (
            {"input": scheduler.ScheduleTargetInput.from_object({"report": 1})},
            {"Input": '{"report":1}'},
        ),
        (
            {"input": {"at": "<aws.scheduler.scheduled-time>"}},
            {"Input": '{"at":"<aws.scheduler.scheduled-time>"}'},
        ),
    ],
)
def test_options_of_the_target(
    stack: cdk.Stack,
    function: lambda_.Function,
    options: dict[str, Any],
    properties: dict[str, Any],
) -> None:
    _bind(function, **options)

    (made,) = _made(stack, _SCHEDULE)
    role = {"Fn::GetAtt": [_ROLE, "Arn"]}
    assert made["Target"] == {"Arn": _FUNCTION, "RoleArn": role, **properties}


def test_durations(stack: cdk.Stack, function: lambda_.Function) -> None:
    window, age = cdk.Duration.minutes(15), cdk.Duration.hours(1)
    _bind(function, flexible_time_window=window, max_event_age=age)

    (made,) = _made(stack, _SCHEDULE)
    assert made["FlexibleTimeWindow"] == {"MaximumWindowInMinutes": 15, "Mode": "FLEXIBLE"}
    assert made["Target"]["RetryPolicy"] == {"MaximumEventAgeInSeconds": 3600}


def test_input_that_is_known_at_deploy(stack: cdk.Stack, function: lambda_.Function) -> None:
    _bind(function, input={"region": cdk.Aws.REGION})

    (made,) = _made(stack, _SCHEDULE)
    parts = ['{"region":"', {"Ref": "AWS::Region"}, '"}']
    assert made["Target"]["Input"] == {"Fn::Join": ["", parts]}


@pytest.mark.parametrize(
    ("group", "arn"),
    [
        ("jobs", _joined(":scheduler:eu-west-1:111111111111:schedule-group/jobs")),
        (
            "arn:aws:scheduler:eu-west-1:111111111111:schedule-group/jobs",
            "arn:aws:scheduler:eu-west-1:111111111111:schedule-group/jobs",
        ),
    ],
    ids=["name", "ARN"],
)
def test_a_group_by_name_or_arn(here: cdk.Stack, group: str, arn: object) -> None:
    _bind(make_function(here, "Function"), schedule_group=group)

    assert [made["GroupName"] for made in _made(here, _SCHEDULE)] == ["jobs"]
    (statement,) = _role(here)["AssumeRolePolicyDocument"]["Statement"]
    assert statement["Condition"]["StringEquals"]["aws:SourceArn"] == arn


def test_a_group_of_this_app(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The schedule names the group, and waits for it."""
    _bind(function, schedule_group=scheduler.ScheduleGroup(stack, "Group"))

    (schedule,) = (each for each in intent(stack) if each["Type"] == _SCHEDULE)
    assert schedule["DependsOn"] == ["AWS::Scheduler::ScheduleGroup"]
    (statement,) = _role(stack)["AssumeRolePolicyDocument"]["Statement"]
    source = statement["Condition"]["StringEquals"]["aws:SourceArn"]
    assert source == {"Fn::GetAtt": ["AWS::Scheduler::ScheduleGroup", "Arn"]}


def test_dead_letters_under_a_key(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The role may send to the queue, and use its key; CDK grants the first only."""
    queue = sqs.Queue(stack, "Queue", encryption=sqs.QueueEncryption.KMS)
    _bind(function, dead_letter_queue=queue)

    queue_arn = {"Fn::GetAtt": ["AWS::SQS::Queue", "Arn"]}
    (policy,) = _role(stack)["Policies"]
    _, send, key = policy["PolicyDocument"]["Statement"]
    assert send == {"Action": "sqs:SendMessage", "Effect": "Allow", "Resource": queue_arn}
    assert key == {
        "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
        "Effect": "Allow",
        "Resource": {"Fn::GetAtt": ["AWS::KMS::Key", "Arn"]},
    }
    (made,) = _made(stack, _SCHEDULE)
    assert made["Target"]["DeadLetterConfig"] == {"Arn": queue_arn}


def test_a_key(stack: cdk.Stack, function: lambda_.Function) -> None:
    _bind(function, key=kms.Key(stack, "Key"))

    key_arn = {"Fn::GetAtt": ["AWS::KMS::Key", "Arn"]}
    (policy,) = _made(stack, "AWS::IAM::Policy")
    assert policy["PolicyDocument"]["Statement"] == [
        {"Action": "kms:Decrypt", "Effect": "Allow", "Resource": key_arn}
    ]
    assert [made["KmsKeyArn"] for made in _made(stack, _SCHEDULE)] == [key_arn]


def test_a_role_of_ones_own(stack: cdk.Stack, function: lambda_.Function) -> None:
    """No other role is made, and this one is granted what it needs."""
    principal: Any = iam.ServicePrincipal("scheduler.amazonaws.com")
    role = iam.Role(stack, "Role", assumed_by=principal)
    _bind(function, role=role)

    (policy,) = _made(stack, "AWS::IAM::Policy")
    assert policy["PolicyDocument"]["Statement"] == [
        {"Action": "lambda:InvokeFunction", "Effect": "Allow", "Resource": _FUNCTION}
    ]
    assert len(_made(stack, _ROLE)) == 2


def test_an_alias(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The alias is invoked, and nothing else may be."""
    version: Any = function.current_version
    alias = lambda_.Alias(stack, "Live", alias_name="live", version=version)
    _bind(alias)

    (made,) = _made(stack, _SCHEDULE)
    (policy,) = _role(stack)["Policies"]
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert made["Target"]["Arn"] == statement["Resource"] == {"Ref": "AWS::Lambda::Alias"}


def test_an_imported_function(stack: cdk.Stack) -> None:
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
    _bind(lambda_.Function.from_function_arn(stack, "Function", arn))

    assert [made["Target"]["Arn"] for made in _made(stack, _SCHEDULE)] == [arn]
    assert _role(stack)["Policies"][0]["PolicyDocument"]["Statement"][0]["Resource"] == arn


def test_two_schedules_of_one_function(stack: cdk.Stack, function: lambda_.Function) -> None:
    sources = [_bind(function), _bind(function, At("2030-01-31T18:00:00"))]

    paths = [source.construct_for(function).node.path for source in sources]
    name = "Stack/Function/SchedulerEventSource"
    assert paths == [f"{name}/Schedule", f"{name}2/Schedule"]
    assert len(_made(stack, _SCHEDULE)) == 2


def test_beside_cdk() -> None:
    """The same schedule; CDK's role may invoke every version, and writes AWS's defaults out."""
    ours, theirs = (cdk.Stack(cdk.App(), "Stack", env=_PLACE) for _ in range(2))
    _bind(make_function(ours, "Function"), schedule_name="hourly", enabled=False)
    function: Any = make_function(theirs, "Function")
    scheduler.Schedule(
        theirs,
        "Schedule",
        schedule=scheduler.ScheduleExpression.rate(cdk.Duration.hours(1)),
        target=scheduler_targets.LambdaInvoke(function),  # type: ignore[arg-type,unused-ignore]
        schedule_name="hourly",
        enabled=False,
    )

    (mine,), (cdks,) = _made(ours, _SCHEDULE), _made(theirs, _SCHEDULE)
    assert cdks["Target"].pop("RetryPolicy") == {
        "MaximumEventAgeInSeconds": 86400,
        "MaximumRetryAttempts": 185,
    }
    assert mine == cdks
    role = _role(ours)
    (policy,) = role.pop("Policies")
    assert role == _role(theirs)
    (statement,) = policy["PolicyDocument"]["Statement"]
    (theirs_policy,) = _made(theirs, "AWS::IAM::Policy")
    every_version = {"Fn::Join": ["", [_FUNCTION, ":*"]]}
    assert theirs_policy["PolicyDocument"]["Statement"] == [
        {**statement, "Resource": [_FUNCTION, every_version]}
    ]
