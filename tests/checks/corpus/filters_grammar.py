"""The form of filters, made by CDK's FilterCriteria."""

from typing import Any

from aws_cdk import aws_lambda as lambda_

from tests.checks.filter_rows import FILTERING, RULER, encoded, field, patterns
from tests.checks.pair import Pair
from tests.checks.rows import TEMPLATE, row

PATTERN = "https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html"
CRITERIA = f"{TEMPLATE}/aws-properties-lambda-eventsourcemapping-filtercriteria.html"
OPERATORS = (
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html"
)
Rule = lambda_.FilterRule


def text(about: str, wrong: str, valid: str) -> Pair:
    """Return the pair of patterns that are JSON already, as FilterCriteria leaves them."""
    return row(
        "sqs",
        f"sqs: {about}",
        {"filters": [{"pattern": wrong}]},
        {"filters": [{"pattern": valid}]},
        PATTERN,
    )


def long(length: int) -> dict[str, Any]:
    """Return a pattern that is so long as JSON."""
    return {"body": {"id": ["x" * (length - len('{"body":{"id":[""]}}'))]}}


def kinds(count: int) -> list[Any]:
    return [encoded({"body": {"kind": [f"kind{number}"]}}) for number in range(count)]


def many(about: str, wrong: list[Any], valid: list[Any], page: str, **kind: bool) -> Pair:
    return row("sqs", f"sqs: {about}", {"filters": wrong}, {"filters": valid}, page, **kind)


PAIRS: list[Pair] = [
    many("at least one filter", [], kinds(1), CRITERIA),
    many("at most 10 filters", kinds(11), kinds(5), FILTERING),
    many(
        "at most 5 filters, unless the quota was raised", kinds(6), kinds(5), FILTERING, risky=True
    ),
    many("each filter once", kinds(1) * 2, kinds(2), CRITERIA),
    many("a pattern in each filter", [{}], kinds(1), PATTERN),
    many(
        "nothing but a pattern in a filter", [{**kinds(1)[0], "name": "kinds"}], kinds(1), PATTERN
    ),
    many("a pattern of JSON, no dict", [{"pattern": {"body": {"kind": ["a"]}}}], kinds(1), PATTERN),
    text("JSON that ends", '{"body": {"kind": ["a"]', '{"body": {"kind": ["a"]}}'),
    text("JSON with double quotes", "{'body': {'kind': ['a']}}", '{"body": {"kind": ["a"]}}'),
    text("JSON of an object, no list", '["a"]', '{"body": ["a"]}'),
    text("JSON of an object, no text", '"a"', '{"body": ["a"]}'),
    text("no empty text", "", '{"body": ["a"]}'),
    text("no comma at the end", '{"body": ["a"],}', '{"body": ["a"]}'),
    text("no NaN", '{"body": {"price": [NaN]}}', '{"body": {"price": [1]}}'),
    patterns("sqs", "at most 4,096 characters", long(4097), long(4096), PATTERN),
    patterns("sqs", "a pattern that is not empty", {}, {"body": ["a"]}),
    patterns("sqs", "no empty object", {"body": {}}, {"body": {"kind": ["a"]}}),
    patterns("sqs", "no text instead of a list", {"body": "a"}, {"body": ["a"]}),
    field("no text instead of a list, nested", "a", ["a"]),
    field("no number instead of a list", 1, [1]),
    field("no boolean instead of a list", True, [True]),
    field("no null instead of a list", None, [None]),
    field("no empty list", [], ["a"], RULER),
    field("no empty object, nested", {}, {"name": ["a"]}, RULER),
    field("no list in a list", [["a"], ["b"]], ["a", "b"], RULER),
    field(
        "no rules in a list, which are lists themselves",
        [Rule.is_equal("a"), Rule.is_equal("b")],
        Rule.or_("a", "b"),
        RULER,
    ),
    field("an operator in a list", {"prefix": "a"}, [{"prefix": "a"}]),
    field("no empty operator", [{}], [{"exists": True}], RULER),
    patterns(
        "sqs",
        "$or: a list",
        {"body": {"$or": {"a": ["x"]}}},
        {"body": {"a": ["x"]}},
        OPERATORS,
        risky=True,  # AWS takes it as a field of that name
    ),
    patterns(
        "sqs",
        "$or: at least two",
        {"$or": [{"body": {"a": ["x"]}}]},
        {"$or": [{"body": {"a": ["x"]}}, {"body": {"b": ["y"]}}]},
        OPERATORS,
        risky=True,
    ),
    patterns(
        "sqs",
        "$or: patterns, no texts",
        {"$or": ["a", "b"]},
        {"body": ["a", "b"]},
        OPERATORS,
    ),
    patterns(
        "sqs",
        "$or: patterns that are not empty",
        {"body": {"$or": [{"a": ["x"]}, {}]}},
        {"body": {"$or": [{"a": ["x"]}, {"b": ["y"]}]}},
        OPERATORS,
    ),
    patterns(
        "kinesis", "a list for each field", {"data": {"kind": "a"}}, {"data": {"kind": ["a"]}}
    ),
    patterns("dynamo", "a list for each field", {"eventName": "INSERT"}, {"eventName": ["INSERT"]}),
    patterns("msk", "a list for each field", {"value": {"kind": "a"}}, {"value": {"kind": ["a"]}}),
    patterns("kafka", "no empty pattern", {}, {"value": {"kind": ["a"]}}),
    patterns("dynamo", "no empty pattern", {}, {"eventName": ["INSERT"]}),
    patterns("kinesis", "no empty pattern", {}, {"data": {"kind": ["a"]}}),
]
