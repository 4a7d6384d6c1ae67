"""Patterns that no record of a source can match, beside the nearest one that some may match."""

from typing import Any

import pytest

from lambda_event_sources.filters.arguments import RecordKeys
from lambda_event_sources.filters.records import DYNAMODB, KAFKA, KINESIS, SQS, Record, faults
from tests.boundaries import Case, edges

RECORDS = [SQS, KINESIS, DYNAMODB, KAFKA]
ABSENT = [{"exists": False}]


def image(**attributes: Any) -> dict[str, Any]:
    return {"dynamodb": {"NewImage": attributes}}


NEIGHBOURS: dict[str, tuple[Record, Any, Any]] = {
    "a key of EventBridge": (SQS, {"detail": ["x"]}, {"attributes": {"SenderId": ["x"]}}),
    "a capital": (SQS, {"Body": ["x"]}, {"body": ["x"]}),
    "a key of Kafka": (SQS, {"value": ["x"]}, {"messageAttributes": {"a": {"dataType": ["x"]}}}),
    "present and absent": (SQS, {"detail": ["x", "y"]}, {"detail": ["x", *ABSENT]}),
    "present inside": (
        SQS,
        {"detail": {"a": ABSENT, "b": ["x"]}},
        {"detail": {"a": ABSENT, "$or": [{"b": ["x"]}, {"c": ABSENT}]}},
    ),
    "an alternative": (
        SQS,
        {"$or": [{"body": ["x"]}, {"boddy": ["x"]}]},
        {"$or": [{"body": ["x"]}, {"messageId": ["x"]}]},
    ),
    "a body of SQS": (KINESIS, {"body": {"a": ["x"]}}, {"data": {"a": ["x"]}}),
    "text of Kinesis": (KINESIS, {"data": [{"prefix": "x"}]}, {"partitionKey": ["x"]}),
    "a typo": (DYNAMODB, {"evenName": ["INSERT"]}, {"eventName": ["INSERT"]}),
    "text of DynamoDB": (DYNAMODB, {"dynamodb": ["x"]}, {"userIdentity": {"type": ["Service"]}}),
    "an image in small letters": (
        DYNAMODB,
        {"dynamodb": {"newImage": {"a": {"S": ["x"]}}}},
        {"dynamodb": {"OldImage": {"a": {"S": ["x"]}}}},
    ),
    "an image as a leaf": (
        DYNAMODB,
        {"dynamodb": {"NewImage": [{"exists": True}]}},
        {"dynamodb": {"SizeBytes": [{"numeric": [">", 100]}]}},
    ),
    "no type": (DYNAMODB, image(price=["5"]), image(price={"N": ["5"]})),
    "existence without a type": (
        DYNAMODB,
        image(Organizations=[{"exists": True}]),
        image(Organizations={"L": {"S": [{"exists": True}]}}),
    ),
    "a number": (DYNAMODB, image(price={"N": [5]}), image(price={"N": [5, "5"]})),
    "a range": (
        DYNAMODB,
        image(price={"N": [{"numeric": [">", 5]}]}),
        image(price={"N": [{"prefix": "5"}, {"numeric": [">", 5]}]}),
    ),
    "a string for a boolean": (
        DYNAMODB,
        image(paid={"BOOL": ["true"]}),
        image(paid={"BOOL": [True]}),
    ),
    "a boolean for a string": (DYNAMODB, image(paid={"S": [True]}), image(paid={"S": ABSENT})),
    "a map without M": (
        DYNAMODB,
        image(address={"city": {"S": ["Rome"]}}),
        image(address={"M": {"city": {"S": ["Rome"]}}}),
    ),
    "a field within a string": (
        DYNAMODB,
        image(address={"S": {"city": ["Rome"]}}),
        image(address={"S": [{"anything-but": ["Rome"]}]}),
    ),
    "a wrong type within alternatives": (
        DYNAMODB,
        image(**{"$or": [{"a": {"N": [1]}}, {"a": {"N": ["2"]}}]}),
        image(**{"$or": [{"a": {"N": ["1"]}}, {"a": {"N": ["2"]}}]}),
    ),
    "a typo of Kafka": (KAFKA, {"values": ["x"]}, {"value": ["x"]}),
}


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_what_never_matches_and_its_nearest_neighbour(name: str) -> None:
    """What is in no record is refused; what a record may have is not."""
    record, wrong, right = NEIGHBOURS[name]

    assert len(list(faults(record, wrong))) == 1
    assert list(faults(record, right)) == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.name)
def test_edges_of_the_keys(record: Record) -> None:
    """Every key of a record passes, also in the form of CDK."""
    limit = RecordKeys(record)

    def wrong(case: Case) -> bool:
        return limit.allows(case.make()) != case.allowed

    assert [case.label for case in edges(limit) if wrong(case)] == []


@pytest.mark.parametrize(
    ("record", "key", "hint"),
    [
        (SQS, "detail", "is in no SQS message: the data is under body, beside messageId"),
        (SQS, "messageAttribute", "is in no SQS message; did you mean messageAttributes?"),
        (KINESIS, "body", "is in no Kinesis record: the data is under data, beside partitionKey"),
        (DYNAMODB, "NewImage", "is in no DynamoDB record: the data is under dynamodb"),
        (KAFKA, "data", "is in no Kafka record: the data is under value, beside key, topic"),
    ],
)
def test_hints(record: Record, key: str, hint: str) -> None:
    """A name that is close is offered, or else the key of the data."""
    (fault,) = faults(record, {key: ["x"]})

    assert fault.text.startswith(hint)
