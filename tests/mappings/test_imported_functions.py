"""Functions and secrets that are made elsewhere."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk.assertions import Template

from lambda_event_sources import ActiveMqEventSource, SelfManagedKafkaEventSource, SqsEventSource
from tests.conftest import make_function

_FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
_BROKER = "arn:aws:mq:eu-west-1:111111111111:broker:orders:b-1"


@pytest.mark.parametrize(
    ("arn", "name"),
    [(_FUNCTION, "orders"), (f"{_FUNCTION}:live", f"{_FUNCTION}:live")],
    ids=["function", "alias"],
)
def test_the_arn_of_an_alias_stays_one(stack: cdk.Stack, arn: str, name: str) -> None:
    """CDK cuts the function's name out of it, so that its mapping would read for $LATEST."""
    function = lambda_.Function.from_function_arn(stack, "Function", arn)
    function.add_event_source(SqsEventSource("orders", grant=False))

    Template.from_stack(stack).has_resource_properties(
        "AWS::Lambda::EventSourceMapping", {"FunctionName": name}
    )


def _kafka(secret: Any) -> SelfManagedKafkaEventSource:
    return SelfManagedKafkaEventSource(
        bootstrap_servers=["kafka.example.com:9092"],
        topic="orders",
        secret=secret,
        starting_position=lambda_.StartingPosition.LATEST,
    )


def _mq(secret: Any) -> ActiveMqEventSource:
    return ActiveMqEventSource(_BROKER, queue="orders", secret=secret)


@pytest.mark.parametrize("make", [_mq, _kafka])
def test_a_secret_of_another_stack_may_have_a_key(app: cdk.App, make: Any) -> None:
    """CDK's grant makes each of both stacks wait for the other (aws-cdk issue 14213)."""
    shared, own = cdk.Stack(app, "Shared"), cdk.Stack(app, "Own")
    key: Any = kms.Key(shared, "Key")
    secret = secretsmanager.Secret(shared, "Secret", encryption_key=key)
    make_function(own, "Function").add_event_source(make(secret))

    app.synth()

    assert [stack.node.id for stack in own.dependencies] == ["Shared"]
    (policy,) = Template.from_stack(own).find_resources("AWS::IAM::Policy").values()
    statements = policy["Properties"]["PolicyDocument"]["Statement"]
    actions = {str(statement["Action"]) for statement in statements}
    assert {"secretsmanager:GetSecretValue", "kms:Decrypt"} <= actions
