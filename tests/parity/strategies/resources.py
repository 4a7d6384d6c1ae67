"""Queues, streams and so on: made and imported, plain and encrypted; and things that are none."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from hypothesis import strategies as st

from tests.parity.building import arn, function, role
from tests.parity.strategies.calls import Late
from tests.parity.strategies.groups import Drawn

ARN = "arn:aws:sqs:eu-west-1:111111111111:orders"


CLUSTER = arn("kafka", "cluster/orders/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5")


ID = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)


VIEW = dynamodb.StreamViewType.NEW_IMAGE


def _imported(stack: cdk.Stack, with_role: object) -> lambda_.IFunction:
    return lambda_.Function.from_function_attributes(
        stack,
        "Imported",
        function_arn=arn("lambda", "function:imported"),
        role=role(stack) if with_role else None,
        same_environment=True,
    )


ROLELESS = Late("imported without role", lambda _, stack: _imported(stack, with_role=False))


TARGETS = (
    Late("function", lambda _, stack: function(stack)),
    Late("alias", lambda _, stack: function(stack).add_alias("live")),
    Late("version", lambda _, stack: function(stack).current_version),
    Late("imported with role", lambda _, stack: _imported(stack, with_role=True)),
    ROLELESS,
)


def key(stack: cdk.Stack, name: str) -> Any:
    return kms.Key(stack, name)


def queues(name: str) -> tuple[Drawn, Drawn]:
    right = (
        Late("queue", lambda _, stack: sqs.Queue(stack, name)),
        Late("queue", lambda _, stack: sqs.Queue(stack, name)),
        Late("FIFO queue", lambda _, stack: sqs.Queue(stack, name, fifo=True)),
        Late(
            "encrypted queue",
            lambda _, stack: sqs.Queue(stack, name, encryption_master_key=key(stack, f"{name}Key")),
        ),
        Late("imported queue", lambda _, stack: sqs.Queue.from_queue_arn(stack, name, ARN)),
        Late(
            "imported FIFO queue",
            lambda _, stack: sqs.Queue.from_queue_arn(stack, name, f"{ARN}.fifo"),
        ),
    )
    wrong = (arn("sns", "orders"), Late("topic", lambda _, stack: sns.Topic(stack, name)))
    return st.sampled_from(right), st.sampled_from(wrong)


def topics(name: str) -> tuple[Drawn, Drawn]:
    imported = arn("sns", "orders")
    right = (
        Late("topic", lambda _, stack: sns.Topic(stack, name)),
        Late(
            "encrypted topic",
            lambda _, stack: sns.Topic(stack, name, master_key=key(stack, f"{name}Key")),
        ),
        Late("FIFO topic", lambda _, stack: sns.Topic(stack, name, fifo=True)),
        Late("imported topic", lambda _, stack: sns.Topic.from_topic_arn(stack, name, imported)),
    )
    wrong = (ARN, Late("queue", lambda _, stack: sqs.Queue(stack, name)))
    return st.sampled_from(right), st.sampled_from(wrong)


def imported_bucket(name: str) -> Late:
    return Late(
        "imported bucket", lambda _, stack: s3.Bucket.from_bucket_name(stack, name, "orders")
    )


def buckets(name: str) -> tuple[Drawn, Drawn]:
    right = (
        Late("bucket", lambda _, stack: s3.Bucket(stack, name)),
        Late(
            "encrypted bucket",
            lambda _, stack: s3.Bucket(stack, name, encryption_key=key(stack, f"{name}Key")),
        ),
        Late("imported bucket", lambda _, stack: s3.Bucket.from_bucket_name(stack, name, "orders")),
    )
    return st.sampled_from(right), st.sampled_from((ARN, "Orders", 1))


def secrets(name: str) -> tuple[Drawn, Drawn]:
    right = (
        Late("secret", lambda _, stack: secretsmanager.Secret(stack, name)),
        Late(
            "encrypted secret",
            lambda _, stack: secretsmanager.Secret(
                stack, name, encryption_key=key(stack, f"{name}Key")
            ),
        ),
        Late(
            "imported secret",
            lambda _, stack: secretsmanager.Secret.from_secret_name_v2(stack, name, "orders"),
        ),
    )
    return st.sampled_from(right), st.sampled_from(("secret", 1))


def streams() -> tuple[Drawn, Drawn]:
    right = (
        Late("stream", lambda _, stack: kinesis.Stream(stack, "Stream")),
        Late(
            "encrypted stream",
            lambda _, stack: kinesis.Stream(
                stack, "Stream", encryption=kinesis.StreamEncryption.KMS
            ),
        ),
        Late(
            "imported stream",
            lambda _, stack: kinesis.Stream.from_stream_arn(
                stack, "Stream", arn("kinesis", "stream/orders")
            ),
        ),
    )
    return st.sampled_from(right), st.sampled_from((ARN, "my orders"))


def consumers() -> tuple[Drawn, Drawn]:
    def consumer(stream: Late) -> Late:
        return Late(
            f"consumer of {stream}",
            lambda les, stack: kinesis.StreamConsumer(
                stack, "Consumer", stream=stream.make(les, stack), stream_consumer_name="reader"
            ),
        )

    right, _ = streams()
    return right.map(consumer), right


def tables() -> tuple[Drawn, Drawn]:
    def table(**props: Any) -> Late:
        return Late(
            f"Table({props})",
            lambda _, stack: dynamodb.Table(stack, "Table", partition_key=ID, **props),
        )

    def table_v2(**props: Any) -> Late:
        return Late(
            f"TableV2({props})",
            lambda _, stack: dynamodb.TableV2(stack, "Table", partition_key=ID, **props),
        )

    def imported(**props: Any) -> Late:
        return Late(
            f"imported table({props})",
            lambda _, stack: dynamodb.Table.from_table_attributes(
                stack, "Table", table_arn=arn("dynamodb", "table/orders"), **props
            ),
        )

    encrypted = dynamodb.TableEncryption.CUSTOMER_MANAGED
    right = (
        table(stream=VIEW),
        table(stream=VIEW, encryption=encrypted),
        table_v2(dynamo_stream=VIEW),
        imported(table_stream_arn=arn("dynamodb", "table/orders/stream/2026")),
    )
    return st.sampled_from(right), st.sampled_from((table(), table_v2(), imported(), "orders"))
