"""What AWS accepts, CDK's module refuses, and this package therefore makes."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import aws_cdk.aws_lambda_event_sources as cdk_module
import pytest
from aws_cdk import assertions
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

import lambda_event_sources as ours
from tests.conftest import make_function

ARN = "arn:aws:kafka:eu-west-1:111111111111:cluster/orders/0a1b2c3d-1"
LATEST = lambda_.StartingPosition.LATEST


def many_pollers(module: Any, stack: cdk.Stack) -> Any:
    """10,000 pollers: the API takes as many, CDK's module 2,000."""
    pollers = lambda_.ProvisionedPollerConfig(minimum_pollers=2, maximum_pollers=10_000)
    return module.SqsEventSource(sqs.Queue(stack, "Queue"), provisioned_poller_config=pollers)


def late_age(module: Any, stack: cdk.Stack) -> Any:
    """An age that is known at deploy only: CDK's mapping cannot convert it to days."""
    age = cdk.CfnParameter(stack, "Age", type="Number").value_as_number
    return module.KinesisEventSource(
        kinesis.Stream(stack, "Stream"),
        starting_position=LATEST,
        max_record_age=cdk.Duration.seconds(age),
    )


def late_topic(module: Any, stack: cdk.Stack) -> Any:
    """A topic that is known at deploy only: CDK's module makes a construct id of it."""
    topic = cdk.CfnParameter(stack, "Topic").value_as_string
    return module.ManagedKafkaEventSource(cluster_arn=ARN, topic=topic, starting_position=LATEST)


@pytest.mark.parametrize(
    ("make", "refusal", "properties"),
    [
        (
            many_pollers,
            "between 2 and 2000",
            {"ProvisionedPollerConfig": {"MinimumPollers": 2, "MaximumPollers": 10_000}},
        ),
        (
            late_age,
            "must be between 60 seconds and 7 days",
            {"MaximumRecordAgeInSeconds": {"Ref": "Age"}},
        ),
        (late_topic, "unresolved tokens", {"Topics": [{"Ref": "Topic"}]}),
    ],
)
def test_made_here_only(
    make: Callable[[Any, cdk.Stack], Any], refusal: str, properties: dict[str, Any]
) -> None:
    """The value reaches the template; with CDK's module there is none."""
    with pytest.raises(RuntimeError, match=refusal):
        template_with(make, cdk_module)

    template_with(make, ours).has_resource_properties("AWS::Lambda::EventSourceMapping", properties)


def template_with(make: Callable[[Any, cdk.Stack], Any], module: Any) -> assertions.Template:
    """Synthesize a function with a source of the module."""
    stack = cdk.Stack(cdk.App(), "Stack")
    make_function(stack, "Function").add_event_source(make(module, stack))
    return assertions.Template.from_stack(stack)


def test_a_stream_can_trigger_a_function_imported_without_role(stack: cdk.Stack) -> None:
    """Its owner may well have granted the role already; CDK's module makes no mapping then."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:f"
    function = lambda_.Function.from_function_arn(stack, "Imported", arn)
    stream = kinesis.Stream(stack, "Stream")

    function.add_event_source(ours.KinesisEventSource(stream, starting_position=LATEST))

    assertions.Template.from_stack(stack).has_resource_properties(
        "AWS::Lambda::EventSourceMapping", {"StartingPosition": "LATEST"}
    )
