"""Kafka in Queue mode: what the template says, to the letter."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import (
    INFINITE,
    GlueSchemaRegistry,
    SelfManagedKafkaEventSource,
    SelfManagedKafkaQueueEventSource,
    SqsDlq,
    ValidationError,
)
from tests.mappings.test_mq import MAPPING, SECRET
from tests.parity.intent import intent, of_type

SERVERS = ["broker-1:9092", "broker-2:9092"]


def source(stack: cdk.Stack, **props: Any) -> SelfManagedKafkaQueueEventSource:
    secret: Any = secretsmanager.Secret.from_secret_complete_arn(stack, "Secret", SECRET)
    return SelfManagedKafkaQueueEventSource(
        bootstrap_servers=SERVERS, topic="orders", secret=secret, **props
    )


def test_a_topic(stack: cdk.Stack, function: lambda_.Function) -> None:
    """A share group reads it, from where that is; there is no starting position."""
    function.add_event_source(source(stack))

    assert of_type(intent(stack), MAPPING) == [
        {
            "BatchSize": 100,
            "FunctionName": {"Ref": "AWS::Lambda::Function"},
            "SelfManagedEventSource": {"Endpoints": {"KafkaBootstrapServers": SERVERS}},
            "SelfManagedKafkaEventSourceConfig": {"ConsumptionMode": "Queue"},
            "SourceAccessConfigurations": [{"Type": "SASL_SCRAM_512_AUTH", "URI": SECRET}],
            "Topics": ["orders"],
        }
    ]


def test_every_option_beside_those_of_stream_mode(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """What CDK's mapping says of the same property stays."""
    registry = "arn:aws:glue:eu-west-1:111111111111:registry/orders"
    function.add_event_source(
        source(
            stack,
            consumer_group_id="readers",
            max_record_age=INFINITE,
            retry_attempts=0,
            provisioned_poller_config={"minimum_pollers": 1, "maximum_pollers": 2},
            on_failure=SqsDlq(sqs.Queue(stack, "Failed")),
            schema_registry_config=GlueSchemaRegistry(
                schema_registry_arn=registry,
                event_record_format=lambda_.EventRecordFormat.JSON,
                schema_validation_configs=[
                    {"attribute": lambda_.KafkaSchemaValidationAttribute.VALUE}
                ],
            ),
        )
    )

    (mapping,) = of_type(intent(stack), MAPPING)
    assert mapping["SelfManagedKafkaEventSourceConfig"] == {
        "ConsumerGroupId": "readers",
        "ConsumptionMode": "Queue",
        "SchemaRegistryConfig": {
            "EventRecordFormat": "JSON",
            "SchemaRegistryURI": registry,
            "SchemaValidationConfigs": [{"Attribute": "VALUE"}],
        },
    }
    assert mapping["MaximumRecordAgeInSeconds"] == -1
    assert mapping["MaximumRetryAttempts"] == 0
    assert "StartingPosition" not in mapping


@pytest.mark.parametrize(
    "wrong",
    [
        {"starting_position": lambda_.StartingPosition.LATEST},
        {"starting_position_timestamp": 1_655_237_653},
        {"max_batching_window": cdk.Duration.seconds(1)},
        {"retry_attempts": -1, "provisioned_poller_config": {"minimum_pollers": 1}},
        {"retry_attempts": INFINITE, "provisioned_poller_config": {"minimum_pollers": 1}},
        {"retry_attempts": 1},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_queue_mode_excludes(stack: cdk.Stack, wrong: dict[str, Any]) -> None:
    """A share group has a position and windows of its own, and no endless retries."""
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        source(stack, **wrong)


def test_both_modes_of_one_topic(stack: cdk.Stack, function: lambda_.Function) -> None:
    """A function reads a topic in one way."""
    function.add_event_source(source(stack))
    function.add_event_source(
        SelfManagedKafkaEventSource(
            bootstrap_servers=SERVERS,
            topic="orders",
            secret=secretsmanager.Secret(stack, "Other"),
            starting_position=lambda_.StartingPosition.LATEST,
        )
    )

    with pytest.raises(RuntimeError, match="SelfManagedKafkaQueueEventSource already"):
        cdk.App.of(stack).synth()  # type: ignore[union-attr] # pyright: ignore[reportOptionalMemberAccess]


def test_records_that_fail_are_lost_without_a_destination(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """In other words than of a consumer group, which blocks a partition."""
    function.add_event_source(source(stack))

    annotations = assertions.Annotations.from_stack(stack)
    annotations.has_warning(
        "/Stack/Function", assertions.Match.string_like_regexp("up to the share group's limit")
    )
    blocks = assertions.Match.string_like_regexp("blocks its partition")
    assert annotations.find_warning("*", blocks) == []
