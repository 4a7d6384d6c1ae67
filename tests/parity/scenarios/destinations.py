"""Where failed records go: every destination on every source that AWS allows it on."""

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

from tests.parity.building import arn, function, key, sibling, text

LATEST = lambda_.StartingPosition.LATEST
POLLERS = {"minimum_pollers": 1}


def _managed_kafka(les: ModuleType, on_failure: Any) -> Any:
    return les.ManagedKafkaEventSource(
        cluster_arn=arn("kafka", "cluster/orders/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5"),
        topic="orders",
        starting_position=LATEST,
        on_failure=on_failure,
        provisioned_poller_config=POLLERS,
    )


def _self_managed_kafka(les: ModuleType, stack: cdk.Stack, on_failure: Any) -> Any:
    return les.SelfManagedKafkaEventSource(
        bootstrap_servers=["b-1.example.com:9092"],
        topic="orders",
        starting_position=LATEST,
        secret=secretsmanager.Secret(stack, "Secret"),
        on_failure=on_failure,
        provisioned_poller_config=POLLERS,
    )


def _add_polling_sources(les: ModuleType, stack: cdk.Stack, on_failure: Any) -> None:
    """One function for each kind of source, all with the same destination."""
    stream = kinesis.Stream(stack, "Stream")
    consumer = kinesis.StreamConsumer(
        stack, "Consumer", stream=stream, stream_consumer_name="consumer"
    )
    key = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
    view = dynamodb.StreamViewType.KEYS_ONLY
    table = dynamodb.Table(stack, "Table", partition_key=key, stream=view)
    props = {"starting_position": LATEST, "on_failure": on_failure}
    sources = (
        les.KinesisEventSource(stream, **props),
        les.KinesisConsumerEventSource(consumer, **props),
        les.DynamoEventSource(table, **props),
        _managed_kafka(les, on_failure),
        _self_managed_kafka(les, stack, on_failure),
    )
    for index, source in enumerate(sources):
        function(stack, f"Fn{index}").add_event_source(source)


def _add_stream(les: ModuleType, stack: cdk.Stack, on_failure: Any) -> None:
    stream = kinesis.Stream(stack, "Stream")
    source = les.KinesisEventSource(stream, starting_position=LATEST, on_failure=on_failure)
    function(stack).add_event_source(source)


def queue(les: ModuleType, stack: cdk.Stack) -> None:
    _add_polling_sources(les, stack, les.SqsDlq(sqs.Queue(stack, "DeadLetters")))


def topic(les: ModuleType, stack: cdk.Stack) -> None:
    _add_polling_sources(les, stack, les.SnsDlq(sns.Topic(stack, "DeadLetters")))


def bucket(les: ModuleType, stack: cdk.Stack) -> None:
    _add_polling_sources(les, stack, les.S3OnFailureDestination(s3.Bucket(stack, "DeadLetters")))


def kafka_topic_of_managed_cluster(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(_managed_kafka(les, les.KafkaDlq("failed-orders")))


def kafka_topic_of_self_managed_cluster(les: ModuleType, stack: cdk.Stack) -> None:
    source = _self_managed_kafka(les, stack, les.KafkaDlq("failed_orders.v2"))
    function(stack).add_event_source(source)


def kafka_topic_with_scheme(les: ModuleType, stack: cdk.Stack) -> None:
    source = _self_managed_kafka(les, stack, les.KafkaDlq("kafka://failed-orders"))
    function(stack).add_event_source(source)


def kafka_topic_from_parameter(les: ModuleType, stack: cdk.Stack) -> None:
    destination = les.KafkaDlq(text(stack, "Topic", "kafka://failed-orders"))
    function(stack).add_event_source(_managed_kafka(les, destination))


def queue_encrypted_with_own_key(les: ModuleType, stack: cdk.Stack) -> None:
    letters = sqs.Queue(stack, "DeadLetters", encryption_master_key=key(stack))
    _add_stream(les, stack, les.SqsDlq(letters))


def topic_encrypted_with_own_key(les: ModuleType, stack: cdk.Stack) -> None:
    letters = sns.Topic(stack, "DeadLetters", master_key=key(stack))
    _add_stream(les, stack, les.SnsDlq(letters))


def bucket_encrypted_with_own_key(les: ModuleType, stack: cdk.Stack) -> None:
    letters = s3.Bucket(stack, "DeadLetters", encryption_key=key(stack))
    _add_stream(les, stack, les.S3OnFailureDestination(letters))


def imported_queue(les: ModuleType, stack: cdk.Stack) -> None:
    letters = sqs.Queue.from_queue_arn(stack, "DeadLetters", arn("sqs", "dead-letters"))
    _add_stream(les, stack, les.SqsDlq(letters))


def imported_topic(les: ModuleType, stack: cdk.Stack) -> None:
    letters = sns.Topic.from_topic_arn(stack, "DeadLetters", arn("sns", "dead-letters"))
    _add_stream(les, stack, les.SnsDlq(letters))


def imported_bucket(les: ModuleType, stack: cdk.Stack) -> None:
    letters = s3.Bucket.from_bucket_name(stack, "DeadLetters", "dead-letters")
    _add_stream(les, stack, les.S3OnFailureDestination(letters))


def queue_of_other_stack(les: ModuleType, stack: cdk.Stack) -> None:
    _add_stream(les, stack, les.SqsDlq(sqs.Queue(sibling(stack), "DeadLetters")))


def bucket_of_other_stack(les: ModuleType, stack: cdk.Stack) -> None:
    letters = s3.Bucket(sibling(stack), "DeadLetters")
    _add_stream(les, stack, les.S3OnFailureDestination(letters))


def one_destination_for_two_functions(les: ModuleType, stack: cdk.Stack) -> None:
    destination = les.SqsDlq(sqs.Queue(stack, "DeadLetters"))
    stream = kinesis.Stream(stack, "Stream")
    for name in ("First", "Second"):
        source = les.KinesisEventSource(stream, starting_position=LATEST, on_failure=destination)
        function(stack, name).add_event_source(source)
