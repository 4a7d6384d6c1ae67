"""What a message says to those who passed a value of a wrong type that can be told right."""

from collections.abc import Callable
from typing import Any

import pytest
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import (
    DynamoEventSource,
    KinesisEventSource,
    PropTypeError,
    S3EventSource,
    SelfManagedKafkaEventSource,
    SqsEventSource,
)

LATEST = lambda_.StartingPosition.LATEST
STREAM = "arn:aws:dynamodb:eu-west-1:111111111111:table/orders/stream/2026-01-01T00:00:00.000"
PATTERN = '{"body": {"type": ["order"]}}'


def _sqs(**props: Any) -> object:
    return SqsEventSource("orders", **props)


def _s3(events: Any) -> object:
    return S3EventSource("orders", events=events)


def _kinesis(position: Any) -> object:
    return KinesisEventSource("orders", starting_position=position)


def _dynamo(position: Any) -> object:
    return DynamoEventSource(STREAM, starting_position=position)


def _brokers(servers: Any) -> object:
    return SelfManagedKafkaEventSource(
        bootstrap_servers=servers, topic="orders", starting_position=LATEST
    )


@pytest.mark.parametrize(
    ("make", "remedy"),
    [
        (lambda: _kinesis("latest"), "'latest': pass StartingPosition.LATEST"),
        (lambda: _kinesis("TRIM-HORIZON"), ": pass StartingPosition.TRIM_HORIZON"),
        (lambda: _kinesis("soon"), "got 'soon'"),
        (lambda: _dynamo("AT_TIMESTAMP"), "got 'AT_TIMESTAMP'"),  # it would be refused as well
        (lambda: _s3("s3:ObjectCreated:*"), ": pass [EventType.OBJECT_CREATED]"),
        (lambda: _s3(["s3:ObjectRemoved:Delete"]), ": pass [EventType.OBJECT_REMOVED_DELETE]"),
        (lambda: _s3(["s3:ObjectCreated:*", 5]), "got ['s3:ObjectCreated:*', 5]"),
        (lambda: _brokers("b:9092"), "'b:9092': pass ['b:9092']"),
        (lambda: _sqs(filters=[PATTERN]), ": pass [json.loads(...)]"),
        (lambda: _sqs(filters=PATTERN), ": pass [json.loads(...)]"),
        (lambda: _sqs(filters=["order"]), "a list of dicts, 1 to 10 filters, got ['order']"),
        (lambda: _sqs(filters={"body": {"a": ["b"]}}), ": pass [{'body': {'a': ['b']}}]"),
        (
            lambda: _sqs(on_failure=None),
            "not an argument: pass dead_letter_queue=sqs.DeadLetterQueue(...) to the queue",
        ),
        # As CloudFormation writes it, by a word of it, by its letters, and not at all.
        (lambda: _sqs(MaxConcurrency=5), "; did you mean max_concurrency?"),
        (lambda: _sqs(concurrency=5), "; did you mean max_concurrency?"),
        (lambda: _sqs(batchsize=5), "; did you mean batch_size?"),
        (lambda: _sqs(filter_criteria=[]), "filter_criteria is not an argument"),
    ],
)
def test_what_was_meant(make: Callable[[], object], remedy: str) -> None:
    with pytest.raises(PropTypeError) as caught:
        make()

    assert str(caught.value).endswith(remedy)
