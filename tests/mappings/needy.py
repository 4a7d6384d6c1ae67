"""Sources that need all kinds of rights."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

import lambda_event_sources as ours

LATEST = lambda_.StartingPosition.LATEST
CLUSTER = "arn:aws:kafka:eu-west-1:111111111111:cluster/orders/0a1b2c3d-1"
CONNECTION = "arn:aws:kafka:eu-west-1:111111111111:vpc-connection/222222222222/orders/0a1b2c3d-1"
POLLERS = {"minimum_pollers": 1}

Make = Callable[..., ours.MappedEventSource]


def key(stack: cdk.Stack, name: str = "Key") -> Any:
    return kms.Key(stack, name)


def secret(stack: cdk.Stack, name: str = "Secret") -> secretsmanager.Secret:
    return secretsmanager.Secret(stack, name, encryption_key=key(stack, f"{name}Key"))


def queue(stack: cdk.Stack, **props: Any) -> Any:
    return ours.SqsEventSource(sqs.Queue(stack, "Queue", encryption_master_key=key(stack)), **props)


def stream(stack: cdk.Stack, **props: Any) -> Any:
    made = kinesis.Stream(stack, "Stream", encryption=kinesis.StreamEncryption.KMS)
    return ours.KinesisEventSource(made, starting_position=LATEST, **props)


def stream_to_queue(stack: cdk.Stack, **props: Any) -> Any:
    failures = sqs.Queue(stack, "Failures", encryption_master_key=key(stack))
    return stream(stack, on_failure=ours.SqsDlq(failures), **props)


def stream_to_topic(stack: cdk.Stack, **props: Any) -> Any:
    failures = sns.Topic(stack, "Failures", master_key=key(stack))
    return stream(stack, on_failure=ours.SnsDlq(failures), **props)


def stream_to_bucket(stack: cdk.Stack, **props: Any) -> Any:
    failures = s3.Bucket(stack, "Failures", encryption_key=key(stack))
    return stream(stack, on_failure=ours.S3OnFailureDestination(failures), **props)


def consumer(stack: cdk.Stack, **props: Any) -> Any:
    made = kinesis.Stream(stack, "Stream", encryption=kinesis.StreamEncryption.KMS)
    reader = kinesis.StreamConsumer(stack, "Consumer", stream=made, stream_consumer_name="c")
    return ours.KinesisConsumerEventSource(reader, starting_position=LATEST, **props)


def table(stack: cdk.Stack, **props: Any) -> Any:
    made = dynamodb.Table(
        stack,
        "Table",
        partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        stream=dynamodb.StreamViewType.NEW_IMAGE,
        encryption=dynamodb.TableEncryption.CUSTOMER_MANAGED,
    )
    return ours.DynamoEventSource(made, starting_position=LATEST, **props)


def table_v2(stack: cdk.Stack, **props: Any) -> Any:
    made = dynamodb.TableV2(
        stack,
        "Table",
        partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        dynamo_stream=dynamodb.StreamViewType.NEW_IMAGE,
    )
    return ours.DynamoEventSource(made, starting_position=LATEST, **props)


def msk(stack: cdk.Stack, cluster_arn: str = CLUSTER, **props: Any) -> Any:
    return ours.ManagedKafkaEventSource(
        cluster_arn=cluster_arn, topic="orders", starting_position=LATEST, **props
    )


def msk_with_secret(stack: cdk.Stack, **props: Any) -> Any:
    registry = ours.GlueSchemaRegistry(
        schema_registry_arn="arn:aws:glue:eu-west-1:111111111111:registry/orders",
        event_record_format=lambda_.EventRecordFormat.JSON,
        schema_validation_configs=[{"attribute": lambda_.KafkaSchemaValidationAttribute.VALUE}],
    )
    return msk(
        stack,
        secret=secret(stack),
        schema_registry_config=registry,
        provisioned_poller_config=POLLERS,
        **props,
    )


def msk_to_topic(stack: cdk.Stack, **props: Any) -> Any:
    failures = ours.KafkaDlq("failed-orders")
    return msk(stack, on_failure=failures, provisioned_poller_config=POLLERS, **props)


def msk_of_other_account(stack: cdk.Stack, **props: Any) -> Any:
    return msk(stack, CONNECTION, consumer_group_id="readers", **props)


def msk_by_parameter(stack: cdk.Stack, **props: Any) -> Any:
    failures = ours.KafkaDlq(cdk.CfnParameter(stack, "Topic").value_as_string)
    arn = cdk.CfnParameter(stack, "Cluster").value_as_string
    return msk(stack, arn, on_failure=failures, provisioned_poller_config=POLLERS, **props)


def own_kafka(stack: cdk.Stack, **props: Any) -> Any:
    vpc = ec2.Vpc(stack, "Vpc")
    registry = ours.ConfluentSchemaRegistry(
        schema_registry_uri="https://registry.example.com",
        authentication_type=lambda_.KafkaSchemaRegistryAccessConfigType.BASIC_AUTH,
        event_record_format=lambda_.EventRecordFormat.JSON,
        schema_validation_configs=[{"attribute": lambda_.KafkaSchemaValidationAttribute.VALUE}],
        secret=secret(stack, "RegistrySecret"),
    )
    return ours.SelfManagedKafkaEventSource(
        bootstrap_servers=["broker:9092"],
        topic="orders",
        starting_position=LATEST,
        root_ca_certificate=secret(stack, "Certificate"),
        secret=secret(stack),
        security_group=ec2.SecurityGroup(stack, "Group", vpc=vpc),
        vpc=vpc,
        vpc_subnets={},
        schema_registry_config=registry,
        provisioned_poller_config=POLLERS,
        **props,
    )


MAKES: list[Make] = [
    queue,
    stream,
    stream_to_queue,
    stream_to_topic,
    stream_to_bucket,
    consumer,
    table,
    table_v2,
    msk,
    msk_with_secret,
    msk_to_topic,
    msk_of_other_account,
    msk_by_parameter,
    own_kafka,
]
