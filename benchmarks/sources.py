"""The nine sources, each with its required arguments only and with what users commonly add."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

_CLUSTERS = "arn:aws:kafka:eu-west-1:111111111111:cluster"
_LATEST = lambda_.StartingPosition.LATEST


@dataclass(frozen=True)
class Source:
    """Two ways to make a source of resources that are there already."""

    minimal: Callable[[], Any]
    rich: Callable[[], Any]


def sqs_source(les: ModuleType, scope: Construct) -> Source:
    """Prepare a queue, and one for dead letters."""
    failed = sqs.DeadLetterQueue(queue=sqs.Queue(scope, "Failed"), max_receive_count=5)
    queue = sqs.Queue(scope, "Queue", dead_letter_queue=failed)
    make = functools.partial(les.SqsEventSource, queue)
    return Source(make, functools.partial(make, max_concurrency=20, **_polling(), **_window()))


def kinesis_source(les: ModuleType, scope: Construct) -> Source:
    """Prepare a stream."""
    stream = kinesis.Stream(scope, "Stream")
    make = functools.partial(les.KinesisEventSource, stream)
    return _of_stream(les, scope, make, _shards())


def kinesis_consumer_source(les: ModuleType, scope: Construct) -> Source:
    """Prepare a stream and its consumer."""
    stream = kinesis.Stream(scope, "Stream")
    consumer = kinesis.StreamConsumer(
        scope, "Consumer", stream=stream, stream_consumer_name="consumer"
    )
    make = functools.partial(les.KinesisConsumerEventSource, consumer)
    return _of_stream(les, scope, make, _shards())


def dynamodb_source(les: ModuleType, scope: Construct) -> Source:
    """Prepare a table with a stream."""
    table = dynamodb.Table(
        scope,
        "Table",
        partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        stream=dynamodb.StreamViewType.NEW_IMAGE,
    )
    make = functools.partial(les.DynamoEventSource, table)
    return _of_stream(les, scope, make, _shards())


def managed_kafka_source(les: ModuleType, scope: Construct) -> Source:
    """Prepare a secret; the cluster, one of its own, is named by its ARN."""
    cluster_arn = f"{_CLUSTERS}/{scope.node.addr}/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5"
    make = functools.partial(les.ManagedKafkaEventSource, cluster_arn=cluster_arn, topic="orders")
    return _of_stream(les, scope, make, {**_secret(scope), **_kafka(les)})


def self_managed_kafka_source(les: ModuleType, scope: Construct) -> Source:
    """Prepare a secret; brokers on the internet need one."""
    make = functools.partial(
        les.SelfManagedKafkaEventSource,
        bootstrap_servers=["b-1.example.com:9092"],
        topic="orders",
        **_secret(scope),
    )
    return _of_stream(les, scope, make, _kafka(les))


def s3_source(les: ModuleType, scope: Construct) -> Source:
    """Prepare a bucket."""
    bucket = s3.Bucket(scope, "Bucket")
    make = functools.partial(les.S3EventSource, bucket, events=[s3.EventType.OBJECT_CREATED])
    pair = s3.NotificationKeyFilter(prefix="orders/", suffix=".json")
    return Source(make, functools.partial(make, filters=[pair]))


def sns_source(les: ModuleType, scope: Construct) -> Source:
    """Prepare a topic, and a queue for dead letters."""
    make = functools.partial(les.SnsEventSource, sns.Topic(scope, "Topic"))
    policy = {"type": sns.SubscriptionFilter.string_filter(allowlist=["order"])}
    queue = sqs.Queue(scope, "DeadLetters")
    return Source(make, functools.partial(make, filter_policy=policy, dead_letter_queue=queue))


def rest_api_source(les: ModuleType, scope: Construct) -> Source:
    """Prepare nothing: the first source makes the API."""
    del scope
    make = functools.partial(les.ApiEventSource, "GET", "/orders/{order}")
    return Source(make, functools.partial(make, api_key_required=True, operation_name="GetOrder"))


SOURCES: dict[str, Callable[[ModuleType, Construct], Source]] = {
    "SqsEventSource": sqs_source,
    "KinesisEventSource": kinesis_source,
    "KinesisConsumerEventSource": kinesis_consumer_source,
    "DynamoEventSource": dynamodb_source,
    "ManagedKafkaEventSource": managed_kafka_source,
    "SelfManagedKafkaEventSource": self_managed_kafka_source,
    "S3EventSource": s3_source,
    "SnsEventSource": sns_source,
    "ApiEventSource": rest_api_source,
}


def _of_stream(
    les: ModuleType, scope: Construct, make: Callable[..., Any], own: dict[str, Any]
) -> Source:
    failures = sqs.Queue(scope, "Failures")
    shared = {**_polling(), **_window(), "retry_attempts": 3, "bisect_batch_on_error": True}
    return Source(
        lambda: make(starting_position=_LATEST),
        lambda: make(starting_position=_LATEST, on_failure=les.SqsDlq(failures), **shared, **own),
    )


def _polling() -> dict[str, Any]:
    pattern = {"eventSource": lambda_.FilterRule.exists()}
    return {
        "batch_size": 50,
        "report_batch_item_failures": True,
        "filters": [lambda_.FilterCriteria.filter(pattern)],
    }


def _window() -> dict[str, Any]:
    return {"max_batching_window": cdk.Duration.seconds(5)}


def _shards() -> dict[str, Any]:
    return {"parallelization_factor": 2, "max_record_age": cdk.Duration.hours(1)}


def _secret(scope: Construct) -> dict[str, Any]:
    return {"secret": secretsmanager.Secret(scope, "Secret")}


def _kafka(les: ModuleType) -> dict[str, Any]:
    pollers = les.ProvisionedPollerConfig(minimum_pollers=1, maximum_pollers=3)
    return {"consumer_group_id": "readers", "provisioned_poller_config": pollers}
