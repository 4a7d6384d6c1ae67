"""The form of patterns: each refusal beside the nearest pattern that AWS takes."""

from typing import Any

import pytest

from lambda_event_sources.filters.grammar import faults

NEIGHBOURS: dict[str, tuple[Any, Any]] = {
    "a scalar": ("order", ["order"]),
    "a number": (5, [5]),
    "no value": ([], [""]),
    "a list of lists": ([["order"]], ["order"]),
    "an empty dict": ({}, {"type": ["order"]}),
    "not a number": ([float("nan")], [1e18]),
    "infinity": ([float("inf")], [-1]),
    "bytes": ([b"order"], [None, True, "order", 1]),
    "unknown operator": ([{"begins-with": "a"}], [{"prefix": "a"}]),
    "no operator": ([{}], [{"exists": True}]),
    "two operators in one": (
        [{"prefix": "a", "suffix": "b"}],
        [{"prefix": "a"}, {"suffix": "b"}],
    ),
    "prefix of a number": ([{"prefix": 5}], [{"prefix": "5"}]),
    "prefix of a list": ([{"prefix": ["a"]}], [{"prefix": "a"}]),
    "suffix in a form": (
        [{"suffix": {"wildcard": "*a"}}],
        [{"suffix": {"equals-ignore-case": "a"}}],
    ),
    "ignore case of a list": ([{"equals-ignore-case": ["a"]}], [{"equals-ignore-case": "a"}]),
    "exists of a string": ([{"exists": "true"}], [{"exists": False}]),
    "exists of 1": ([{"exists": 1}], [{"exists": True}]),
    "anything but nothing": ([{"anything-but": []}], [{"anything-but": [""]}]),
    "anything but True": ([{"anything-but": True}], [{"anything-but": "true"}]),
    "anything but null": ([{"anything-but": [None]}], [{"anything-but": ["null"]}]),
    "anything but both kinds": ([{"anything-but": ["a", 1]}], [{"anything-but": [0, 1]}]),
    "anything but any prefix": (
        [{"anything-but": {"prefix": ""}}],
        [{"anything-but": {"prefix": ["a", "b"]}}],
    ),
    "anything but a number": (
        [{"anything-but": {"numeric": ["=", 1]}}],
        [{"anything-but": {"suffix": "a"}}],
    ),
    "numeric without a list": ([{"numeric": 5}], [{"numeric": ["=", 5]}]),
    "numeric of a string": ([{"numeric": ["=", "5"]}], [{"numeric": ["=", 5.0]}]),
    "numeric of True": ([{"numeric": ["=", True]}], [{"numeric": ["=", 1]}]),
    "numeric with an unknown sign": ([{"numeric": ["!=", 5]}], [{"numeric": ["<=", 5]}]),
    "numeric without a number": ([{"numeric": [">"]}], [{"numeric": [">", 0]}]),
    "an upper bound first": (
        [{"numeric": ["<", 5, ">", 1]}],
        [{"numeric": [">", 1, "<", 5]}],
    ),
    "two lower bounds": (
        [{"numeric": [">", 1, ">", 5]}],
        [{"numeric": [">=", 1, "<=", 5]}],
    ),
    "an empty range": ([{"numeric": [">", 5, "<=", 5]}], [{"numeric": [">", 5, "<=", 5.1]}]),
    "three bounds": (
        [{"numeric": [">", 1, "<", 5, "<", 9]}],
        [{"numeric": [">", 1, "<", 5]}],
    ),
    "two stars": ([{"wildcard": "a**"}], [{"wildcard": "a*b*"}]),
    "a lone backslash": ([{"wildcard": r"a\b"}], [{"wildcard": r"a\\b\*\*"}]),
    "an address": ([{"cidr": "10.0.0.0"}], [{"cidr": "10.0.0.0/24"}]),
    "a wrong address": ([{"cidr": "10.0.0.256/24"}], [{"cidr": "2001:db8::/32"}]),
    "one alternative": ({"$or": [{"a": ["x"]}]}, {"$or": [{"a": ["x"]}, {"b": ["x"]}]}),
    "an empty alternative": ({"$or": [{"a": ["x"]}, {}]}, {"$or": [{"a": ["x"]}, {"a": ["y"]}]}),
    "an alternative that is no dict": (
        {"$or": [{"a": ["x"]}, {"b": "x"}]},
        {"$or": [{"a": ["x"]}, {"b": {"c": ["x"]}}]},
    ),
    "an operator's name in alternatives": (
        {"$or": [{"prefix": ["x"]}, {"b": ["x"]}]},
        {"$or": [{"Prefix": ["x"]}, {"b": ["x"]}]},
    ),
    "a string as $or": ({"$or": "x"}, {"$or": ["x"]}),
}


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_fault_and_its_nearest_right_neighbour(name: str) -> None:
    """What AWS refuses is refused at its place, and nothing else is."""
    wrong, right = NEIGHBOURS[name]

    found = list(faults({"body": {"field": wrong}}))

    assert found
    assert all(fault.path.startswith(".body.field") for fault in found)
    assert list(faults({"body": {"field": right}})) == []


def test_each_fault_of_a_pattern_is_found_at_its_place() -> None:
    """Places in lists are counted where there are several."""
    pattern: dict[str, Any] = {
        "body": {"a": ["x", {"exists": "yes"}], "b": "x", "$or": [{"c": []}, {"d": [[1], 1]}]}
    }

    assert [fault.path for fault in faults(pattern)] == [
        ".body.a[1]: exists",
        ".body.b",
        ".body.$or[0].c",
        ".body.$or[1].d[0]",
    ]


def test_alternatives_of_whole_patterns_need_two() -> None:
    """Within the data, AWS takes any other ``$or`` as a field; no record has such a key."""
    assert list(faults({"body": {"$or": {"a": ["x"]}}})) == []
    assert [fault.path for fault in faults({"$or": {"a": ["x"]}})] == [".$or"]


def test_keys_are_strings() -> None:
    """JSON has no others."""
    pattern: dict[Any, Any] = {"body": {1: ["x"]}}

    assert [fault.path for fault in faults(pattern)] == [".body"]
