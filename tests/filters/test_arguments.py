"""Messages about filters, as users read them."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import (
    DynamoEventSource,
    Filter,
    KinesisEventSource,
    ManagedKafkaEventSource,
    SqsEventSource,
    ValidationError,
)

LATEST = lambda_.StartingPosition.LATEST


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (
            {"body": {"price": [{"numeric": ["=", "x"]}]}},
            (
                'filters[0].body.price: numeric must be a comparison such as [">", 5], or a range '
                "such as [\">=\", 1, \"<\", 5], got ['=', 'x']"
            ),
        ),
        (
            {"body": {"type": "order"}},
            "filters[0].body.type must be a list such as ['order'], or a dict, got 'order'",
        ),
        (
            {"body": {"type": [Filter.prefix("a")]}},
            (
                "filters[0].body.type must be a value, not a list: FilterRule and Filter return "
                "lists, join them with +, got [{'prefix': 'a'}]"
            ),
        ),
        (
            {"body": {"type": [{"begins_with": "a"}]}},
            (
                "filters[0].body.type must be one of anything-but, cidr, equals-ignore-case, "
                "exactly, exists, numeric, prefix, suffix, wildcard, got 'begins_with'"
            ),
        ),
        ({"body": {"a": [{"prefx": "a"}]}}, "filters[0].body.a must be prefix, got 'prefx'"),
        ({"Body": ["a"]}, "filters[0].Body is in no SQS message; did you mean body?"),
        ({}, "filters[0] must have at least one key, got {}"),
        (
            {"pattern": {"body": ["a"]}},
            "filters[0].pattern must be left out: pass the pattern itself as the dict",
        ),
        (
            {"pattern": "order"},
            "filters[0].pattern must be the JSON of an object, got 'order'",
        ),
        (
            {"body": ["a" * 4085]},
            "filters[0] must be at most 4096 characters as JSON, got 4098",
        ),
        (
            {"body": [b"a"]},
            (
                "filters[0].body must be a string, a number, True, False, None or an operator, "
                "got b'a'"
            ),
        ),
    ],
)
def test_messages(queue: sqs.Queue, item: Any, message: str) -> None:
    """One line, with the place and the remedy."""
    with pytest.raises(ValidationError) as caught:
        SqsEventSource(queue, filters=[{"body": ["right"]}, item])

    assert str(caught.value) == f"SqsEventSource: {message.replace('[0]', '[1]', 1)}"


def test_tokens_are_in_words(queue: sqs.Queue) -> None:
    """No message shows how CDK encodes what is known at deploy."""
    late = cdk.Fn.import_value("kind")
    with pytest.raises(ValidationError, match="<known at deploy>") as caught:
        SqsEventSource(queue, filters=[{"body": {"kind": [[late]]}}])

    assert "Token" not in str(caught.value)


def test_the_readme_of_cdk(stack: cdk.Stack) -> None:
    """Its rule as a plain dict passes; numbers of DynamoDB need to be strings."""
    key = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
    view = dynamodb.StreamViewType.NEW_IMAGE
    table = dynamodb.Table(stack, "Table", partition_key=key, stream=view)
    rule = lambda_.FilterRule

    DynamoEventSource(
        table, starting_position=LATEST, filters=[{"eventName": rule.is_equal("INSERT")}]
    )
    by_price = [{"dynamodb": {"NewImage": {"price": {"N": rule.is_equal(5)}}}}]
    with pytest.raises(ValidationError) as caught:
        DynamoEventSource(table, starting_position=LATEST, filters=by_price)

    assert str(caught.value) == (
        "DynamoEventSource: filters[0].dynamodb.NewImage.price.N must have strings, since numbers "
        "of DynamoDB are strings in the record, got [{'numeric': ['=', 5]}]"
    )


def test_each_source_has_its_own_keys(stack: cdk.Stack) -> None:
    """The key of the data is another one for each source."""
    stream = kinesis.Stream(stack, "Stream")
    filters = [{"body": {"a": ["x"]}}]

    with pytest.raises(ValidationError, match="in no Kinesis record: the data is under data"):
        KinesisEventSource(stream, starting_position=LATEST, filters=filters)
    with pytest.raises(ValidationError, match="in no Kafka record: the data is under value"):
        ManagedKafkaEventSource(
            cluster_arn="arn:aws:kafka:eu-west-1:111111111111:cluster/orders/0a1b2c3d-1",
            topic="orders",
            starting_position=LATEST,
            filters=filters,
        )


@pytest.mark.parametrize("count", [1, 10])
def test_as_many_filters_as_aws_takes(queue: sqs.Queue, count: int) -> None:
    """Ten, where the account's quota was raised."""
    assert SqsEventSource(queue, filters=[{"body": [f"{number}"]} for number in range(count)])


def test_a_filter_is_there_once(queue: sqs.Queue) -> None:
    """The dict and CDK's form of it are one filter; what is known at deploy only may differ."""
    pattern = {"body": {"kind": ["order"]}}
    late = {"body": [cdk.Fn.import_value("kind")]}

    assert SqsEventSource(queue, filters=[pattern, late, late, {"body": {"kind": [1]}}])

    with pytest.raises(ValidationError, match=r"filters\[2\] must be there once, got it again"):
        SqsEventSource(queue, filters=[pattern, late, lambda_.FilterCriteria.filter(pattern)])
