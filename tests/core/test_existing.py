"""Resources that are named by a string: the same templates as with an import of one's own."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk.assertions import Template

from lambda_event_sources import (
    DynamoEventSource,
    EventSource,
    KinesisConsumerEventSource,
    KinesisEventSource,
    NotBoundError,
    S3EventSource,
    SnsEventSource,
    SqsEventSource,
)
from tests.conftest import make_function
from tests.parity.intent import intent

HOME = "eu-west-1:111111111111"
TABLE = f"arn:aws:dynamodb:{HOME}:table/orders"
LATEST = lambda_.StartingPosition.LATEST
CREATED = [s3.EventType.OBJECT_CREATED]
Import = Callable[[cdk.Stack, str], Any]

SOURCES: dict[str, Callable[[Any], EventSource]] = {
    "sqs": lambda queue: SqsEventSource(queue, report_batch_item_failures=True),
    "kinesis": lambda stream: KinesisEventSource(stream, starting_position=LATEST),
    "consumer": lambda consumer: KinesisConsumerEventSource(consumer, starting_position=LATEST),
    "dynamo": lambda table: DynamoEventSource(table, starting_position=LATEST),
    "sns": SnsEventSource,
    "s3": lambda bucket: S3EventSource(bucket, events=CREATED),
}
BY_ARN: dict[str, tuple[str, Import]] = {
    "sqs": (
        f"arn:aws:sqs:{HOME}:orders.fifo",
        lambda stack, arn: sqs.Queue.from_queue_arn(stack, "Import", arn),
    ),
    "kinesis": (
        f"arn:aws:kinesis:{HOME}:stream/orders",
        lambda stack, arn: kinesis.Stream.from_stream_arn(stack, "Import", arn),
    ),
    "consumer": (
        f"arn:aws:kinesis:{HOME}:stream/orders/consumer/reader:1",
        lambda stack, arn: kinesis.StreamConsumer.from_stream_consumer_arn(stack, "Import", arn),
    ),
    "dynamo": (
        f"{TABLE}/stream/2026-01-01T00:00:00.000",
        lambda stack, arn: dynamodb.Table.from_table_attributes(
            stack, "Import", table_arn=TABLE, table_stream_arn=arn
        ),
    ),
    "sns": (
        f"arn:aws:sns:{HOME}:orders",
        lambda stack, arn: sns.Topic.from_topic_arn(stack, "Import", arn),
    ),
    "s3": ("arn:aws:s3:::orders", lambda stack, arn: s3.Bucket.from_bucket_arn(stack, "B", arn)),
}


def _with(source: str, resource: Any, stack: cdk.Stack) -> cdk.Stack:
    make_function(stack, "Function").add_event_source(SOURCES[source](resource))
    return stack


@pytest.mark.parametrize("source", BY_ARN)
def test_an_arn_stands_for_its_import(source: str) -> None:
    """The template is that of a resource that the user imported."""
    arn, imported = BY_ARN[source]
    named = _with(source, arn, cdk.Stack(cdk.App(), "Stack"))
    stack = cdk.Stack(cdk.App(), "Stack")

    assert intent(named) == intent(_with(source, imported(stack, arn), stack))


@pytest.mark.parametrize(
    ("source", "arn"),
    [
        ("sqs", "sqs:eu-west-1:111111111111:orders"),
        ("kinesis", "kinesis:eu-west-1:111111111111:stream/orders"),
        ("sns", "sns:eu-west-1:111111111111:orders"),
        ("s3", "s3:::orders"),
    ],
)
def test_a_name_is_one_in_the_place_of_the_function(source: str, arn: str) -> None:
    """Partition, region and account are those of the stack."""
    home = cdk.Environment(account="111111111111", region="eu-west-1")
    template = Template.from_stack(_with(source, "orders", cdk.Stack(cdk.App(), "Stack", env=home)))

    assert f'{{"Ref": "AWS::Partition"}}, ":{arn}"' in _text(template) or arn in _text(template)


def _text(template: Template) -> str:
    return str(template.to_json()).replace("'", '"')


def test_a_token_is_an_arn(stack: cdk.Stack) -> None:
    queue_arn = cdk.Fn.import_value("QueueArn")
    _with("sqs", queue_arn, stack)

    Template.from_stack(stack).has_resource_properties(
        "AWS::Lambda::EventSourceMapping", {"EventSourceArn": {"Fn::ImportValue": "QueueArn"}}
    )


def test_the_resource_is_there_once_the_source_is_bound(stack: cdk.Stack) -> None:
    source = SqsEventSource("orders")
    with pytest.raises(NotBoundError, match="SqsEventSource is not bound to a function"):
        _ = source.queue

    make_function(stack, "Function").add_event_source(source)

    assert source.queue.queue_name == "orders"


def test_one_name_is_one_construct_in_a_stack(app: cdk.App, stack: cdk.Stack) -> None:
    """Two functions that read one queue share its import; another stack has one of its own."""
    other = cdk.Stack(app, "Other")
    sources = [SqsEventSource("orders") for _ in range(3)]
    for source, name, scope in zip(sources, "ABC", (stack, stack, other), strict=True):
        make_function(scope, name).add_event_source(source)

    paths = [source.queue.node.path for source in sources]

    assert paths[0] == paths[1] == "Stack/Existing:an SQS queue:orders"
    assert paths[2] == "Other/Existing:an SQS queue:orders"


def test_one_source_for_functions_of_two_stacks(app: cdk.App, stack: cdk.Stack) -> None:
    other = cdk.Stack(app, "Other")
    source = SqsEventSource("orders")
    for scope in (stack, other):
        make_function(scope, "Function").add_event_source(source)

    for scope in (stack, other):
        Template.from_stack(scope).resource_count_is("AWS::Lambda::EventSourceMapping", 1)
