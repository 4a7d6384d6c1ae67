"""AWS Config: which rule is made for a function, and how that differs from CDK's own class."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_config as config
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Annotations, Match

from lambda_event_sources import ConfigEventSource, ValidationError
from lambda_event_sources.core.roles import WITHOUT_ROLE
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_RULE = "AWS::Config::ConfigRule"
_PERMISSION = "AWS::Lambda::Permission"
_POLICY = "AWS::IAM::Policy"
_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
_ARN = "arn:aws:lambda:eu-west-1:111111111111:function:owners"
_CHANGES = [
    {"EventSource": "aws.config", "MessageType": "ConfigurationItemChangeNotification"},
    {"EventSource": "aws.config", "MessageType": "OversizedConfigurationItemChangeNotification"},
]
_CLOCK = {"EventSource": "aws.config", "MessageType": "ScheduledNotification"}
_REPORT = {"Action": "config:PutEvaluations", "Effect": "Allow", "Resource": "*"}


def _made(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    return of_type(intent(stack), kind)


def test_a_function(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Config may invoke it, it may report, and the rule comes after both."""
    function.add_event_source(ConfigEventSource(configuration_changes=True))

    resources = intent(stack)
    assert of_type(resources, _PERMISSION) == [
        {
            "Action": "lambda:InvokeFunction",
            "FunctionName": _FUNCTION,
            "Principal": "config.amazonaws.com",
            "SourceAccount": {"Ref": "AWS::AccountId"},
        }
    ]
    (policy,) = of_type(resources, _POLICY)
    assert policy["PolicyDocument"]["Statement"] == [_REPORT]
    (role,) = of_type(resources, "AWS::IAM::Role")
    assert len(role["ManagedPolicyArns"]) == 1, "that of every function"
    (rule,) = (item for item in resources if item["Type"] == _RULE)
    assert rule["Properties"] == {
        "Source": {
            "Owner": "CUSTOM_LAMBDA",
            "SourceDetails": _CHANGES,
            "SourceIdentifier": _FUNCTION,
        }
    }
    assert rule["DependsOn"] == [_PERMISSION]


def test_by_the_clock(stack: cdk.Stack, function: lambda_.Function) -> None:
    hourly = config.MaximumExecutionFrequency.ONE_HOUR
    function.add_event_source(ConfigEventSource(periodic=True, maximum_execution_frequency=hourly))

    (rule,) = _made(stack, _RULE)
    frequency = {"MaximumExecutionFrequency": "One_Hour"}
    assert rule["Source"]["SourceDetails"] == [{**_CLOCK, **frequency}]
    assert frequency.items() <= rule.items()


def test_by_both(stack: cdk.Stack, function: lambda_.Function) -> None:
    function.add_event_source(ConfigEventSource(configuration_changes=True, periodic=True))

    assert _made(stack, _RULE)[0]["Source"]["SourceDetails"] == [*_CHANGES, _CLOCK]


@pytest.mark.parametrize(
    ("options", "properties"),
    [
        ({"config_rule_name": "owners"}, {"ConfigRuleName": "owners"}),
        ({"description": "Owners"}, {"Description": "Owners"}),
        ({"input_parameters": {"tag": "team"}}, {"InputParameters": {"tag": "team"}}),
    ],
    ids=["name", "description", "parameters"],
)
def test_options(
    stack: cdk.Stack,
    function: lambda_.Function,
    options: dict[str, Any],
    properties: dict[str, Any],
) -> None:
    function.add_event_source(ConfigEventSource(periodic=True, **options))

    (rule,) = _made(stack, _RULE)
    assert rule == {"Source": rule["Source"], **properties}


def test_scope_and_modes(stack: cdk.Stack, function: lambda_.Function) -> None:
    function.add_event_source(
        ConfigEventSource(
            configuration_changes=True,
            rule_scope=config.RuleScope.from_tag("team", "orders"),
            evaluation_modes=config.EvaluationMode.DETECTIVE_AND_PROACTIVE,
        )
    )

    (rule,) = _made(stack, _RULE)
    assert rule["Scope"] == {"TagKey": "team", "TagValue": "orders"}
    assert rule["EvaluationModes"] == [{"Mode": "DETECTIVE"}, {"Mode": "PROACTIVE"}]


def test_the_handle_is_a_rule(stack: cdk.Stack, function: lambda_.Function) -> None:
    """It can be asked for what happens to it, and what it is called."""
    source = ConfigEventSource(periodic=True)
    function.add_event_source(source)
    rule = source.construct_for(function)
    rule.on_compliance_change("Changed")

    assert rule.node.path == "Stack/Function/ConfigEventSource/Rule"
    assert len(_made(stack, "AWS::Events::Rule")) == 1


def test_two_rules_of_one_function(stack: cdk.Stack, function: lambda_.Function) -> None:
    """They do not wait for each other."""
    for source in (ConfigEventSource(configuration_changes=True), ConfigEventSource(periodic=True)):
        function.add_event_source(source)

    made = [item for item in intent(stack) if item["Type"] == _RULE]
    assert [item["DependsOn"] for item in made] == [[_PERMISSION], [_PERMISSION]]
    assert len(_made(stack, _PERMISSION)) == 2


def test_without_grant(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Nothing is allowed here; what it takes can be asked for."""
    source = ConfigEventSource(periodic=True, grant=False)
    function.add_event_source(source)

    assert _made(stack, _PERMISSION) == _made(stack, _POLICY) == []
    assert [statement.to_json() for statement in source.required_permissions()] == [_REPORT]


def test_an_alias(stack: cdk.Stack, function: lambda_.Function) -> None:
    version: Any = function.current_version
    alias = lambda_.Alias(stack, "Live", alias_name="live", version=version)
    alias.add_event_source(ConfigEventSource(periodic=True))

    (rule,), (permission,) = _made(stack, _RULE), _made(stack, _PERMISSION)
    reference = {"Ref": "AWS::Lambda::Alias"}
    assert rule["Source"]["SourceIdentifier"] == permission["FunctionName"] == reference
    assert _made(stack, _POLICY)[0]["PolicyDocument"]["Statement"] == [_REPORT]


def test_a_function_imported_without_role(stack: cdk.Stack) -> None:
    """A warning says that nobody allowed it to report."""
    function = lambda_.Function.from_function_arn(stack, "Function", _ARN)
    function.add_event_source(ConfigEventSource(periodic=True))

    (rule,), (permission,) = _made(stack, _RULE), _made(stack, _PERMISSION)
    assert rule["Source"]["SourceIdentifier"] == permission["FunctionName"] == _ARN
    warning = Match.string_like_regexp(f"not allowed to report to AWS Config.*{WITHOUT_ROLE}")
    Annotations.from_stack(stack).has_warning("/Stack/Function", warning)


def test_a_function_imported_with_role(stack: cdk.Stack) -> None:
    """The rule runs at once, so it waits for the role's policy."""
    role: Any = iam.Role.from_role_arn(stack, "Role", "arn:aws:iam::111111111111:role/owners")
    function = lambda_.Function.from_function_attributes(
        stack, "Function", function_arn=_ARN, role=role
    )
    function.add_event_source(ConfigEventSource(periodic=True))

    (rule,) = (item for item in intent(stack) if item["Type"] == _RULE)
    assert rule["DependsOn"] == [_POLICY, _PERMISSION]


@pytest.mark.parametrize("options", [{}, {"periodic": False}, {"configuration_changes": False}])
def test_something_must_set_it_off(options: dict[str, Any]) -> None:
    """CDK says so, too, but not before the source is bound."""
    with pytest.raises(ValidationError, match="must be True, or else periodic"):
        ConfigEventSource(**options)


def test_beside_cdk(app: cdk.App) -> None:
    """The same rule and permission; CDK gives the role a policy for nearly all of Config."""
    ours, theirs = cdk.Stack(app, "Ours"), cdk.Stack(app, "Theirs")
    options: dict[str, Any] = {
        "configuration_changes": True,
        "periodic": True,
        "rule_scope": config.RuleScope.from_resource(config.ResourceType.S3_BUCKET),
    }
    make_function(ours, "Function").add_event_source(ConfigEventSource(**options))
    function: Any = make_function(theirs, "Function")
    config.CustomRule(theirs, "Rule", lambda_function=function, **options)

    for kind in (_RULE, _PERMISSION):
        assert _made(ours, kind) == _made(theirs, kind)
    (role,) = _made(theirs, "AWS::IAM::Role")
    assert "AWSConfigRulesExecutionRole" in str(role["ManagedPolicyArns"])
    assert _made(theirs, _POLICY) == []
