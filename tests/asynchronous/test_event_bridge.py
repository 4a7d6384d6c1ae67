"""EventBridge: what is made for a pattern, and how that differs from CDK's own classes."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as events_targets
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import EventBridgeEventSource, NotBoundError, ValidationError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_RULE, _PERMISSION = "AWS::Events::Rule", "AWS::Lambda::Permission"
_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
_RULE_ARN = {"Fn::GetAtt": [_RULE, "Arn"]}
_ORDERS: dict[str, Any] = {"source": ["orders"]}
_PLACE = cdk.Environment(account="111111111111", region="eu-west-1")
_BUS = "arn:aws:events:eu-west-1:111111111111:event-bus/orders"
_THEIRS = _BUS.replace("111111111111", "222222222222")


def _made(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    return of_type(intent(stack), kind)


def _bind(function: Any, *bus: Any, **options: Any) -> EventBridgeEventSource:
    source = EventBridgeEventSource(*bus, **{"event_pattern": _ORDERS, **options})
    function.add_event_source(source)
    return source


def test_a_pattern_on_the_default_bus(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The permission names no account: with one, EventBridge could not invoke the function."""
    _bind(function)

    assert _made(stack, _RULE) == [
        {
            "EventPattern": {"source": ["orders"]},
            "State": "ENABLED",
            "Targets": [{"Arn": _FUNCTION, "Id": "Target0"}],
        }
    ]
    assert _made(stack, _PERMISSION) == [
        {
            "Action": "lambda:InvokeFunction",
            "FunctionName": _FUNCTION,
            "Principal": "events.amazonaws.com",
            "SourceArn": _RULE_ARN,
        }
    ]


@pytest.mark.parametrize(
    ("options", "properties"),
    [
        ({"description": "orders"}, {"Description": "orders"}),
        ({"rule_name": "orders"}, {"Name": "orders"}),
        ({"enabled": False}, {"State": "DISABLED"}),
    ],
    ids=str,
)
def test_options_of_the_rule(
    stack: cdk.Stack,
    function: lambda_.Function,
    options: dict[str, Any],
    properties: dict[str, Any],
) -> None:
    _bind(function, **options)

    (rule,) = _made(stack, _RULE)
    assert rule == {"EventPattern": _ORDERS, "State": "ENABLED", **properties} | {
        "Targets": rule["Targets"]
    }


@pytest.mark.parametrize(
    ("options", "properties"),
    [
        ({"retry_attempts": 0}, {"RetryPolicy": {"MaximumRetryAttempts": 0}}),
        ({"input": {"kind": "order"}}, {"Input": '{"kind":"order"}'}),
        ({"input": events.RuleTargetInput.from_event_path("$.detail")}, {"InputPath": "$.detail"}),
        (
            {"input": {"id": events.EventField.event_id}},
            {"InputTransformer": {"InputPathsMap": {"id": "$.id"}, "InputTemplate": '{"id":<id>}'}},
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

    (rule,) = _made(stack, _RULE)
    assert rule["Targets"] == [{"Arn": _FUNCTION, "Id": "Target0", **properties}]


def test_the_age_of_events(stack: cdk.Stack, function: lambda_.Function) -> None:
    _bind(function, max_event_age=cdk.Duration.hours(2))

    ((target,),) = (rule["Targets"] for rule in _made(stack, _RULE))
    assert target["RetryPolicy"] == {"MaximumEventAgeInSeconds": 7200}


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ({"detail-type": ["placed"]}, {"detail-type": ["placed"]}),
        ({"source": [{"prefix": "a"}, "b"]}, {"source": [{"prefix": "a"}, "b"]}),
        ({"detail": {"a": [None, 1, True]}}, {"detail": {"a": [None, 1, True]}}),
        ({"replay-name": [{"exists": False}]}, {"replay-name": [{"exists": False}]}),
        (
            {"$or": [{"source": ["a"]}, {"detail": {"b": [None]}}]},
            {"$or": [{"source": ["a"]}, {"detail": {"b": [None]}}]},
        ),
        (
            {"source": ["a"], "$or": [{"account": ["1"]}, {"region": ["x"]}]},
            {"source": ["a"], "$or": [{"account": ["1"]}, {"region": ["x"]}]},
        ),
    ],
    ids=str,
)
def test_patterns(
    stack: cdk.Stack, function: lambda_.Function, pattern: dict[str, Any], made: dict[str, Any]
) -> None:
    """Each is in the template as it was given, also what CDK's struct cannot say."""
    _bind(function, event_pattern=pattern)

    assert [rule["EventPattern"] for rule in _made(stack, _RULE)] == [made]


def test_a_pattern_of_cdk(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The struct and its matchers, which are tokens."""
    pattern = events.EventPattern(
        detail_type=["placed"],
        source=events.Match.prefix("shop."),
        detail={"total": events.Match.interval(1, 5), "region": [cdk.Aws.REGION]},
    )
    _bind(function, event_pattern=pattern)

    assert [rule["EventPattern"] for rule in _made(stack, _RULE)] == [
        {
            "detail-type": ["placed"],
            "source": [{"prefix": "shop."}],
            "detail": {
                "total": [{"numeric": [">=", 1, "<=", 5]}],
                "region": [{"Ref": "AWS::Region"}],
            },
        }
    ]


def test_more_can_be_added_to_the_rule(stack: cdk.Stack, function: lambda_.Function) -> None:
    """It is CDK's own, not a copy."""
    rule = _bind(function).construct_for(function)
    rule.add_event_pattern(account=["111111111111"])

    (made,) = _made(stack, _RULE)
    assert made["EventPattern"] == {**_ORDERS, "account": ["111111111111"]}


@pytest.mark.parametrize("name", ["orders", _BUS])
def test_a_bus_by_name_or_arn(app: cdk.App, name: str) -> None:
    stack = cdk.Stack(app, "Stack", env=_PLACE)
    source = _bind(make_function(stack, "Function"), name)

    assert [rule["EventBusName"] for rule in _made(stack, _RULE)] == ["orders"]
    assert source.event_bus is not None
    assert source.event_bus.event_bus_name == "orders"


def test_a_bus_of_this_app(stack: cdk.Stack, function: lambda_.Function) -> None:
    _bind(function, events.EventBus(stack, "Bus"))

    (rule,) = _made(stack, _RULE)
    assert rule["EventBusName"] == {"Ref": "AWS::Events::EventBus"}


def test_a_bus_of_another_account(app: cdk.App) -> None:
    """CDK would name the bus, which then were one of this account."""
    stack = cdk.Stack(app, "Stack", env=_PLACE)
    _bind(make_function(stack, "Function"), _THEIRS)

    (rule,), (permission,) = _made(stack, _RULE), _made(stack, _PERMISSION)
    assert rule["EventBusName"] == _THEIRS
    assert permission["SourceArn"] == _RULE_ARN


def test_a_bus_of_perhaps_another_account(stack: cdk.Stack, function: lambda_.Function) -> None:
    """A stack of no certain place may be deployed to any account; the ARN is right in all."""
    _bind(function, _THEIRS)

    (rule,) = _made(stack, _RULE)
    assert rule["EventBusName"] == _THEIRS


def test_the_bus_is_not_known_before_it_is_imported() -> None:
    assert EventBridgeEventSource(event_pattern=_ORDERS).event_bus is None
    with pytest.raises(NotBoundError):
        _ = EventBridgeEventSource("orders", event_pattern=_ORDERS).event_bus


def test_dead_letters(stack: cdk.Stack, function: lambda_.Function, queue: sqs.Queue) -> None:
    """The queue takes them of this rule only."""
    _bind(function, dead_letter_queue=queue)

    queue_arn = {"Fn::GetAtt": ["AWS::SQS::Queue", "Arn"]}
    ((target,),) = (rule["Targets"] for rule in _made(stack, _RULE))
    assert target["DeadLetterConfig"] == {"Arn": queue_arn}
    ((statement,),) = (
        policy["PolicyDocument"]["Statement"] for policy in _made(stack, "AWS::SQS::QueuePolicy")
    )
    assert statement == {
        "Action": "sqs:SendMessage",
        "Condition": {"ArnEquals": {"aws:SourceArn": _RULE_ARN}},
        "Effect": "Allow",
        "Principal": {"Service": "events.amazonaws.com"},
        "Resource": queue_arn,
    }


def test_dead_letters_under_a_key(stack: cdk.Stack, function: lambda_.Function) -> None:
    """CDK lets EventBridge send to the queue, but not use the key (aws-cdk issue 33169)."""
    queue = sqs.Queue(stack, "Queue", encryption=sqs.QueueEncryption.KMS)
    _bind(function, dead_letter_queue=queue)

    ((_, statement),) = (key["KeyPolicy"]["Statement"] for key in _made(stack, "AWS::KMS::Key"))
    assert statement == {
        "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
        "Effect": "Allow",
        "Principal": {"Service": "events.amazonaws.com"},
        "Resource": "*",
    }


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({}, "rule/FunctionsFunctionEventBridgeEventSource"),
        ({"rule_name": "orders"}, "rule/orders"),
        ({"event_bus": "shop", "rule_name": "orders"}, "rule/shop/orders"),
        ({"event_bus": "default", "rule_name": "orders"}, "rule/orders"),
    ],
    ids=str,
)
def test_dead_letters_in_another_stack(app: cdk.App, options: dict[str, Any], rule: str) -> None:
    """Rule and queue name each other; CDK's own target makes a circle of the two stacks."""
    queues, functions = cdk.Stack(app, "Queues"), cdk.Stack(app, "Functions")
    function = make_function(functions, "Function")
    function.add_event_source(
        EventBridgeEventSource(
            event_pattern=_ORDERS, dead_letter_queue=sqs.Queue(queues, "Queue"), **options
        )
    )

    app.synth()
    (policy,) = _made(queues, "AWS::SQS::QueuePolicy")
    condition = policy["PolicyDocument"]["Statement"][0]["Condition"]
    *_, end = condition["ArnEquals"]["aws:SourceArn"]["Fn::Join"][1]
    (made,) = _made(functions, _RULE)
    assert end.startswith(f":{rule}")
    assert made["Name"] == end.rpartition("/")[2]


def test_dead_letters_of_a_rule_of_another_account(app: cdk.App) -> None:
    """The rule belongs to the account of its bus, says its ARN."""
    queues, functions = (cdk.Stack(app, name, env=_PLACE) for name in ("Queues", "Functions"))
    function = make_function(functions, "Function")
    _bind(function, _THEIRS, dead_letter_queue=sqs.Queue(queues, "Queue"), rule_name="new")

    (policy,) = _made(queues, "AWS::SQS::QueuePolicy")
    condition = policy["PolicyDocument"]["Statement"][0]["Condition"]
    *_, end = condition["ArnEquals"]["aws:SourceArn"]["Fn::Join"][1]
    assert end == ":events:eu-west-1:222222222222:rule/orders/new"


def test_without_grant(stack: cdk.Stack, function: lambda_.Function) -> None:
    _bind(function, grant=False)

    assert _made(stack, _PERMISSION) == []
    assert len(_made(stack, _RULE)) == 1


def test_an_alias(stack: cdk.Stack, function: lambda_.Function) -> None:
    version: Any = function.current_version
    alias = lambda_.Alias(stack, "Live", alias_name="live", version=version)
    _bind(alias)

    (rule,), (permission,) = _made(stack, _RULE), _made(stack, _PERMISSION)
    (target,) = rule["Targets"]
    assert target["Arn"] == permission["FunctionName"] == {"Ref": "AWS::Lambda::Alias"}


def test_an_imported_function(stack: cdk.Stack) -> None:
    """CDK makes no permission for it (aws-cdk issue 7588)."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
    _bind(lambda_.Function.from_function_arn(stack, "Function", arn))

    (rule,), (permission,) = _made(stack, _RULE), _made(stack, _PERMISSION)
    assert rule["Targets"][0]["Arn"] == permission["FunctionName"] == arn


def test_two_sources_of_one_function(stack: cdk.Stack, function: lambda_.Function) -> None:
    sources = [_bind(function), _bind(function, event_pattern={"source": ["invoices"]})]

    paths = [source.construct_for(function).node.path for source in sources]
    name = "Stack/Function/EventBridgeEventSource"
    assert paths == [f"{name}/Rule", f"{name}2/Rule"]
    assert len(_made(stack, _PERMISSION)) == 2


def test_construct_for_needs_a_binding(function: lambda_.Function) -> None:
    with pytest.raises(NotBoundError, match="EventBridgeEventSource is not bound"):
        EventBridgeEventSource(event_pattern=_ORDERS).construct_for(function)


def test_beside_cdk() -> None:
    """The same rule and permission."""
    ours, theirs = (cdk.Stack(cdk.App(), "Stack") for _ in range(2))
    options: dict[str, Any] = {"retry_attempts": 2, "max_event_age": cdk.Duration.hours(2)}
    _bind(
        make_function(ours, "Function"),
        events.EventBus(ours, "Bus"),
        dead_letter_queue=sqs.Queue(ours, "Queue"),
        **options,
    )
    function: Any = make_function(theirs, "Function")
    target = events_targets.LambdaFunction(
        function, dead_letter_queue=sqs.Queue(theirs, "Queue"), **options
    )
    rule = events.Rule(
        theirs,
        "Rule",
        event_bus=events.EventBus(theirs, "Bus"),
        event_pattern=events.EventPattern(**_ORDERS),
        targets=[target],  # type: ignore[list-item,unused-ignore]
    )
    assert rule

    mine, cdks = intent(ours), intent(theirs)
    for policy in of_type(cdks, "AWS::SQS::QueuePolicy"):
        policy["PolicyDocument"]["Statement"][0].pop("Sid")
    assert mine == cdks


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ({"detail_type": ["x"]}, "event_pattern.detail_type is in no event; did you mean detail-"),
        ({"status": ["x"]}, "event_pattern.status is in no event; it has account, detail, "),
        ({"source": "x"}, "event_pattern.source must be a list such as ['x'], or a dict, got 'x'"),
    ],
    ids=str,
)
def test_messages(pattern: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        EventBridgeEventSource(event_pattern=pattern)

    assert str(caught.value).startswith(f"EventBridgeEventSource: {message}")
