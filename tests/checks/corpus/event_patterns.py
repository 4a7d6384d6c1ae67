"""Patterns of EventBridge's rules: which events of a bus a function gets."""

from typing import Any

from aws_cdk import aws_events as events

from tests.checks.corpus.event_bridge import GUIDE, ORDERS, RULE, bind, given
from tests.checks.pair import Pair
from tests.checks.scene import Scene

OPERATORS = f"{GUIDE}/eb-create-pattern-operators.html"
STRUCTURE = "https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html"


def pattern(about: str, wrong: Any, valid: Any, page: str = OPERATORS) -> Pair:
    return given(about, "event_pattern", wrong, valid, page)


def long(length: int) -> dict[str, list[str]]:
    """Return a pattern of so many characters as JSON, in one of several values."""
    room = length - len('{"source":["a",""]}')
    return {"source": ["a", "x" * room]}


def either(outer: int, inner: int) -> dict[str, Any]:
    """Return a pattern with so many alternatives twice."""
    return {
        "source": ["orders"],
        "detail": {
            "kind": {"$or": [{"a": [n]} for n in range(outer)]},
            "size": {"$or": [{"b": [n]} for n in range(inner)]},
        },
    }


def twice(s: Scene, other: dict[str, Any]) -> None:
    bind(s)
    bind(s, event_pattern=other)


PAIRS: list[Pair] = [
    pattern("something in it", {}, ORDERS),
    pattern("values in lists", {"source": "orders"}, ORDERS),
    pattern("at least one value", {"source": []}, ORDERS),
    pattern("a key that events have", {"detail_type": ["placed"]}, {"detail-type": ["placed"]}),
    pattern(
        "the event's own fields under detail",
        {"state": ["stopped"]},
        {"detail": {"state": ["stopped"]}},
        STRUCTURE,
    ),
    pattern(
        "no fields in what has none",
        {"source": {"prefix": ["aws."]}},
        {"source": [{"prefix": "aws."}]},
    ),
    pattern(
        "an operator that there is",
        {"source": [{"starts-with": "aws."}]},
        {"source": [{"prefix": "aws."}]},
    ),
    pattern(
        "a range with the lower bound first",
        {"detail": {"total": [{"numeric": [">", 10, "<", 5]}]}},
        {"detail": {"total": [{"numeric": [">", 5, "<", 10]}]}},
    ),
    pattern("at least two alternatives", {"$or": [ORDERS]}, {"$or": [ORDERS, {"account": ["1"]}]}),
    pattern("at most 1000 combinations", either(7, 143), either(10, 10)),
    pattern("at most 4096 characters", long(4097), long(2048), RULE),
    Pair(
        "event_pattern: within the quota",
        lambda s: bind(s, event_pattern=long(2049)),
        lambda s: bind(s, event_pattern=long(2048)),
        f"{GUIDE}/eb-quota.html",
        risky=True,
        own=True,
    ),
    Pair(
        "event_pattern: of CDK's struct, too",
        lambda s: bind(s, event_pattern=events.EventPattern()),
        lambda s: bind(s, event_pattern=events.EventPattern(source=["orders"])),
        OPERATORS,
        own=True,
    ),
    Pair(
        "event_pattern: each once for a function",
        lambda s: twice(s, {"source": ["orders"]}),
        lambda s: twice(s, {"source": ["invoices"]}),
        "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html",
        risky=True,
        own=True,
    ),
]
