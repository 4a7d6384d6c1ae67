"""Contact centers: which instance may invoke the function."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_connect as connect
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import ConnectEventSource, NotBoundError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

ID = "11111111-2222-3333-4444-555555555555"
ARN = f"arn:aws:connect:us-east-1:111111111111:instance/{ID}"
FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
ASSOCIATION = "AWS::Connect::IntegrationAssociation"


def made(stack: cdk.Stack) -> tuple[list[Any], list[Any]]:
    """The associations and the permissions."""
    resources = intent(stack)
    return of_type(resources, ASSOCIATION), of_type(resources, "AWS::Lambda::Permission")


def expected(instance: object, function: object = FUNCTION) -> tuple[list[Any], list[Any]]:
    """What they should be."""
    association = {
        "InstanceId": instance,
        "IntegrationArn": function,
        "IntegrationType": "LAMBDA_FUNCTION",
    }
    permission = {
        "Action": "lambda:InvokeFunction",
        "FunctionName": function,
        "Principal": "connect.amazonaws.com",
        "SourceAccount": {"Ref": "AWS::AccountId"},
        "SourceArn": instance,
    }
    return [association], [permission]


def test_an_instance_of_the_app(stack: cdk.Stack, function: lambda_.Function) -> None:
    """It may invoke the function, and offers it to its flows."""
    instance = connect.CfnInstance(
        stack,
        "Instance",
        identity_management_type="CONNECT_MANAGED",
        attributes={"inboundCalls": True, "outboundCalls": True},
    )
    source = ConnectEventSource(instance)
    function.add_event_source(source)

    assert made(stack) == expected({"Fn::GetAtt": ["AWS::Connect::Instance", "Arn"]})
    assert source.construct_for(function).node.path == "Stack/Function/ConnectEventSource/Resource"
    assert source.instance is instance
    with pytest.raises(NotBoundError):
        source.construct_for(make_function(stack, "Other"))


def test_an_existing_instance_by_its_arn(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The ARN is what Connect calls the id, too."""
    function.add_event_source(ConnectEventSource(ARN))

    assert made(stack) == expected(ARN)


def test_an_existing_instance_by_its_id(stack: cdk.Stack, function: lambda_.Function) -> None:
    """It is taken to be where the stack is."""
    function.add_event_source(ConnectEventSource(ID))

    place = [":connect:", {"Ref": "AWS::Region"}, ":", {"Ref": "AWS::AccountId"}]
    parts = ["arn:", {"Ref": "AWS::Partition"}, *place, f":instance/{ID}"]
    assert made(stack) == expected({"Fn::Join": ["", parts]})


def test_an_alias_and_an_imported_function(stack: cdk.Stack, function: Any) -> None:
    """Both are named as such."""
    alias = lambda_.Alias(stack, "Live", alias_name="live", version=function.current_version)
    alias.add_event_source(ConnectEventSource(ARN))
    assert made(stack) == expected(ARN, {"Ref": "AWS::Lambda::Alias"})

    other = cdk.Stack(cdk.App(), "Stack")
    arn = "arn:aws:lambda:us-east-1:111111111111:function:callers"
    imported = lambda_.Function.from_function_arn(other, "Imported", arn)
    imported.add_event_source(ConnectEventSource(ARN))
    assert made(other) == expected(ARN, arn)


def test_one_function_for_two_instances(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Each is a source of its own."""
    function.add_event_source(ConnectEventSource(ARN))
    function.add_event_source(ConnectEventSource(ARN.replace("1111-", "9999-")))

    associations, permissions = made(stack)
    assert (len(associations), len(permissions)) == (2, 2)


def test_no_permission_where_somebody_else_makes_it(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """The association is there all the same."""
    function.add_event_source(ConnectEventSource(ARN, grant=False))

    assert made(stack) == (expected(ARN)[0], [])
