"""Consumers with a throughput of their own."""

from types import ModuleType

import aws_cdk as cdk
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns

from tests.parity.building import arn, function, key, number

LATEST = lambda_.StartingPosition.LATEST
CONSUMER = "stream/orders/consumer/reader:1525898737"


def _consumer(
    stack: cdk.Stack, stream: kinesis.IStream, name: str = "Consumer"
) -> kinesis.StreamConsumer:
    return kinesis.StreamConsumer(stack, name, stream_consumer_name=name, stream=stream)


def defaults(les: ModuleType, stack: cdk.Stack) -> None:
    consumer = _consumer(stack, kinesis.Stream(stack, "Stream"))
    source = les.KinesisConsumerEventSource(consumer, starting_position=LATEST)
    function(stack).add_event_source(source)


def all_options(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.KinesisConsumerEventSource(
        _consumer(stack, kinesis.Stream(stack, "Stream")),
        starting_position=lambda_.StartingPosition.AT_TIMESTAMP,
        starting_position_timestamp=1_655_237_653,
        batch_size=1000,
        bisect_batch_on_error=True,
        enabled=True,
        filter_encryption=key(stack),
        filters=[
            lambda_.FilterCriteria.filter({"data": {"size": lambda_.FilterRule.between(1, 5)}})
        ],
        max_batching_window=cdk.Duration.minutes(1),
        max_record_age=cdk.Duration.days(1),
        metrics_config=lambda_.MetricsConfig(metrics=[lambda_.MetricType.EVENT_COUNT]),
        on_failure=les.SnsDlq(sns.Topic(stack, "DeadLetters")),
        parallelization_factor=1,
        report_batch_item_failures=True,
        retry_attempts=10,
        tumbling_window=cdk.Duration.minutes(2),
    )
    function(stack).add_event_source(source)


def encrypted_stream(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream(stack, "Stream", encryption_key=key(stack))
    source = les.KinesisConsumerEventSource(_consumer(stack, stream), starting_position=LATEST)
    function(stack).add_event_source(source)


def consumer_of_imported_stream(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream.from_stream_arn(stack, "Stream", arn("kinesis", "stream/orders"))
    source = les.KinesisConsumerEventSource(_consumer(stack, stream), starting_position=LATEST)
    function(stack).add_event_source(source)


def imported_by_arn(les: ModuleType, stack: cdk.Stack) -> None:
    consumer = kinesis.StreamConsumer.from_stream_consumer_arn(
        stack, "Consumer", arn("kinesis", CONSUMER)
    )
    source = les.KinesisConsumerEventSource(consumer, starting_position=LATEST)
    function(stack).add_event_source(source)


def imported_by_attributes(les: ModuleType, stack: cdk.Stack) -> None:
    consumer = kinesis.StreamConsumer.from_stream_consumer_attributes(
        stack, "Consumer", stream_consumer_arn=arn("kinesis", CONSUMER)
    )
    source = les.KinesisConsumerEventSource(consumer, starting_position=LATEST)
    function(stack).add_event_source(source)


def numbers_from_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.KinesisConsumerEventSource(
        _consumer(stack, kinesis.Stream(stack, "Stream")),
        starting_position=LATEST,
        batch_size=number(stack, "BatchSize", 42),
        parallelization_factor=number(stack, "Factor", 3),
        retry_attempts=number(stack, "Retries", 5),
    )
    function(stack).add_event_source(source)


def two_consumers_of_one_stream(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream(stack, "Stream")
    for name in ("First", "Second"):
        consumer = _consumer(stack, stream, f"{name}Consumer")
        source = les.KinesisConsumerEventSource(consumer, starting_position=LATEST)
        function(stack, name).add_event_source(source)


def handles(les: ModuleType, stack: cdk.Stack) -> None:
    consumer = _consumer(stack, kinesis.Stream(stack, "Stream"))
    source = les.KinesisConsumerEventSource(consumer, starting_position=LATEST)
    function(stack).add_event_source(source)
    cdk.CfnOutput(stack, "MappingId", value=source.event_source_mapping_id)
    cdk.CfnOutput(stack, "MappingArn", value=source.event_source_mapping_arn)
    cdk.CfnOutput(stack, "ConsumerArn", value=source.stream_consumer.stream_consumer_arn)
