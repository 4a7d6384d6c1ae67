"""Scheduled rules: what is made for an expression, and how that differs from CDK's own classes."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as events_targets
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import Cron, Rate, ScheduleEventSource, ValidationError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_RULE, _PERMISSION = "AWS::Events::Rule", "AWS::Lambda::Permission"
_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}


def _made(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    return of_type(intent(stack), kind)


def test_a_rate(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The permission is for this rule."""
    function.add_event_source(ScheduleEventSource(Rate(1, unit=Rate.HOURS)))

    assert _made(stack, _RULE) == [
        {
            "ScheduleExpression": "rate(1 hour)",
            "State": "ENABLED",
            "Targets": [{"Arn": _FUNCTION, "Id": "Target0"}],
        }
    ]
    assert _made(stack, _PERMISSION) == [
        {
            "Action": "lambda:InvokeFunction",
            "FunctionName": _FUNCTION,
            "Principal": "events.amazonaws.com",
            "SourceArn": {"Fn::GetAtt": [_RULE, "Arn"]},
        }
    ]


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: Cron(0, 10, "*", "*", "?", "*"), "cron(0 10 * * ? *)"),
        (lambda: "rate(1 hour)", "rate(1 hour)"),
        (lambda: "cron(0 10 ? * MON-FRI *)", "cron(0 10 ? * MON-FRI *)"),
        (lambda: events.Schedule.rate(cdk.Duration.days(1)), "rate(1 day)"),
        (lambda: events.Schedule.cron(minute="0", hour="10"), "cron(0 10 * * ? *)"),
    ],
    ids=["Cron", "rate", "cron", "rate of CDK", "cron of CDK"],
)
def test_expressions(
    stack: cdk.Stack, function: lambda_.Function, make: Callable[[], Any], text: str
) -> None:
    function.add_event_source(ScheduleEventSource(make()))

    assert [rule["ScheduleExpression"] for rule in _made(stack, _RULE)] == [text]


def test_an_expression_that_is_known_at_deploy(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    rate = cdk.CfnParameter(stack, "Rate").value_as_string
    function.add_event_source(ScheduleEventSource(rate))
    function.add_event_source(ScheduleEventSource(Cron(0, rate)))

    one, other = (rule["ScheduleExpression"] for rule in _made(stack, _RULE))
    reference = {"Ref": "Rate"}
    assert (one, other) in (
        (reference, {"Fn::Join": ["", ["cron(0 ", reference, " * * ? *)"]]}),
        ({"Fn::Join": ["", ["cron(0 ", reference, " * * ? *)"]]}, reference),
    )


def test_all_options(stack: cdk.Stack, function: lambda_.Function, queue: sqs.Queue) -> None:
    function.add_event_source(
        ScheduleEventSource(
            "rate(1 day)",
            rule_name="daily",
            description="once a day",
            enabled=False,
            input={"report": "daily"},
            retry_attempts=2,
            max_event_age=cdk.Duration.hours(1),
            dead_letter_queue=queue,
            construct_id="Daily",
            grant=False,
        )
    )

    queue_arn = {"Fn::GetAtt": ["AWS::SQS::Queue", "Arn"]}
    assert _made(stack, _RULE) == [
        {
            "Description": "once a day",
            "Name": "daily",
            "ScheduleExpression": "rate(1 day)",
            "State": "DISABLED",
            "Targets": [
                {
                    "Arn": _FUNCTION,
                    "DeadLetterConfig": {"Arn": queue_arn},
                    "Id": "Target0",
                    "Input": '{"report":"daily"}',
                    "RetryPolicy": {"MaximumEventAgeInSeconds": 3600, "MaximumRetryAttempts": 2},
                }
            ],
        }
    ]
    assert _made(stack, _PERMISSION) == []


def test_two_schedules_of_one_function(stack: cdk.Stack, function: lambda_.Function) -> None:
    sources = [ScheduleEventSource(Rate(hours, Rate.HOURS)) for hours in (1, 2)]
    for source in sources:
        function.add_event_source(source)

    paths = [source.construct_for(function).node.path for source in sources]
    name = "Stack/Function/ScheduleEventSource"
    assert paths == [f"{name}/Rule", f"{name}2/Rule"]


def test_beside_cdk() -> None:
    """The same rule and permission."""
    ours, theirs = (cdk.Stack(cdk.App(), "Stack") for _ in range(2))
    make_function(ours, "Function").add_event_source(ScheduleEventSource(Rate(1, Rate.HOURS)))
    function: Any = make_function(theirs, "Function")
    hourly = events.Schedule.rate(cdk.Duration.hours(1))
    target: Any = events_targets.LambdaFunction(function)
    events.Rule(theirs, "Rule", schedule=hourly, targets=[target])

    assert intent(ours) == intent(theirs)


@pytest.mark.parametrize(
    ("schedule", "prop", "message"),
    [
        (
            "cron(0 24 * * ? *)",
            "schedule.hours",
            "schedule 'cron(0 24 * * ? *)': hours must be 0 to 23, *, or a list,",
        ),
        ("rate(1 hours)", "schedule", "schedule must be rate(1 hour), got rate(1 hours)"),
        ("hourly", "schedule.expression", "schedule 'hourly': expression must be rate(...), cron("),
        ("at(2030-01-31T18:00:00)", "schedule", "schedule must be a Rate or a Cron, or a string "),
    ],
)
def test_messages(schedule: str, prop: str, message: str) -> None:
    """They name the field of the expression."""
    with pytest.raises(ValidationError) as caught:
        ScheduleEventSource(schedule)

    assert str(caught.value).startswith(f"ScheduleEventSource: {message}")
    assert caught.value.prop == prop
