"""What the role is allowed of brokers and clusters that Lambda signs in to, by whatever role."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_lambda as lambda_

import lambda_event_sources as ours
from tests.conftest import make_function
from tests.mappings.needy import CLUSTER, LATEST, POLLERS, secret
from tests.mappings.rights import granted, missing, required
from tests.mappings.test_grants import imported_role

MAPPING = "AWS::Lambda::EventSourceMapping"
BROKER = "arn:aws:mq:eu-west-1:111111111111:broker:orders:b-1"
DATABASES = "arn:aws:rds:eu-west-1:111111111111:cluster:orders"


def broker(stack: cdk.Stack, **props: Any) -> Any:
    return ours.RabbitMqEventSource(BROKER, queue="orders", secret=secret(stack), **props)


def cluster(stack: cdk.Stack, **props: Any) -> Any:
    return ours.DocumentDbEventSource(
        DATABASES,
        database_name="shop",
        secret=secret(stack),
        starting_position=LATEST,
        **props,
    )


def _kafka(authentication: Any, **props: Any) -> Any:
    return ours.SelfManagedKafkaQueueEventSource(
        bootstrap_servers=["broker:9092"],
        topic="orders",
        authentication=authentication,
        on_failure=ours.KafkaDlq("failed"),
        provisioned_poller_config=POLLERS,
        **props,
    )


def by_oauth(stack: cdk.Stack, **props: Any) -> Any:
    return _kafka(ours.OAuthBearerAuth(secret(stack)), **props)


def by_iam(stack: cdk.Stack, **props: Any) -> Any:
    return _kafka(ours.IamAuth(CLUSTER), **props)


def by_token(stack: cdk.Stack, **props: Any) -> Any:
    return _kafka(ours.IamOAuthBearerAuth("kafka"), **props)


EACH = pytest.mark.parametrize(
    "make", [broker, cluster, by_oauth, by_iam, by_token], ids=lambda make: make.__name__
)


@EACH
@pytest.mark.parametrize("role", ["own", "imported"])
def test_the_role_is_granted_what_is_required(make: Callable[..., Any], role: str) -> None:
    """Nothing that a source says to need is missing, and it says so before bind, too."""
    stack = cdk.Stack(cdk.App(), "Stack")
    function = make_function(
        stack, "Function", role=imported_role(stack) if role != "own" else None
    )
    source = make(stack)
    before = required(stack, source.required_permissions())
    function.add_event_source(source)

    assert required(stack, source.required_permissions()) == before != set()
    assert missing(before, granted(stack)) == set()


@EACH
def test_nothing_is_granted(
    make: Callable[..., Any], stack: cdk.Stack, function: lambda_.Function
) -> None:
    """With grant=False there is a mapping, and no policy."""
    function.add_event_source(make(stack, grant=False))

    template = assertions.Template.from_stack(stack)
    template.resource_count_is(MAPPING, 1)
    template.resource_count_is("AWS::IAM::Policy", 0)


@EACH
def test_the_mapping_waits_for_the_policy_of_an_imported_function(make: Callable[..., Any]) -> None:
    """Lambda signs in when the mapping is made."""
    stack = cdk.Stack(cdk.App(), "Stack")
    function = lambda_.Function.from_function_attributes(
        stack,
        "Imported",
        function_arn="arn:aws:lambda:eu-west-1:111111111111:function:f",
        role=imported_role(stack, "Role"),
    )
    function.add_event_source(make(stack))

    (mapping,) = assertions.Template.from_stack(stack).find_resources(MAPPING).values()
    assert any("Policy" in name for name in mapping["DependsOn"])
