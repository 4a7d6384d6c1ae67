"""Filters of a right form that no change of a DynamoDB table can match."""

from typing import Any

from aws_cdk import aws_lambda as lambda_

from tests.checks.filter_rows import Pattern, patterns
from tests.checks.pair import Pair
from tests.checks.rows import GUIDE

FILTERING = f"{GUIDE}/with-ddb-filtering.html"
REFERENCE = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference"
RECORD = f"{REFERENCE}/API_streams_Record.html"
STREAM_RECORD = f"{REFERENCE}/API_streams_StreamRecord.html"
Rule = lambda_.FilterRule


def image(attributes: Any, name: str = "NewImage") -> dict[str, Any]:
    return {"dynamodb": {name: attributes}}


NEW = image({"id": {"S": ["a"]}})


def keys(about: str, wrong: Pattern, page: str = FILTERING) -> Pair:
    return patterns("dynamo", about, wrong, NEW, page, risky=True)


def attribute(about: str, wrong: Any, valid: Any) -> Pair:
    """Return the pair of an attribute of the new image."""
    wrong_image, valid_image = image({"kind": wrong}), image({"kind": valid})
    return patterns("dynamo", about, wrong_image, valid_image, FILTERING, risky=True)


def change(about: str, wrong: Pattern, valid: Pattern, page: str = RECORD) -> Pair:
    return patterns("dynamo", about, wrong, valid, page, risky=True)


PAIRS: list[Pair] = [
    keys("no image without dynamodb", {"NewImage": {"id": {"S": ["a"]}}}),
    keys("no attribute by itself", {"id": {"S": ["a"]}}),
    keys("the change under dynamodb, not data", {"data": {"id": ["a"]}}),
    keys("an image that there is", image({"id": {"S": ["a"]}}, "newImage"), STREAM_RECORD),
    keys("an image, no item", image({"id": {"S": ["a"]}}, "Item"), STREAM_RECORD),
    keys("exists not at an image", image([{"exists": True}])),
    patterns("dynamo", "JSON below dynamodb, no text", {"dynamodb": ["a"]}, NEW, FILTERING),
    attribute("a type for each attribute", ["order"], {"S": ["order"]}),
    attribute("a type that there is", {"s": ["order"]}, {"S": ["order"]}),
    attribute("a type, no word", {"String": ["order"]}, {"S": ["order"]}),
    attribute("numbers as texts", {"N": [5]}, {"N": ["5"]}),
    attribute("no comparison of numbers", {"N": [{"numeric": [">", 5]}]}, {"N": ["6", "7"]}),
    attribute("no range of numbers", {"N": Rule.between(0, 2)}, {"N": Rule.or_("1", "2")}),
    attribute("no number from FilterRule", {"N": Rule.is_equal(5)}, {"N": Rule.is_equal("5")}),
    attribute("exists at the type", [{"exists": True}], {"S": [{"exists": True}]}),
    attribute("not exists at the type", [{"exists": False}], {"S": [{"exists": False}]}),
    attribute("a truth value as BOOL", {"BOOL": ["true"]}, {"BOOL": [True]}),
    attribute("maps below M", {"name": {"S": ["x"]}}, {"M": {"name": {"S": ["x"]}}}),
    change("eventName, no event_name", {"event_name": ["INSERT"]}, {"eventName": ["INSERT"]}),
    change("eventName in upper case", {"eventName": ["insert"]}, {"eventName": ["INSERT"]}),
    change("MODIFY, no UPDATE", {"eventName": ["UPDATE"]}, {"eventName": ["MODIFY"]}),
    change("REMOVE, no DELETE", {"eventName": ["DELETE"]}, {"eventName": ["REMOVE"]}),
    change(
        "no old image of an item that is new",
        {"eventName": ["INSERT"], **image({"id": {"S": ["a"]}}, "OldImage")},
        {"eventName": ["INSERT"], **image({"id": {"S": ["a"]}}, "NewImage")},
        STREAM_RECORD,
    ),
    change(
        "no new image of an item that is gone",
        {"eventName": ["REMOVE"], **image({"id": {"S": ["a"]}}, "NewImage")},
        {"eventName": ["REMOVE"], **image({"id": {"S": ["a"]}}, "OldImage")},
        STREAM_RECORD,
    ),
]
