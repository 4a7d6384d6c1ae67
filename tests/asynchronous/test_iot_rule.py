"""AWS IoT: which rule is made for a function, and who may invoke what."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iot as iot
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import IotRuleEventSource, ValidationError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_RULE = "AWS::IoT::TopicRule"
_PERMISSION = "AWS::Lambda::Permission"
_ALL = "SELECT * FROM 'devices/+/readings'"
_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
_PAYLOAD = {
    "Actions": [{"Lambda": {"FunctionArn": _FUNCTION}}],
    "AwsIotSqlVersion": "2016-03-23",
    "Sql": _ALL,
}
_SQS = iot.CfnTopicRule.SqsActionProperty(
    queue_url="https://sqs/failed", role_arn="arn:aws:iam::111111111111:role/failed"
)
_SQS_IN_TEMPLATE = {"Sqs": {"QueueUrl": _SQS.queue_url, "RoleArn": _SQS.role_arn}}


def _made(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    return of_type(intent(stack), kind)


def _permission(function: Any = _FUNCTION) -> dict[str, Any]:
    return {
        "Action": "lambda:InvokeFunction",
        "FunctionName": function,
        "Principal": "iot.amazonaws.com",
        "SourceAccount": {"Ref": "AWS::AccountId"},
        "SourceArn": {"Fn::GetAtt": [_RULE, "Arn"]},
    }


def test_a_statement_and_a_function(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The rule invokes the function, and AWS IoT may do so for this rule of this account."""
    function.add_event_source(IotRuleEventSource(_ALL))

    assert _made(stack, _RULE) == [{"TopicRulePayload": _PAYLOAD}]
    assert _made(stack, _PERMISSION) == [_permission()]


@pytest.mark.parametrize(
    ("options", "payload"),
    [
        ({"description": "Hot devices"}, {"Description": "Hot devices"}),
        ({"enabled": True}, {"RuleDisabled": False}),
        ({"enabled": False}, {"RuleDisabled": True}),
        ({"aws_iot_sql_version": "2015-10-08"}, {"AwsIotSqlVersion": "2015-10-08"}),
        (
            {"error_action": iot.CfnTopicRule.ActionProperty(sqs=_SQS)},
            {"ErrorAction": _SQS_IN_TEMPLATE},
        ),
    ],
    ids=["description", "on", "off", "version", "action"],
)
def test_options(
    stack: cdk.Stack,
    function: lambda_.Function,
    options: dict[str, Any],
    payload: dict[str, Any],
) -> None:
    """Each option is a part of the rule, and changes nothing else."""
    function.add_event_source(IotRuleEventSource(_ALL, **options))

    assert _made(stack, _RULE) == [{"TopicRulePayload": {**_PAYLOAD, **payload}}]
    assert len(_made(stack, _PERMISSION)) == 1


def test_rule_name(stack: cdk.Stack, function: lambda_.Function) -> None:
    function.add_event_source(IotRuleEventSource(_ALL, rule_name="hot_devices"))

    assert _made(stack, _RULE) == [{"RuleName": "hot_devices", "TopicRulePayload": _PAYLOAD}]


def test_another_function_for_errors(stack: cdk.Stack, function: lambda_.Function) -> None:
    """It is given a permission of its own."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:errors"
    errors = lambda_.Function.from_function_arn(stack, "Errors", arn)
    function.add_event_source(IotRuleEventSource(_ALL, error_action=errors))

    (rule,) = _made(stack, _RULE)
    assert rule["TopicRulePayload"]["ErrorAction"] == {"Lambda": {"FunctionArn": arn}}
    assert _made(stack, _PERMISSION) == [_permission(arn), _permission()]


def test_without_grant(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Neither of the two functions is given a permission."""
    errors = make_function(stack, "Errors")
    function.add_event_source(IotRuleEventSource(_ALL, error_action=errors, grant=False))

    assert _made(stack, _PERMISSION) == []


def test_an_alias(stack: cdk.Stack, function: lambda_.Function) -> None:
    version: Any = function.current_version
    alias = lambda_.Alias(stack, "Live", alias_name="live", version=version)
    alias.add_event_source(IotRuleEventSource(_ALL))

    reference = {"Ref": "AWS::Lambda::Alias"}
    (rule,) = _made(stack, _RULE)
    assert rule["TopicRulePayload"]["Actions"] == [{"Lambda": {"FunctionArn": reference}}]
    assert _made(stack, _PERMISSION) == [_permission(reference)]


def test_two_sources_of_one_function(stack: cdk.Stack, function: lambda_.Function) -> None:
    sources = [IotRuleEventSource(sql) for sql in ("SELECT * FROM 'a'", "SELECT * FROM 'b'")]
    for source in sources:
        function.add_event_source(source)

    assert len(_made(stack, _RULE)) == len(_made(stack, _PERMISSION)) == 2
    paths = [source.construct_for(function).node.path for source in sources]
    name = "Stack/Function/IotRuleEventSource"
    assert paths == [f"{name}/Rule", f"{name}2/Rule"]
    assert sources[0].sql == "SELECT * FROM 'a'"


def test_a_dict_in_an_action_is_refused() -> None:
    """The kernel would refuse it, too, but not before the source is bound."""
    wrong: Any = {"queue_url": _SQS.queue_url, "role_arn": _SQS.role_arn}
    with pytest.raises(ValidationError, match="one action, which is a struct, too"):
        IotRuleEventSource(_ALL, error_action=iot.CfnTopicRule.ActionProperty(sqs=wrong))
