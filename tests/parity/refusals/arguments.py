"""Arguments that queues, streams, tables, topics, buckets and APIs refuse."""

from collections.abc import Callable
from types import ModuleType
from typing import Any, TypeAlias

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from tests.parity.building import key

Refused: TypeAlias = Callable[[ModuleType, cdk.Stack], Any]

AT_TIMESTAMP = lambda_.StartingPosition.AT_TIMESTAMP
LATEST = lambda_.StartingPosition.LATEST


def _sqs(les: ModuleType, stack: cdk.Stack, *, fifo: bool | None = None, **props: Any) -> Any:
    return les.SqsEventSource(sqs.Queue(stack, "Queue", fifo=fifo), **props)


def _pollers(minimum: int | None = None, maximum: int | None = None) -> Any:
    return lambda_.ProvisionedPollerConfig(minimum_pollers=minimum, maximum_pollers=maximum)


def _kinesis(les: ModuleType, stack: cdk.Stack, **props: Any) -> Any:
    stream = kinesis.Stream(stack, "Stream")
    return les.KinesisEventSource(stream, **{"starting_position": LATEST, **props})


def _consumer(les: ModuleType, stack: cdk.Stack, **props: Any) -> Any:
    stream = kinesis.Stream(stack, "Stream")
    consumer = kinesis.StreamConsumer(stack, "Reader", stream=stream, stream_consumer_name="reader")
    return les.KinesisConsumerEventSource(consumer, **{"starting_position": LATEST, **props})


def _dynamodb(
    les: ModuleType,
    stack: cdk.Stack,
    *,
    view: dynamodb.StreamViewType | None = dynamodb.StreamViewType.NEW_IMAGE,
    **props: Any,
) -> Any:
    name = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
    table = dynamodb.Table(stack, "Table", partition_key=name, stream=view)
    return les.DynamoEventSource(table, **{"starting_position": LATEST, **props})


def _s3(les: ModuleType, stack: cdk.Stack, *filters: Any) -> Any:
    events = [s3.EventType.OBJECT_CREATED]
    return les.S3EventSource(s3.Bucket(stack, "Bucket"), events=events, filters=list(filters))


seconds = cdk.Duration.seconds

SQS: dict[str, Refused] = {
    "sqs_batch_size_of_0": lambda les, stack: _sqs(les, stack, batch_size=0),
    "sqs_batch_size_below_0": lambda les, stack: _sqs(les, stack, batch_size=-1),
    "sqs_batch_size_of_11_without_window": lambda les, stack: _sqs(les, stack, batch_size=11),
    "sqs_batch_size_above_10000": lambda les, stack: _sqs(
        les, stack, batch_size=10_001, max_batching_window=seconds(1)
    ),
    "sqs_batch_size_as_text": lambda les, stack: _sqs(les, stack, batch_size="10"),
    "sqs_window_above_300_seconds": lambda les, stack: _sqs(
        les, stack, max_batching_window=seconds(301)
    ),
    "sqs_window_of_half_a_second": lambda les, stack: _sqs(
        les, stack, max_batching_window=cdk.Duration.millis(500)
    ),
    "sqs_window_as_number": lambda les, stack: _sqs(les, stack, max_batching_window=5),
    "sqs_window_on_fifo_queue": lambda les, stack: _sqs(
        les, stack, fifo=True, max_batching_window=seconds(1)
    ),
    "sqs_concurrency_of_1": lambda les, stack: _sqs(les, stack, max_concurrency=1),
    "sqs_concurrency_above_1000": lambda les, stack: _sqs(les, stack, max_concurrency=1001),
    "sqs_concurrency_with_pollers": lambda les, stack: _sqs(
        les, stack, max_concurrency=5, provisioned_poller_config=_pollers(2, 3)
    ),
    "sqs_minimum_pollers_of_1": lambda les, stack: _sqs(
        les, stack, provisioned_poller_config=_pollers(1)
    ),
    "sqs_minimum_pollers_above_200": lambda les, stack: _sqs(
        les, stack, provisioned_poller_config=_pollers(201)
    ),
    "sqs_maximum_pollers_of_1": lambda les, stack: _sqs(
        les, stack, provisioned_poller_config=_pollers(None, 1)
    ),
    # CDK's module already refuses 2,001; the API accepts 10,000, and so do we.
    "sqs_maximum_pollers_above_10000": lambda les, stack: _sqs(
        les, stack, provisioned_poller_config=_pollers(None, 10_001)
    ),
    "sqs_more_pollers_at_least_than_at_most": lambda les, stack: _sqs(
        les, stack, provisioned_poller_config=_pollers(5, 4)
    ),
    "sqs_key_without_filters": lambda les, stack: _sqs(les, stack, filter_encryption=key(stack)),
    "sqs_unknown_keyword": lambda les, stack: _sqs(les, stack, visibility_timeout=seconds(1)),
    "sqs_arn_of_a_topic": lambda les, _: les.SqsEventSource("arn:aws:sns:eu-west-1:1:orders"),
    "sqs_no_queue": lambda les, _: les.SqsEventSource(),
}

STREAMS: dict[str, Refused] = {
    "kinesis_no_starting_position": lambda les, stack: les.KinesisEventSource(
        kinesis.Stream(stack, "Stream")
    ),
    "kinesis_starting_position_as_text": lambda les, stack: _kinesis(
        les, stack, starting_position="LATEST"
    ),
    "kinesis_no_timestamp": lambda les, stack: _kinesis(les, stack, starting_position=AT_TIMESTAMP),
    "kinesis_needless_timestamp": lambda les, stack: _kinesis(
        les, stack, starting_position_timestamp=1_655_237_653
    ),
    "kinesis_batch_size_of_0": lambda les, stack: _kinesis(les, stack, batch_size=0),
    "kinesis_batch_size_above_10000": lambda les, stack: _kinesis(les, stack, batch_size=10_001),
    "kinesis_window_above_300_seconds": lambda les, stack: _kinesis(
        les, stack, max_batching_window=seconds(301)
    ),
    "kinesis_tumbling_window_above_900_seconds": lambda les, stack: _kinesis(
        les, stack, tumbling_window=seconds(901)
    ),
    "kinesis_record_age_below_a_minute": lambda les, stack: _kinesis(
        les, stack, max_record_age=seconds(59)
    ),
    "kinesis_record_age_above_a_week": lambda les, stack: _kinesis(
        les, stack, max_record_age=cdk.Duration.days(8)
    ),
    "kinesis_retries_below_minus_1": lambda les, stack: _kinesis(les, stack, retry_attempts=-2),
    "kinesis_retries_above_10000": lambda les, stack: _kinesis(les, stack, retry_attempts=10_001),
    "kinesis_factor_of_0": lambda les, stack: _kinesis(les, stack, parallelization_factor=0),
    "kinesis_factor_above_10": lambda les, stack: _kinesis(les, stack, parallelization_factor=11),
    "kinesis_key_without_filters": lambda les, stack: _kinesis(
        les, stack, filter_encryption=key(stack)
    ),
    "consumer_no_timestamp": lambda les, stack: _consumer(
        les, stack, starting_position=AT_TIMESTAMP
    ),
    "consumer_batch_size_of_0": lambda les, stack: _consumer(les, stack, batch_size=0),
    "consumer_factor_above_10": lambda les, stack: _consumer(les, stack, parallelization_factor=11),
    "dynamodb_table_without_stream": lambda les, stack: _dynamodb(les, stack, view=None),
    "dynamodb_at_timestamp": lambda les, stack: _dynamodb(
        les, stack, starting_position=AT_TIMESTAMP
    ),
    "dynamodb_timestamp": lambda les, stack: _dynamodb(
        les, stack, starting_position_timestamp=1_655_237_653
    ),
    "dynamodb_batch_size_of_0": lambda les, stack: _dynamodb(les, stack, batch_size=0),
    "dynamodb_batch_size_above_10000": lambda les, stack: _dynamodb(les, stack, batch_size=10_001),
    "dynamodb_retries_above_10000": lambda les, stack: _dynamodb(les, stack, retry_attempts=10_001),
    "dynamodb_tumbling_window_above_900_seconds": lambda les, stack: _dynamodb(
        les, stack, tumbling_window=seconds(901)
    ),
}

PUSHED: dict[str, Refused] = {
    "s3_two_prefixes": lambda les, stack: _s3(les, stack, {"prefix": "a/"}, {"prefix": "b/"}),
    "s3_two_suffixes": lambda les, stack: _s3(les, stack, {"suffix": "a"}, {"suffix": "b"}),
    "s3_no_events": lambda les, stack: les.S3EventSource(s3.Bucket(stack, "Bucket")),
    "s3_no_name_of_a_bucket": lambda les, _: les.S3EventSource(
        "Orders", events=[s3.EventType.OBJECT_CREATED]
    ),
    "sns_arn_of_a_queue": lambda les, _: les.SnsEventSource("arn:aws:sqs:eu-west-1:1:orders"),
    "sns_queue_as_topic": lambda les, stack: les.SnsEventSource(sqs.Queue(stack, "Queue")),
    "sns_dead_letter_queue_as_arn": lambda les, stack: les.SnsEventSource(
        sns.Topic(stack, "Topic"), dead_letter_queue="arn:aws:sqs:eu-west-1:1:dead-letters"
    ),
    "api_path_without_slash": lambda les, _: les.ApiEventSource("GET", "orders"),
    "api_no_path": lambda les, _: les.ApiEventSource("GET"),
    "api_unknown_keyword": lambda les, _: les.ApiEventSource("GET", "/", cors=True),
}
