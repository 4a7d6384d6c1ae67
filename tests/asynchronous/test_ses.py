"""Amazon SES: which receipt rule is made for a function, and how that differs from CDK's own."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_ses as ses
from aws_cdk import aws_ses_actions as actions
from aws_cdk import aws_sns as sns
from aws_cdk.assertions import Annotations, Match, Template

from lambda_event_sources import NotBoundError, SesEventSource
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_RULE = "AWS::SES::ReceiptRule"
_PERMISSION = "AWS::Lambda::Permission"
_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
_SET = {"Ref": "AWS::SES::ReceiptRuleSet"}
_PLACE = cdk.Environment(account="111111111111", region="eu-west-1")


@pytest.fixture(name="rule_set")
def _rule_set(stack: cdk.Stack) -> ses.ReceiptRuleSet:
    return ses.ReceiptRuleSet(stack, "Inbox")


def _made(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    return of_type(intent(stack), kind)


def _rule(stack: cdk.Stack) -> dict[str, Any]:
    ((made,),) = [_made(stack, _RULE)]
    rule: dict[str, Any] = made["Rule"]
    return rule


def test_a_rule_set_and_a_function(
    stack: cdk.Stack, function: lambda_.Function, rule_set: ses.ReceiptRuleSet
) -> None:
    """The permission is for this rule and this account, and there before the rule."""
    function.add_event_source(SesEventSource(rule_set))

    resources = intent(stack)
    (permission,) = of_type(resources, _PERMISSION)
    (made,) = (item for item in resources if item["Type"] == _RULE)
    (name,) = {made["Properties"]["Rule"]["Name"]}
    assert name.startswith("Stack-Function-SesEventSource")
    assert permission == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": _FUNCTION,
        "Principal": "ses.amazonaws.com",
        "SourceAccount": {"Ref": "AWS::AccountId"},
        "SourceArn": {
            "Fn::Join": [
                "",
                [
                    "arn:",
                    {"Ref": "AWS::Partition"},
                    ":ses:",
                    {"Ref": "AWS::Region"},
                    ":",
                    {"Ref": "AWS::AccountId"},
                    ":receipt-rule-set/",
                    _SET,
                    f":receipt-rule/{name}",
                ],
            ]
        },
    }
    assert made["Properties"] == {
        "Rule": {
            "Actions": [{"LambdaAction": {"FunctionArn": _FUNCTION}}],
            "Enabled": True,
            "Name": name,
        },
        "RuleSetName": _SET,
    }
    assert made["DependsOn"] == [_PERMISSION]


@pytest.mark.parametrize(
    ("options", "properties"),
    [
        ({"enabled": False}, {"Enabled": False}),
        ({"receipt_rule_name": "orders"}, {"Name": "orders"}),
        ({"recipients": ["example.com"]}, {"Recipients": ["example.com"]}),
        ({"scan_enabled": True}, {"ScanEnabled": True}),
        ({"tls_policy": ses.TlsPolicy.REQUIRE}, {"TlsPolicy": "Require"}),
    ],
    ids=["enabled", "name", "recipients", "scan", "tls"],
)
def test_options(
    stack: cdk.Stack,
    function: lambda_.Function,
    rule_set: ses.ReceiptRuleSet,
    options: dict[str, Any],
    properties: dict[str, Any],
) -> None:
    """Each option is a property of the rule, and changes nothing else."""
    function.add_event_source(SesEventSource(rule_set, **options))

    made = _rule(stack)
    plain = {key: made[key] for key in ("Actions", "Name")}
    assert made == {**plain, "Enabled": True, **properties}
    assert properties.get("Name", "Stack-") in str(_made(stack, _PERMISSION))


@pytest.mark.parametrize(
    ("chosen", "written"),
    [
        (actions.LambdaInvocationType.EVENT, "Event"),
        (actions.LambdaInvocationType.REQUEST_RESPONSE, "RequestResponse"),
    ],
)
def test_invocation_type(
    stack: cdk.Stack,
    function: lambda_.Function,
    rule_set: ses.ReceiptRuleSet,
    chosen: actions.LambdaInvocationType,
    written: str,
) -> None:
    function.add_event_source(SesEventSource(rule_set, invocation_type=chosen))

    (action,) = _rule(stack)["Actions"]
    assert action == {"LambdaAction": {"FunctionArn": _FUNCTION, "InvocationType": written}}


def test_actions_come_before_the_function(
    stack: cdk.Stack, function: lambda_.Function, rule_set: ses.ReceiptRuleSet
) -> None:
    """As does saving the mail that the function is to read."""
    header = actions.AddHeader(name="X-Seen", value="1")
    function.add_event_source(SesEventSource(rule_set, actions=[header]))

    assert [list(action) for action in _rule(stack)["Actions"]] == [
        ["AddHeaderAction"],
        ["LambdaAction"],
    ]


def test_after_another_rule(
    stack: cdk.Stack, function: lambda_.Function, rule_set: ses.ReceiptRuleSet
) -> None:
    """The handle of one source is where the next one comes after."""
    first = SesEventSource(rule_set, receipt_rule_name="first")
    function.add_event_source(first)
    after = first.construct_for(function)
    function.add_event_source(SesEventSource(rule_set, receipt_rule_name="second", after=after))

    assert [made.get("After") for made in _made(stack, _RULE)] == [{"Ref": _RULE}, None]
    assert after.node.path == "Stack/Function/SesEventSource/Rule"


def test_a_topic(
    stack: cdk.Stack, function: lambda_.Function, rule_set: ses.ReceiptRuleSet
) -> None:
    """SES may use the key of an encrypted one; without that, nobody is notified."""
    key: Any = kms.Key(stack, "Key")
    topic = sns.Topic(stack, "Topic", master_key=key)
    function.add_event_source(SesEventSource(rule_set, topic=topic))

    (action,) = _rule(stack)["Actions"]
    assert action["LambdaAction"]["TopicArn"] == {"Ref": "AWS::SNS::Topic"}
    (properties,) = _made(stack, "AWS::KMS::Key")
    assert properties["KeyPolicy"]["Statement"][1:] == [
        {
            "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
            "Effect": "Allow",
            "Principal": {"Service": "ses.amazonaws.com"},
            "Resource": "*",
        }
    ]


@pytest.mark.parametrize(
    "name", ["inbox", "arn:aws:ses:eu-west-1:111111111111:receipt-rule-set/inbox"]
)
def test_a_rule_set_by_name_or_arn(app: cdk.App, name: str) -> None:
    stack = cdk.Stack(app, "Stack", env=_PLACE)
    source = SesEventSource(name, receipt_rule_name="orders")
    with pytest.raises(NotBoundError):
        _ = source.rule_set
    make_function(stack, "Function").add_event_source(source)

    (made,), (permission,) = _made(stack, _RULE), _made(stack, _PERMISSION)
    assert made["RuleSetName"] == source.rule_set.receipt_rule_set_name == "inbox"
    end = ":ses:eu-west-1:111111111111:receipt-rule-set/inbox:receipt-rule/orders"
    assert permission["SourceArn"]["Fn::Join"][1][-1] == end


def test_a_token_is_a_name(stack: cdk.Stack, function: lambda_.Function) -> None:
    """CloudFormation knows no ARN of a rule set."""
    function.add_event_source(SesEventSource(cdk.Fn.import_value("Inbox")))

    assert [made["RuleSetName"] for made in _made(stack, _RULE)] == [{"Fn::ImportValue": "Inbox"}]


def test_without_grant(
    stack: cdk.Stack, function: lambda_.Function, rule_set: ses.ReceiptRuleSet
) -> None:
    function.add_event_source(SesEventSource(rule_set, grant=False))

    assert _made(stack, _PERMISSION) == []
    assert len(_made(stack, _RULE)) == 1


def test_an_alias_and_an_imported_function(
    stack: cdk.Stack, function: lambda_.Function, rule_set: ses.ReceiptRuleSet
) -> None:
    """Both are given permissions, and nothing is said of functions that would go without."""
    version: Any = function.current_version
    alias = lambda_.Alias(stack, "Live", alias_name="live", version=version)
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
    imported = lambda_.Function.from_function_arn(stack, "Imported", arn)
    for target in (alias, imported):
        target.add_event_source(SesEventSource(rule_set))

    names = [permission["FunctionName"] for permission in _made(stack, _PERMISSION)]
    assert sorted(names, key=str) == [arn, {"Ref": "AWS::Lambda::Alias"}]
    assert Annotations.from_stack(stack).find_warning("*", Match.any_value()) == []


def test_two_functions_have_rules_of_their_own(
    stack: cdk.Stack, rule_set: ses.ReceiptRuleSet
) -> None:
    source = SesEventSource(rule_set)
    for name in ("One", "Two"):
        make_function(stack, name).add_event_source(source)

    names = {made["Rule"]["Name"] for made in _made(stack, _RULE)}
    assert len(names) == 2


def test_beside_cdk(app: cdk.App) -> None:
    """CDK's permission is for every rule of the account; ours needs a name for that."""
    ours, theirs = cdk.Stack(app, "Ours"), cdk.Stack(app, "Theirs")
    ours_set, theirs_set = (ses.ReceiptRuleSet(stack, "Inbox") for stack in (ours, theirs))
    recipients = ["orders@example.com"]
    make_function(ours, "Function").add_event_source(
        SesEventSource(ours_set, recipients=recipients)
    )
    function: Any = make_function(theirs, "Function")
    action: Any = actions.Lambda(function=function)
    theirs_set.add_rule("Rule", recipients=recipients, actions=[action])

    (mine,), (made,) = _made(ours, _RULE), _made(theirs, _RULE)
    assert {**made["Rule"], "Name": mine["Rule"]["Name"]} == mine["Rule"]
    assert made["RuleSetName"] == mine["RuleSetName"]
    (permission,), (wide,) = _made(ours, _PERMISSION), _made(theirs, _PERMISSION)
    assert {**wide, "SourceArn": permission["SourceArn"]} == permission
    assert "SourceArn" not in wide
    Template.from_stack(ours).resource_count_is(_RULE, 1)
