"""CloudWatch Logs: what is made for a subscription, and how that differs from CDK's own classes."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_logs_destinations as destinations
from aws_cdk.assertions import Match, Template

from lambda_event_sources import LogsEventSource, NotBoundError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_FILTER = "AWS::Logs::SubscriptionFilter"
_PERMISSION = "AWS::Lambda::Permission"
_PLACE = cdk.Environment(account="111111111111", region="eu-west-1")
_ARN = "arn:aws:logs:eu-west-1:111111111111:log-group:/shop/web"
_HERE = {"Ref": "AWS::AccountId"}


@pytest.fixture(name="group")
def _group(stack: cdk.Stack) -> logs.LogGroup:
    return logs.LogGroup(stack, "Group")


def _made(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    return of_type(intent(stack), kind)


def test_a_log_group_and_a_function(
    stack: cdk.Stack, function: lambda_.Function, group: logs.LogGroup
) -> None:
    """The permission is for this log group and this account, and there before the filter."""
    function.add_event_source(LogsEventSource(group))

    template = Template.from_stack(stack)
    ((permission_id, permission),) = template.find_resources(_PERMISSION).items()
    ((_, made),) = template.find_resources(_FILTER).items()
    arn = {"Fn::GetAtt": [stack.get_logical_id(_cfn(function)), "Arn"]}
    log_group = stack.get_logical_id(_cfn(group))
    assert permission["Properties"] == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": arn,
        "Principal": "logs.amazonaws.com",
        "SourceAccount": _HERE,
        "SourceArn": {"Fn::GetAtt": [log_group, "Arn"]},
    }
    assert made["Properties"] == {
        "DestinationArn": arn,
        "FilterPattern": "",
        "LogGroupName": {"Ref": log_group},
    }
    assert made["DependsOn"] == [permission_id]


def _cfn(construct: Any) -> cdk.CfnElement:
    element: cdk.CfnElement = construct.node.default_child
    return element


@pytest.mark.parametrize(
    ("options", "properties"),
    [
        ({"filter_pattern": "?ERROR ?WARN"}, {"FilterPattern": "?ERROR ?WARN"}),
        ({"filter_name": "errors"}, {"FilterName": "errors"}),
        ({"apply_on_transformed_logs": True}, {"ApplyOnTransformedLogs": True}),
        (
            {"field_selection_criteria": '@aws.region = "eu-west-1"'},
            {"FieldSelectionCriteria": '@aws.region = "eu-west-1"'},
        ),
        (
            {"emit_system_fields": ["@aws.account", "@source.log"]},
            {"EmitSystemFields": ["@aws.account", "@source.log"]},
        ),
    ],
    ids=str,
)
def test_options(
    stack: cdk.Stack,
    function: lambda_.Function,
    group: logs.LogGroup,
    options: dict[str, Any],
    properties: dict[str, Any],
) -> None:
    """Each option is a property of the filter, and changes nothing else."""
    function.add_event_source(LogsEventSource(group, **options))

    (made,) = _made(stack, _FILTER)
    plain = {key: made[key] for key in ("DestinationArn", "LogGroupName")}
    assert made == {**plain, "FilterPattern": "", **properties}


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: logs.FilterPattern.any_term("ERROR", "WARN"), '?"ERROR" ?"WARN"'),
        (lambda: logs.FilterPattern.number_value("$.level", ">", 30), "{ $.level > 30 }"),
        (logs.FilterPattern.all_events, ""),
    ],
    ids=["terms", "JSON", "all"],
)
def test_patterns_of_cdk(
    stack: cdk.Stack,
    function: lambda_.Function,
    group: logs.LogGroup,
    make: Callable[[], logs.IFilterPattern],
    text: str,
) -> None:
    function.add_event_source(LogsEventSource(group, filter_pattern=make()))

    assert [made["FilterPattern"] for made in _made(stack, _FILTER)] == [text]


@pytest.mark.parametrize("name", ["/shop/web", _ARN, f"{_ARN}:*"])
def test_a_log_group_by_name_or_arn(app: cdk.App, name: str) -> None:
    """Whatever it is named by, the permission's ARN ends as AWS writes it."""
    stack = cdk.Stack(app, "Stack", env=_PLACE)
    source = LogsEventSource(name)
    make_function(stack, "Function").add_event_source(source)

    (made,), (permission,) = _made(stack, _FILTER), _made(stack, _PERMISSION)
    assert made["LogGroupName"] == "/shop/web"
    assert permission["SourceAccount"] == "111111111111"
    partition: Any = _ARN if ":" in name else _with_partition()
    assert permission["SourceArn"] == (f"{_ARN}:*" if ":" in name else partition)
    assert source.log_group.log_group_name == "/shop/web"


def _with_partition() -> dict[str, Any]:
    return {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, f"{_ARN[7:]}:*"]]}


def test_a_log_group_by_an_arn_that_is_known_at_deploy(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """CDK would add another ":*" to the ARN that CloudFormation gives."""
    function.add_event_source(LogsEventSource(cdk.Fn.import_value("LogGroupArn")))

    (made,), (permission,) = _made(stack, _FILTER), _made(stack, _PERMISSION)
    name = {"Fn::Select": [6, {"Fn::Split": [":", {"Fn::ImportValue": "LogGroupArn"}]}]}
    assert made["LogGroupName"] == name
    *start, last_but_one, end = permission["SourceArn"]["Fn::Join"][1]
    assert (start[0], last_but_one, end) == ("arn:", name, ":*")


def test_log_group_is_not_known_before_it_is_imported() -> None:
    with pytest.raises(NotBoundError):
        _ = LogsEventSource("/shop/web").log_group


def test_without_grant(stack: cdk.Stack, function: lambda_.Function, group: logs.LogGroup) -> None:
    function.add_event_source(LogsEventSource(group, grant=False))

    assert _made(stack, _PERMISSION) == []
    assert len(_made(stack, _FILTER)) == 1


def test_an_alias(stack: cdk.Stack, function: lambda_.Function, group: logs.LogGroup) -> None:
    """Filter and permission are those of the alias."""
    version: Any = function.current_version
    alias = lambda_.Alias(stack, "Live", alias_name="live", version=version)
    alias.add_event_source(LogsEventSource(group))

    (made,), (permission,) = _made(stack, _FILTER), _made(stack, _PERMISSION)
    assert made["DestinationArn"] == permission["FunctionName"] == {"Ref": "AWS::Lambda::Alias"}


def test_an_imported_function(stack: cdk.Stack, group: logs.LogGroup) -> None:
    """CDK makes no permission for it (aws-cdk issue 7588)."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
    lambda_.Function.from_function_arn(stack, "Function", arn).add_event_source(
        LogsEventSource(group)
    )

    (made,), (permission,) = _made(stack, _FILTER), _made(stack, _PERMISSION)
    assert made["DestinationArn"] == permission["FunctionName"] == arn


def test_two_sources_of_one_function(
    stack: cdk.Stack, function: lambda_.Function, group: logs.LogGroup
) -> None:
    """Each has a filter and a permission, and constructs of its own."""
    sources = [LogsEventSource(group, filter_pattern=text) for text in ("ERROR", "WARN")]
    for source in sources:
        function.add_event_source(source)

    assert [made["FilterPattern"] for made in _made(stack, _FILTER)] == ["ERROR", "WARN"]
    assert len(_made(stack, _PERMISSION)) == 2
    paths = [source.construct_for(function).node.path for source in sources]
    name = "Stack/Function/LogsEventSource"
    assert paths == [f"{name}/Filter", f"{name}2/Filter"]


def test_one_source_of_two_functions(stack: cdk.Stack, group: logs.LogGroup) -> None:
    source = LogsEventSource(group)
    functions = [make_function(stack, name) for name in ("One", "Two")]
    for function in functions:
        function.add_event_source(source)

    made = [source.construct_for(function).node.path for function in functions]
    assert made == [f"Stack/{name}/LogsEventSource/Filter" for name in ("One", "Two")]


def test_a_log_group_of_another_stack(app: cdk.App, group: logs.LogGroup) -> None:
    other = cdk.Stack(app, "Other")
    make_function(other, "Function").add_event_source(LogsEventSource(group))

    (made,), (permission,) = _made(other, _FILTER), _made(other, _PERMISSION)
    assert "Fn::ImportValue" in made["LogGroupName"]
    assert "Fn::ImportValue" in permission["SourceArn"]


def test_beside_cdk(app: cdk.App) -> None:
    """The same filter; CDK's permission is for whatever account has a log group of that ARN."""
    ours, theirs = cdk.Stack(app, "Ours"), cdk.Stack(app, "Theirs")
    function = make_function(ours, "Function")
    function.add_event_source(LogsEventSource(logs.LogGroup(ours, "Group"), filter_pattern="ERROR"))
    theirs_function: Any = make_function(theirs, "Function")
    destination: Any = destinations.LambdaDestination(theirs_function)
    logs.SubscriptionFilter(
        theirs,
        "Filter",
        log_group=logs.LogGroup(theirs, "Group"),
        destination=destination,
        filter_pattern=logs.FilterPattern.all_terms("ERROR"),
    )

    (permission,) = _made(theirs, _PERMISSION)
    different = ("FilterPattern", "SourceAccount")
    assert _without(intent(ours), *different) == _without(intent(theirs), *different)
    assert {**permission, "SourceAccount": _HERE} == _made(ours, _PERMISSION)[0]
    Template.from_stack(theirs).has_resource_properties(_FILTER, {"FilterPattern": '"ERROR"'})
    Template.from_stack(ours).has_resource_properties(
        _PERMISSION, {"SourceAccount": Match.any_value()}
    )


def _without(resources: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    return [
        {**item, "Properties": {k: v for k, v in item["Properties"].items() if k not in names}}
        for item in resources
    ]
