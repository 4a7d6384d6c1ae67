"""What the arguments of one call must be to each other."""

import pytest

from lambda_event_sources.core.rules import (
    AnyOf,
    ExactlyOne,
    Excludes,
    Needs,
    OnlyWith,
    Rule,
    Together,
)

LETTERS = AnyOf(("a", "b"), "why")


@pytest.mark.parametrize(
    ("rule", "given", "expected"),
    [
        (Excludes("a", "b"), {"a": 1, "b": 2}, ["a must be left out when b is given, got 1"]),
        (Excludes("a", "b"), {"a": 1}, []),
        (Excludes("a", "b"), {}, []),
        (Needs("a", "b"), {"a": 1}, ["a must be given together with b, got 1"]),
        (Needs("a", "b", "why"), {"a": 1}, ["a must be given together with b (why), got 1"]),
        (Needs("a", "b"), {"b": 1}, []),
        (Needs("a", "b"), {"a": 1, "b": 1}, []),
        (OnlyWith("a", "b", 1), {"b": 1}, ["a must be given when b is 1"]),
        (OnlyWith("a", "b", 1), {"a": 5, "b": 2}, ["a must be left out when b is 2, got 5"]),
        (OnlyWith("a", "b", 1), {"a": 5, "b": 1}, []),
        (OnlyWith("a", "b", 1), {"b": 2}, []),
        (ExactlyOne("a", "b"), {}, ["a must be given, or else b"]),
        (ExactlyOne("a", "b"), {"a": 1, "b": 2}, ["a must be left out when b is given, got 1"]),
        (ExactlyOne("a", "b"), {"b": 2}, []),
        (
            Together(("a", "b", "c")),
            {"b": 1},
            ["a must be given together with b", "c must be given together with b"],
        ),
        (Together(("a", "b")), {}, []),
        (Together(("a", "b")), {"a": 1, "b": 1}, []),
        (LETTERS, {}, ["a must be given, or b (why)"]),
        (LETTERS, {"b": 1}, []),
    ],
)
def test_rule(rule: Rule, given: dict[str, object], expected: list[str]) -> None:
    """A rule names the argument to change, and says nothing where it holds."""
    assert [problem.message for problem in rule.problems(given)] == expected


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (Excludes("a", "b"), "a and b exclude each other"),
        (Needs("a", "b"), "a needs b"),
        (Needs("a", "b", "why"), "a needs b: why"),
        (OnlyWith("a", "b", 1), "a must be given if, and only if, b is 1"),
        (ExactlyOne("a", "b"), "either a or b must be given"),
        (Together(("a", "b")), "a, b must be given together"),
        (LETTERS, "a or b must be given: why"),
    ],
)
def test_rule_in_words(rule: Rule, text: str) -> None:
    """A rule states itself in one clause, for the reference."""
    assert str(rule) == text
