"""VPC Lattice, for which CDK has no construct of its own."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_vpclattice as vpclattice

from lambda_event_sources import LatticeEventSource, NotBoundError, ValidationError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

SERVICE_ARN = "arn:aws:vpc-lattice:eu-west-1:111111111111:service/svc-0123456789abcdef0"
LISTENER_ARN = f"{SERVICE_ARN}/listener/listener-0123456789abcdef0"
LATTICE = "AWS::VpcLattice"
FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
GROUP = {"Fn::GetAtt": [f"{LATTICE}::TargetGroup", "Id"]}


def listener_in(stack: cdk.Stack) -> vpclattice.CfnListener:
    """Make a listener of a service."""
    return vpclattice.CfnListener(
        stack,
        "Listener",
        default_action={"fixedResponse": {"statusCode": 404}},
        protocol="HTTPS",
        service_identifier=vpclattice.CfnService(stack, "Service").attr_id,
    )


def test_what_matches_is_sent_to_the_function(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The target group may invoke the function, before requests come."""
    source = LatticeEventSource(listener_in(stack), priority=5, path_prefix="/orders")
    with pytest.raises(NotBoundError):
        source.construct_for(function)
    function.add_event_source(source)

    resources = intent(stack)
    assert of_type(resources, f"{LATTICE}::TargetGroup") == [
        {"Targets": [{"Id": FUNCTION}], "Type": "LAMBDA"}
    ]
    assert of_type(resources, "AWS::Lambda::Permission") == [
        {
            "Action": "lambda:InvokeFunction",
            "FunctionName": FUNCTION,
            "Principal": "vpc-lattice.amazonaws.com",
            "SourceArn": {"Fn::GetAtt": [f"{LATTICE}::TargetGroup", "Arn"]},
        }
    ]
    (rule,) = (each for each in resources if each["Type"] == f"{LATTICE}::Rule")
    assert rule == {
        "Type": f"{LATTICE}::Rule",
        "Properties": {
            "Action": {"Forward": {"TargetGroups": [{"TargetGroupIdentifier": GROUP}]}},
            "ListenerIdentifier": {"Fn::GetAtt": [f"{LATTICE}::Listener", "Arn"]},
            "Match": {"HttpMatch": {"PathMatch": {"Match": {"Prefix": "/orders"}}}},
            "Priority": 5,
            "ServiceIdentifier": {"Fn::GetAtt": [f"{LATTICE}::Listener", "ServiceArn"]},
        },
        "DependsOn": ["AWS::Lambda::Permission"],
    }
    group = source.construct_for(function)
    assert group.node.path == "Stack/Function/LatticeEventSource/TargetGroup"


MATCHES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "method": ({"method": "POST"}, {"Method": "POST"}),
    "path": ({"path": "/orders"}, {"PathMatch": {"Match": {"Exact": "/orders"}}}),
    "headers": (
        {
            "header_matches": [
                {"name": "x-shop", "match": {"exact": "a"}},
                vpclattice.CfnRule.HeaderMatchProperty(
                    name="x-test",
                    match=vpclattice.CfnRule.HeaderMatchTypeProperty(contains="b"),
                    case_sensitive=True,
                ),
            ]
        },
        {
            "HeaderMatches": [
                {"Match": {"Exact": "a"}, "Name": "x-shop"},
                {"CaseSensitive": True, "Match": {"Contains": "b"}, "Name": "x-test"},
            ]
        },
    ),
    "case": (
        {"header_matches": [{"name": "x", "match": {"prefix": "a"}, "case_sensitive": True}]},
        {"HeaderMatches": [{"CaseSensitive": True, "Match": {"Prefix": "a"}, "Name": "x"}]},
    ),
}


@pytest.mark.parametrize("kind", MATCHES)
def test_requests_are_told_apart(kind: str, stack: cdk.Stack, function: lambda_.Function) -> None:
    """Each way to match is written as CloudFormation knows it."""
    given, expected = MATCHES[kind]
    function.add_event_source(LatticeEventSource(LISTENER_ARN, priority=1, **given))

    (rule,) = of_type(intent(stack), f"{LATTICE}::Rule")
    assert rule["Match"] == {"HttpMatch": expected}


def test_an_existing_listener_is_named_by_its_arn(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """The ARN of its service is in it; a token counts as an ARN, too."""
    token = cdk.Fn.import_value("listener")
    for priority, arn in enumerate((LISTENER_ARN, token), start=1):
        function.add_event_source(LatticeEventSource(arn, priority=priority, method="GET"))

    rules = {rule["Priority"]: rule for rule in of_type(intent(stack), f"{LATTICE}::Rule")}
    assert rules[1]["ListenerIdentifier"] == LISTENER_ARN
    assert rules[1]["ServiceIdentifier"] == SERVICE_ARN
    imported = {"Fn::ImportValue": "listener"}
    assert rules[2]["ListenerIdentifier"] == imported
    assert rules[2]["ServiceIdentifier"] == {
        "Fn::Select": [0, {"Fn::Split": ["/listener/", imported]}]
    }


def test_version_and_name_are_those_given(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Both are left to AWS otherwise."""
    source = LatticeEventSource(
        LISTENER_ARN,
        priority=1,
        method="GET",
        event_structure_version="V2",
        target_group_name="orders",
    )
    function.add_event_source(source)

    (group,) = of_type(intent(stack), f"{LATTICE}::TargetGroup")
    assert (group["Config"], group["Name"]) == ({"LambdaEventStructureVersion": "V2"}, "orders")


def test_alias_and_imported_function_are_targets(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """One source may be bound to both."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
    imported = lambda_.Function.from_function_arn(stack, "Imported", arn)
    for priority, target in enumerate((function.add_alias("live"), imported), start=1):
        target.add_event_source(LatticeEventSource(LISTENER_ARN, priority=priority, method="GET"))

    resources = intent(stack)
    targets = [group["Targets"][0]["Id"] for group in of_type(resources, f"{LATTICE}::TargetGroup")]
    allowed = [each["FunctionName"] for each in of_type(resources, "AWS::Lambda::Permission")]
    expected = [{"Ref": "AWS::Lambda::Alias"}, arn]
    assert sorted(map(str, targets)) == sorted(map(str, allowed)) == sorted(map(str, expected))
    assertions.Annotations.from_stack(stack).has_no_warning("*", assertions.Match.any_value())


def test_no_permission_is_made_with_grant_false(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """The rest is the same."""
    source = LatticeEventSource(LISTENER_ARN, priority=1, method="GET", grant=False)
    function.add_event_source(source)

    resources = intent(stack)
    assert of_type(resources, "AWS::Lambda::Permission") == []
    assert len(of_type(resources, f"{LATTICE}::Rule")) == 1


def test_two_functions_share_a_listener(stack: cdk.Stack) -> None:
    """Each has a rule of its own, in its stack."""
    listener, other = listener_in(stack), cdk.Stack(stack.node.root, "Other")  # type: ignore[arg-type]
    for priority, scope in enumerate((stack, other), start=1):
        make_function(scope, "Function").add_event_source(
            LatticeEventSource(listener, priority=priority, method="GET")
        )

    assert [len(of_type(intent(each), f"{LATTICE}::Rule")) for each in (stack, other)] == [1, 1]


@pytest.mark.parametrize(
    ("message", "options"),
    [
        ("path_prefix must be given, or path or method or header_matches", {}),
        ("path must be left out when path_prefix is given", {"path": "/", "path_prefix": "/"}),
        (
            r"header_matches\[0\].match must be one of exact, prefix or contains",
            {"header_matches": [{"name": "x", "match": {"exact": "a", "prefix": "b"}}]},
        ),
        (
            r"header_matches\[0\].match must be one of exact, prefix or contains",
            {"header_matches": [{"name": "x", "match": {"suffix": "a"}}]},
        ),
    ],
)
def test_what_lattice_refuses_is_refused(message: str, options: dict[str, Any]) -> None:
    """The message says what must be otherwise."""
    with pytest.raises(ValidationError, match=message):
        LatticeEventSource(LISTENER_ARN, priority=1, **options)
