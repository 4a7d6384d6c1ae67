"""CloudWatch alarms: the action, the permission, and how CDK's own module differs."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import AlarmEventSource, NotBoundError, PropTypeError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_PERMISSION = "AWS::Lambda::Permission"
_STATE = cloudwatch.AlarmState
_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
_PLACE = cdk.Environment(account="111111111111", region="eu-west-1")
_EXISTING = "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:errors"


def _alarm(scope: cdk.Stack, name: str = "Alarm", **props: Any) -> cloudwatch.Alarm:
    metric = cloudwatch.Metric(namespace="Shop", metric_name="Errors")
    return cloudwatch.Alarm(scope, name, metric=metric, threshold=1, evaluation_periods=1, **props)


def _permission(kind: str = "AWS::CloudWatch::Alarm") -> dict[str, Any]:
    return {
        "Action": "lambda:InvokeFunction",
        "FunctionName": _FUNCTION,
        "Principal": "lambda.alarms.cloudwatch.amazonaws.com",
        "SourceAccount": {"Ref": "AWS::AccountId"},
        "SourceArn": {"Fn::GetAtt": [kind, "Arn"]},
    }


def test_an_alarm_and_a_function(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The alarm invokes the function when it goes off, and may do so."""
    function.add_event_source(AlarmEventSource(_alarm(stack)))

    made = intent(stack)
    (alarm,) = of_type(made, "AWS::CloudWatch::Alarm")
    assert of_type(made, _PERMISSION) == [_permission()]
    assert alarm["AlarmActions"] == [_FUNCTION]
    assert not {"OKActions", "InsufficientDataActions"} & set(alarm)


def test_states(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Each state has actions of its own, for which one permission is enough."""
    states = [_STATE.OK, _STATE.INSUFFICIENT_DATA]
    function.add_event_source(AlarmEventSource(_alarm(stack), states=states))

    made = intent(stack)
    (alarm,) = of_type(made, "AWS::CloudWatch::Alarm")
    assert len(of_type(made, _PERMISSION)) == 1
    assert alarm["OKActions"] == alarm["InsufficientDataActions"] == [_FUNCTION]
    assert "AlarmActions" not in alarm


def test_a_composite_alarm(stack: cdk.Stack, function: lambda_.Function) -> None:
    """An alarm of alarms has actions, too."""
    rule = cloudwatch.AlarmRule.from_alarm(_alarm(stack), _STATE.ALARM)
    composite = cloudwatch.CompositeAlarm(stack, "Composite", alarm_rule=rule)
    function.add_event_source(AlarmEventSource(composite))

    made = intent(stack)
    assert of_type(made, "AWS::CloudWatch::CompositeAlarm")[0]["AlarmActions"] == [_FUNCTION]
    assert of_type(made, _PERMISSION) == [_permission("AWS::CloudWatch::CompositeAlarm")]


@pytest.mark.parametrize("how", ["by name", "imported"])
def test_an_existing_alarm_is_refused(stack: cdk.Stack, how: str) -> None:
    """CDK would take an imported one, and add no action to it, without a word."""
    alarm: Any = _EXISTING
    if how == "imported":
        alarm = cloudwatch.Alarm.from_alarm_arn(stack, "Imported", _EXISTING)

    with pytest.raises(PropTypeError, match="CloudFormation cannot add an action to an existing"):
        AlarmEventSource(alarm)


def test_grant(stack: cdk.Stack, function: lambda_.Function) -> None:
    """With grant=False the permission is somebody else's."""
    function.add_event_source(AlarmEventSource(_alarm(stack), grant=False))

    assert of_type(intent(stack), _PERMISSION) == []


def test_an_alias(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Action and permission are for the alias."""
    alias = function.add_alias("live")
    alias.add_event_source(AlarmEventSource(_alarm(stack)))

    made = intent(stack)
    reference = {"Ref": "AWS::Lambda::Alias"}
    assert of_type(made, "AWS::CloudWatch::Alarm")[0]["AlarmActions"] == [reference]
    assert of_type(made, _PERMISSION)[0]["FunctionName"] == reference


@pytest.mark.parametrize("place", [_PLACE, None], ids=["known", "unknown"])
def test_an_imported_function(app: cdk.App, place: cdk.Environment | None) -> None:
    """It gets its permission, too, where its place is that of the stack or not known."""
    stack = cdk.Stack(app, "Stack", env=place)
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:f"
    function = lambda_.Function.from_function_arn(stack, "Function", arn)
    function.add_event_source(AlarmEventSource(_alarm(stack)))

    assert of_type(intent(stack), _PERMISSION)[0]["FunctionName"] == arn


def test_stacks_do_not_wait_for_each_other(app: cdk.App) -> None:
    """The permission is made beside an alarm of another stack; CDK's stacks form a circle."""
    ours, theirs = cdk.Stack(app, "Ours"), cdk.Stack(app, "Theirs")
    make_function(ours, "Function").add_event_source(AlarmEventSource(_alarm(theirs)))
    cdk_app = cdk.App()
    here, there = cdk.Stack(cdk_app, "Here"), cdk.Stack(cdk_app, "There")
    action = actions.LambdaAction(_any(make_function(here, "Function")))
    _alarm(there).add_alarm_action(_any(action))

    made = {permission["SourceArn"]["Fn::GetAtt"][0] for permission in _permissions(theirs)}
    assert made == {"AWS::CloudWatch::Alarm"}
    assert _permissions(ours) == []
    with pytest.raises(RuntimeError, match=r"[Cc]ycl"):
        cdk_app.synth()


def _permissions(stack: cdk.Stack) -> list[dict[str, Any]]:
    return of_type(intent(stack), _PERMISSION)


def _any(value: object) -> Any:
    return value


def test_two_functions_and_their_alarm(stack: cdk.Stack, function: lambda_.Function) -> None:
    """One source may be added to several functions, and returns the alarm for each."""
    alarm, other = _alarm(stack), make_function(stack, "Other")
    source = AlarmEventSource(alarm)
    with pytest.raises(NotBoundError):
        source.construct_for(function)
    function.add_event_source(source)
    other.add_event_source(source)

    assert source.construct_for(function) is source.construct_for(other) is alarm
    assert len(of_type(intent(stack), "AWS::CloudWatch::Alarm")[0]["AlarmActions"]) == 2


def test_the_same_as_cdk(app: cdk.App) -> None:
    """CDK's action makes the same template."""
    ours, theirs = cdk.Stack(app, "Ours"), cdk.Stack(app, "Theirs")
    make_function(ours, "Function").add_event_source(
        AlarmEventSource(_alarm(ours), states=[_STATE.ALARM, _STATE.OK])
    )
    alarm = _alarm(theirs)
    action: Any = actions.LambdaAction(_any(make_function(theirs, "Function")))
    alarm.add_alarm_action(action)
    alarm.add_ok_action(action)

    assert intent(ours) == intent(theirs)


def test_an_alarm_of_another_account(app: cdk.App) -> None:
    """A permission can be made in the function's account only."""
    stack = cdk.Stack(app, "Stack", env=_PLACE)
    place = cdk.Environment(account="222222222222", region="eu-west-1")
    theirs = cdk.Stack(app, "Theirs", env=place)
    function = make_function(stack, "Function", function_name="notify")
    function.add_event_source(AlarmEventSource(_alarm(theirs, alarm_name="errors")))

    app.synth()
    (permission,) = of_type(intent(stack), _PERMISSION)
    *_, end = permission["SourceArn"]["Fn::Join"][1]
    assert permission["SourceAccount"] == "222222222222"
    assert end == ":cloudwatch:eu-west-1:222222222222:alarm:errors"
    assert of_type(intent(theirs), _PERMISSION) == []
