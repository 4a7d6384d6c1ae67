"""Filters as plain dicts, which only ours takes, and what Python lets one write in them."""

from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

from aws_cdk import aws_lambda as lambda_

from tests.checks.filter_rows import FILTERING, RULER, dict_field, encoded, plain
from tests.checks.pair import Pair
from tests.checks.rows import GUIDE, row

PATTERN = "https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html"
JSON = "https://www.rfc-editor.org/rfc/rfc8259"
DYNAMODB = f"{GUIDE}/with-ddb-filtering.html"
KIND = {"kind": ["order"]}
Rule = lambda_.FilterRule


def long(length: int) -> dict[str, Any]:
    """Return a pattern that is so long as JSON without blanks."""
    return {"body": {"id": ["x" * (length - len('{"body":{"id":[""]}}'))]}}


def count(number: int) -> dict[str, Any]:
    return {"filters": [{"body": {"kind": [f"kind{each}"]}} for each in range(number)]}


PAIRS: list[Pair] = [
    row("sqs", "at most 10 filters", count(11), count(5), FILTERING, own=True),
    row("sqs", "at most 5 filters", count(6), count(5), FILTERING, own=True, risky=True),
    row(
        "sqs",
        "each filter once",
        {"filters": [{"body": KIND}, encoded({"body": KIND})]},
        {"filters": [{"body": KIND}, encoded({"body": ["order"]})]},
        FILTERING,
        own=True,
    ),
    row(
        "sqs",
        "a list of patterns",
        {"filters": {"body": KIND}},
        {"filters": [{"body": KIND}]},
        FILTERING,
        own=True,
    ),
    row(
        "sqs",
        "no pattern as text",
        {"filters": ['{"body": {"kind": ["order"]}}']},
        {"filters": [{"body": {"kind": ["order"]}}]},
        FILTERING,
        own=True,
    ),
    plain("sqs", "at most 4,096 characters", long(4097), long(4096), PATTERN),
    plain("sqs", "no empty pattern", {}, {"body": KIND}),
    plain("kinesis", "no empty pattern", {}, {"data": KIND}),
    plain("sqs", "not within pattern", {"pattern": {"body": KIND}}, {"body": KIND}, PATTERN),
    plain("sqs", "not within Pattern", {"Pattern": {"body": KIND}}, {"body": KIND}, PATTERN),
    plain("sqs", "texts as keys", {"body": {1: ["a"]}}, {"body": {"1": ["a"]}}, JSON),
    dict_field("no text instead of a list", "a", ["a"]),
    dict_field("no number instead of a list", 5, [5]),
    dict_field("no empty list", [], ["a"], RULER),
    dict_field("no empty dict", {}, {"name": ["a"]}, RULER),
    dict_field("no set", {"a", "b"}, ["a", "b"], JSON),
    dict_field("no bytes", [b"a"], ["a"], JSON),
    dict_field("no Decimal", [Decimal("1.5")], [1.5], JSON),
    dict_field(
        "no datetime",
        [datetime(2026, 1, 1, tzinfo=timezone.utc)],
        ["2026-01-01T00:00:00Z"],
        JSON,
    ),
    dict_field("no NaN", [float("nan")], [0.5], JSON),
    dict_field("no infinity", [{"numeric": ["<", float("inf")]}], [{"numeric": ["<", 1e9]}], JSON),
    dict_field("no function", [str], ["str"], JSON),
    dict_field("no Ellipsis", [...], [{"exists": True}], JSON),
    dict_field("no list in a list", [Rule.begins_with("a")], Rule.begins_with("a"), RULER),
    dict_field("an operator that there is", [{"startswith": "a"}], [{"prefix": "a"}]),
    dict_field("an operator with hyphens", [{"anything_but": "a"}], [{"anything-but": "a"}]),
    dict_field(
        "one operator per dict", [{"prefix": "a", "exists": True}], [{"prefix": "a"}], RULER
    ),
    dict_field("exists: a truth value", [{"exists": "yes"}], [{"exists": True}]),
    dict_field("numeric: a comparison", [{"numeric": [5, ">"]}], [{"numeric": [">", 5]}]),
    dict_field("numeric: a list", [{"numeric": {">": 5}}], [{"numeric": [">", 5]}]),
    dict_field(
        "numeric: no truth value", [{"numeric": [">", True]}], [{"numeric": [">", 1]}], RULER
    ),
    dict_field(
        "anything-but: not null", [{"anything-but": None}], [{"anything-but": ["a"]}], RULER
    ),
    dict_field(
        "anything-but: no empty prefix",
        [{"anything-but": {"prefix": ""}}],
        [{"anything-but": ["a"]}],
        RULER,
    ),
    plain("sqs", "$or: a list", {"$or": {"body": KIND}}, {"body": KIND}, RULER),
    plain("sqs", "$or: at least two", {"$or": [{"body": KIND}]}, {"body": KIND}, RULER),
    plain("sqs", "data that a message has", {"boddy": KIND}, {"body": KIND}, risky=True),
    plain("kinesis", "data that a record has", {"payload": KIND}, {"data": KIND}, risky=True),
    plain("msk", "data that a record has", {"message": KIND}, {"value": KIND}, risky=True),
    plain("kinesis", "data of JSON", {"data": ["order"]}, {"data": KIND}),
    plain(
        "dynamo",
        "numbers as texts",
        {"dynamodb": {"NewImage": {"price": {"N": [5]}}}},
        {"dynamodb": {"NewImage": {"price": {"N": ["5"]}}}},
        DYNAMODB,
        risky=True,
    ),
    plain(
        "dynamo",
        "a type for each attribute",
        {"dynamodb": {"NewImage": {"status": ["new"]}}},
        {"dynamodb": {"NewImage": {"status": {"S": ["new"]}}}},
        DYNAMODB,
        risky=True,
    ),
]
