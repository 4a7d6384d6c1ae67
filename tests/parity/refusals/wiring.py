"""Apps that cannot be wired: each function ends with an exception, at the latest at synth."""

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

from tests.parity.building import app_of, function, sibling

LATEST = lambda_.StartingPosition.LATEST


def _add_twice(stack: cdk.Stack, source: Any) -> None:
    fn = function(stack)
    fn.add_event_source(source)
    fn.add_event_source(source)


def one_queue_twice(les: ModuleType, stack: cdk.Stack) -> None:
    _add_twice(stack, les.SqsEventSource(sqs.Queue(stack, "Queue")))


def one_topic_twice(les: ModuleType, stack: cdk.Stack) -> None:
    _add_twice(stack, les.SnsEventSource(sns.Topic(stack, "Topic")))


def one_stream_twice(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream(stack, "Stream")
    _add_twice(stack, les.KinesisEventSource(stream, starting_position=LATEST))


def one_table_twice(les: ModuleType, stack: cdk.Stack) -> None:
    name = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
    view = dynamodb.StreamViewType.NEW_IMAGE
    table = dynamodb.Table(stack, "Table", partition_key=name, stream=view)
    _add_twice(stack, les.DynamoEventSource(table, starting_position=LATEST))


def one_kafka_topic_twice(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.SelfManagedKafkaEventSource(
        bootstrap_servers=["b-1.example.com:9092"],
        topic="orders",
        starting_position=LATEST,
        secret=secretsmanager.Secret(stack, "Secret"),
    )
    _add_twice(stack, source)


def one_route_twice(les: ModuleType, stack: cdk.Stack) -> None:
    _add_twice(stack, les.ApiEventSource("GET", "/orders"))


def mapping_id_before_bind(les: ModuleType, stack: cdk.Stack) -> None:
    _ = les.SqsEventSource(sqs.Queue(stack, "Queue")).event_source_mapping_id


def mapping_arn_before_bind(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream(stack, "Stream")
    _ = les.KinesisEventSource(stream, starting_position=LATEST).event_source_mapping_arn


def bucket_of_other_stack_that_the_function_reads(les: ModuleType, stack: cdk.Stack) -> None:
    bucket, fn = s3.Bucket(sibling(stack), "Bucket"), function(stack)
    bucket.grant_read(fn)
    fn.add_event_source(les.S3EventSource(bucket, events=[s3.EventType.OBJECT_CREATED]))
    app_of(stack).synth()


def topic_of_the_parent_of_a_nested_function(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(cdk.NestedStack(stack, "Nested"))
    fn.add_event_source(les.SnsEventSource(sns.Topic(stack, "Topic")))
    app_of(stack).synth()
