"""What deserves a second look, beside the nearest pattern that does not."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.filters.doubts import doubts
from lambda_event_sources.filters.records import DYNAMODB, KINESIS, SQS, Record

EXAMPLES: dict[str, tuple[Record, Any, str, Any]] = {
    "wildcard": (
        SQS,
        {"body": {"a": [{"wildcard": "a*"}]}},
        "filters[0].body.a: Lambda's guide does not list wildcard, which EventBridge has",
        {"body": {"a": [{"prefix": "a"}]}},
    ),
    "nested operator": (
        SQS,
        {"body": {"a": [{"anything-but": {"prefix": "a"}}]}},
        (
            "filters[0].body.a: Lambda's guide does not list anything-but with prefix, which "
            "EventBridge has"
        ),
        {"body": {"a": [{"anything-but": ["a"]}]}},
    ),
    "alternatives that are none": (
        SQS,
        {"body": {"$or": {"a": ["x"]}}},
        "filters[0].body.$or: AWS takes it as a field here, not as alternatives",
        {"body": {"$or": [{"a": ["x"]}, {"b": ["x"]}]}},
    ),
    "kinesis": (
        KINESIS,
        {"kinesis": {"partitionKey": ["a"]}},
        "filters[0].kinesis: Lambda has no kinesis key here: write data and partitionKey instead",
        {"partitionKey": ["a"]},
    ),
    "absence of an attribute": (
        DYNAMODB,
        {"dynamodb": {"NewImage": {"a": [{"exists": False}]}}},
        (
            "filters[0].dynamodb.NewImage.a: this is always true, as only leaf nodes exist for "
            "Lambda"
        ),
        {"dynamodb": {"NewImage": {"a": {"S": [{"exists": False}]}}}},
    ),
    "an event that there is not": (
        DYNAMODB,
        {"eventName": ["DELETE"]},
        "filters[0].eventName: no record has DELETE, but one of INSERT, MODIFY, REMOVE",
        {"eventName": ["REMOVE"]},
    ),
    "an old image of a new item": (
        DYNAMODB,
        {"eventName": ["INSERT"], "dynamodb": {"OldImage": {"a": {"S": ["b"]}}}},
        "filters[0].dynamodb.OldImage: no record of INSERT has this image",
        {"eventName": ["INSERT", "MODIFY"], "dynamodb": {"OldImage": {"a": {"S": ["b"]}}}},
    ),
    "a large number": (
        SQS,
        {"body": {"a": [{"numeric": [">", 5_000_000_001]}]}},
        "filters[0].body.a: EventBridge compares numbers between -5000000000 and 5000000000",
        {"body": {"a": [{"numeric": [">", 5_000_000_000]}]}},
    ),
    "absence of an image": (
        DYNAMODB,
        {"dynamodb": {"OldImage": [{"exists": False}]}},
        "filters[0].dynamodb.OldImage: this is always true, as only leaf nodes exist for Lambda",
        {"eventName": ["INSERT"]},
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_doubt_and_its_nearest_neighbour(name: str) -> None:
    """Each says where it is, and has a page."""
    record, doubtful, message, plain = EXAMPLES[name]

    (doubt,) = doubts([doubtful], record)

    assert f"{doubt.path}: {doubt.message}" == message
    assert doubt.page.startswith("https://docs.aws.amazon.com/")
    assert list(doubts([plain], record)) == []
    assert list(doubts([lambda_.FilterCriteria.filter(plain)], record)) == []


def test_more_filters_than_the_quota() -> None:
    """Five are for everyone."""
    assert [doubt.path for doubt in doubts([{"body": ["a"]}] * 6)] == ["filters"]
    assert list(doubts([{"body": ["a"]}] * 5)) == []


def test_numbers_that_cdk_writes_wrong() -> None:
    """CDK's function turns the encoded number into text, which nothing resolves any more."""
    number = cdk.Token.as_number(cdk.Fn.import_value("price"))
    pattern = {"body": {"price": [{"numeric": [">", number]}]}}

    assert [d.path for d in doubts([lambda_.FilterCriteria.filter(pattern)])] == [
        "filters[0].body.price"
    ]
    assert list(doubts([pattern])) == []


def test_what_only_the_deployment_knows() -> None:
    """A whole pattern that is a token holds no doubts."""
    assert list(doubts([{"pattern": cdk.Fn.import_value("pattern")}], SQS)) == []
