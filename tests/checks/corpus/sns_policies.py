"""Filter policies of SNS as plain dicts, which only ours takes."""

from typing import Any

from tests.checks.pair import Pair
from tests.checks.scene import Scene

GUIDE = "https://docs.aws.amazon.com/sns/latest/dg"
LIMITS = f"{GUIDE}/subscription-filter-policy-constraints.html"
STRINGS = f"{GUIDE}/string-value-matching.html"
NUMBERS = f"{GUIDE}/numeric-value-matching.html"
EXISTS = f"{GUIDE}/attribute-key-matching.html"


def _source(s: Scene, **kw: Any) -> object:
    return s.bind(s.m.SnsEventSource(s.topic(), **kw))


def by_attributes(about: str, wrong: Any, valid: Any, page: str = LIMITS) -> Pair:
    return Pair(
        f"filter_policy: {about}",
        lambda s: _source(s, filter_policy=wrong),
        lambda s: _source(s, filter_policy=valid),
        page,
        own=True,
    )


def by_body(about: str, wrong: Any, valid: Any, page: str = LIMITS) -> Pair:
    return Pair(
        f"filter_policy_with_message_body: {about}",
        lambda s: _source(s, filter_policy_with_message_body=wrong),
        lambda s: _source(s, filter_policy_with_message_body=valid),
        page,
        own=True,
    )


def kind(about: str, wrong: Any, valid: Any, page: str) -> Pair:
    """Return the pair of conditions on one attribute."""
    return by_attributes(about, {"kind": wrong}, {"kind": valid}, page)


def names(count: int) -> dict[str, Any]:
    return {f"name{number}": ["a"] for number in range(count)}


def values(count: int) -> list[str]:
    return [f"value{number}" for number in range(count)]


PAIRS: list[Pair] = [
    by_attributes("at most 5 names", names(6), names(5)),
    by_attributes("at most 150 values", {"a": values(151)}, {"a": values(150)}),
    by_attributes(
        "at most 150 combinations",
        {"a": values(16), "b": values(10)},
        {"a": values(15), "b": values(10)},
    ),
    by_attributes("no nesting", {"order": {"kind": ["a"]}}, {"kind": ["a"]}),
    kind("no text instead of a list", "a", ["a"], STRINGS),
    kind("no number instead of a list", 1, [1], NUMBERS),
    kind("no empty list", [], ["a"], STRINGS),
    kind("no list in a list", [["a"]], ["a"], STRINGS),
    kind("an operator that there is", [{"starts-with": "a"}], [{"prefix": "a"}], STRINGS),
    kind("an operator with hyphens", [{"anything_but": "a"}], [{"anything-but": "a"}], STRINGS),
    kind("one operator per dict", [{"prefix": "a", "suffix": "z"}], [{"prefix": "a"}], STRINGS),
    kind("prefix: a text", [{"prefix": 1}], [{"prefix": "1"}], STRINGS),
    kind("exists: a truth value", [{"exists": "no"}], [{"exists": False}], EXISTS),
    kind("numeric: a list", [{"numeric": 5}], [{"numeric": ["=", 5]}], NUMBERS),
    kind("numeric: a comparison", [{"numeric": ["=>", 5]}], [{"numeric": [">=", 5]}], NUMBERS),
    kind("numeric: up to 10^9", [{"numeric": ["<", 2e9]}], [{"numeric": ["<", 1e9]}], LIMITS),
    kind(
        "numeric: the lower bound first",
        [{"numeric": [">", 9, "<", 5]}],
        [{"numeric": [">", 5, "<", 9]}],
        NUMBERS,
    ),
    kind("anything-but: not empty", [{"anything-but": []}], [{"anything-but": ["a"]}], STRINGS),
    kind("no set", {"a", "b"}, ["a", "b"], LIMITS),
    by_body("at most 5 names", names(6), names(5)),
    by_body("at most 150 values", {"a": values(151)}, {"a": values(150)}),
    by_body("no text instead of a list", {"order": {"kind": "a"}}, {"order": {"kind": ["a"]}}),
    by_body("no empty dict", {"order": {}}, {"order": {"kind": ["a"]}}),
    by_body("no empty list", {"order": {"kind": []}}, {"order": {"kind": ["a"]}}),
    by_body(
        "an operator that there is",
        {"order": {"kind": [{"starts-with": "a"}]}},
        {"order": {"kind": [{"prefix": "a"}]}},
        STRINGS,
    ),
]
