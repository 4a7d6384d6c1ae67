"""Calls that both modules take, to which a row of a table adds the one keyword that it is about."""

from typing import Any

from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from tests.parity.building import arn
from tests.parity.strategies import resources
from tests.parity.strategies.calls import Call, Late
from tests.parity.strategies.network import SECURITY_GROUP, VPC

LATEST = lambda_.StartingPosition.LATEST
BUCKET = Late("bucket", lambda _, stack: s3.Bucket(stack, "Bucket"))
QUEUE = Late("queue", lambda _, stack: sqs.Queue(stack, "Queue"))
SECRET = Late("secret", lambda _, stack: secretsmanager.Secret(stack, "Secret"))
STREAM = Late("stream", lambda _, stack: kinesis.Stream(stack, "Stream"))
TOPIC = Late("topic", lambda _, stack: sns.Topic(stack, "Topic"))
OTHER_TOPIC = Late("other topic", lambda _, stack: sns.Topic(stack, "Other"))
TABLE = Late(
    "table",
    lambda _, stack: dynamodb.Table(
        stack, "Table", partition_key=resources.ID, stream=resources.VIEW
    ),
)
POLLERS = {"minimum_pollers": 1}
VALIDATION = [{"attribute": lambda_.KafkaSchemaValidationAttribute.VALUE}]


def queue(**keywords: Any) -> Call:
    return Call("SqsEventSource", {"queue": QUEUE, **keywords})


def stream(**keywords: Any) -> Call:
    usual: dict[str, Any] = {"stream": STREAM, "starting_position": LATEST}
    return Call("KinesisEventSource", {**usual, **keywords})


def table(**keywords: Any) -> Call:
    usual: dict[str, Any] = {"table": TABLE, "starting_position": LATEST}
    return Call("DynamoEventSource", {**usual, **keywords})


def managed(**keywords: Any) -> Call:
    usual: dict[str, Any] = {
        "cluster_arn": resources.CLUSTER,
        "topic": "orders",
        "starting_position": LATEST,
    }
    return Call("ManagedKafkaEventSource", {**usual, **keywords})


def self_managed(**keywords: Any) -> Call:
    usual: dict[str, Any] = {
        "bootstrap_servers": ["b-1.example.com:9092"],
        "topic": "orders",
        "starting_position": LATEST,
        "secret": SECRET,
    }
    return Call("SelfManagedKafkaEventSource", {**usual, **keywords})


def in_vpc(**keywords: Any) -> Call:
    """A call without a secret, which brokers in a VPC need not have."""
    network: dict[str, Any] = {"vpc": VPC, "vpc_subnets": {}, "security_group": SECURITY_GROUP}
    return self_managed(secret=None, **network, **keywords)


def topic(**keywords: Any) -> Call:
    return Call("SnsEventSource", {"topic": TOPIC, **keywords})


def bucket(**keywords: Any) -> Call:
    usual: dict[str, Any] = {"bucket": BUCKET, "events": [s3.EventType.OBJECT_CREATED]}
    return Call("S3EventSource", {**usual, **keywords})


def route(**keywords: Any) -> Call:
    return Call("ApiEventSource", {"method": "GET", "path": "/orders", **keywords})


def glue(**keywords: Any) -> Call:
    usual: dict[str, Any] = {
        "schema_registry_arn": arn("glue", "registry/orders"),
        "event_record_format": lambda_.EventRecordFormat.JSON,
        "schema_validation_configs": VALIDATION,
    }
    return Call("GlueSchemaRegistry", {**usual, **keywords})


def confluent(**keywords: Any) -> Call:
    usual: dict[str, Any] = {
        "schema_registry_uri": "https://registry.example.com",
        "authentication_type": lambda_.KafkaSchemaRegistryAccessConfigType.BASIC_AUTH,
        "event_record_format": lambda_.EventRecordFormat.JSON,
        "schema_validation_configs": VALIDATION,
        "secret": SECRET,
    }
    return Call("ConfluentSchemaRegistry", {**usual, **keywords})


def with_registry(registry: Call) -> Call:
    return managed(provisioned_poller_config=POLLERS, schema_registry_config=registry)
