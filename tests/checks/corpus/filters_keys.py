"""Filters of a right form whose keys no record has, so that the function never runs."""

from tests.checks.filter_rows import Pattern, patterns
from tests.checks.pair import Pair
from tests.checks.rows import GUIDE

SQS = f"{GUIDE}/with-sqs-filtering.html"
KINESIS = f"{GUIDE}/with-kinesis-filtering.html"
KAFKA = f"{GUIDE}/kafka-filtering.html"
KIND = {"kind": ["order"]}


def body(about: str, wrong: Pattern) -> Pair:
    """Return a pair for a queue, which deletes the messages that no filter matches."""
    return patterns("sqs", about, wrong, {"body": KIND}, SQS, risky=True)


def data(source: str, about: str, wrong: Pattern) -> Pair:
    return patterns(source, about, wrong, {"data": KIND}, KINESIS, risky=True)


def value(source: str, about: str, wrong: Pattern) -> Pair:
    return patterns(source, about, wrong, {"value": KIND}, KAFKA, risky=True)


PAIRS: list[Pair] = [
    body("the body under body, not data", {"data": KIND}),
    body("the body under body, not value", {"value": KIND}),
    body("body in lower case", {"Body": KIND}),
    body("no field of the body by itself", KIND),
    body("no Records", {"Records": {"body": KIND}}),
    body("no detail of EventBridge", {"detail": KIND}),
    patterns(
        "sqs",
        "$or: each within the body",
        {"$or": [{"kind": ["a"]}, {"kind": ["b"]}]},
        {"$or": [{"body": {"kind": ["a"]}}, {"body": {"kind": ["b"]}}]},
        SQS,
        risky=True,
    ),
    *(
        pair
        for source in ("kinesis", "consumer")
        for pair in (
            data(source, "the data under data, not body", {"body": KIND}),
            data(source, "data in lower case", {"Data": KIND}),
            data(source, "the data not within kinesis", {"kinesis": {"data": KIND}}),
            data(source, "no field of the data by itself", KIND),
            patterns(source, "data of JSON, no text", {"data": ["a"]}, {"data": KIND}, KINESIS),
        )
    ),
    *(
        pair
        for source in ("msk", "kafka")
        for pair in (
            value(source, "the value under value, not data", {"data": KIND}),
            value(source, "the value under value, not body", {"body": KIND}),
            value(source, "no field of the value by itself", KIND),
            value(source, "no records", {"records": {"value": KIND}}),
        )
    ),
]
