"""Patterns and records at random, for comparing with other implementations."""

from typing import Any, TypeAlias

from hypothesis import strategies as st

Drawn: TypeAlias = st.SearchStrategy[Any]

NAMES = st.sampled_from(("a", "b", "c"))
TEXTS = st.sampled_from(("", "a", "A", "ab", "aB", "b", "ba", "a*b", "10.0.0.1", "300", "true"))
NUMBERS = st.sampled_from((0, 1, -1, 2.5, 300, 0.1))
SCALARS = st.one_of(TEXTS, NUMBERS, st.booleans(), st.none())

RANGES = st.one_of(
    st.tuples(st.sampled_from(("=", "<", "<=", ">", ">=")), NUMBERS),
    st.tuples(st.sampled_from((">", ">=")), st.just(0), st.sampled_from(("<", "<=")), st.just(1)),
).map(list)
FILLED = TEXTS.filter(bool)
ANYTHING_BUT = st.one_of(
    TEXTS,
    NUMBERS,
    st.lists(TEXTS, min_size=1, max_size=3),
    st.lists(NUMBERS, min_size=1, max_size=3),
    FILLED.map(lambda text: {"prefix": text}),
    st.lists(FILLED, min_size=1, max_size=2).map(lambda texts: {"suffix": texts}),
    TEXTS.map(lambda text: {"equals-ignore-case": text}),
    st.just({"wildcard": "a*"}),
)
OPERATORS = st.one_of(
    *(
        operands.map(lambda operand, name=name: {name: operand})  # type: ignore[misc]
        for name, operands in (
            ("anything-but", ANYTHING_BUT),
            ("cidr", st.just("10.0.0.0/24")),
            ("equals-ignore-case", TEXTS),
            ("exactly", TEXTS),
            ("exists", st.booleans()),
            ("numeric", RANGES),
            ("prefix", st.one_of(TEXTS, TEXTS.map(lambda text: {"equals-ignore-case": text}))),
            ("suffix", st.one_of(TEXTS, TEXTS.map(lambda text: {"equals-ignore-case": text}))),
            ("wildcard", st.sampled_from(("*", "a*", "*b", r"a\*b", "", "a"))),
        )
    )
)
RULES = st.lists(st.one_of(SCALARS, OPERATORS), min_size=1, max_size=3)


def _with_or(fields: Drawn) -> Drawn:
    """Patterns, some with alternatives about fields that stand nowhere else in the pattern."""
    other = fields.map(lambda found: {f"{name}2": value for name, value in found.items()})
    both = st.tuples(fields, st.lists(other, min_size=2, max_size=3))
    return st.one_of(fields, both.map(lambda pair: {**pair[0], "$or": pair[1]}))


PATTERNS: Drawn = st.recursive(
    st.dictionaries(NAMES, RULES, min_size=1, max_size=3),
    lambda inner: st.dictionaries(NAMES, st.one_of(RULES, inner), min_size=1, max_size=2),
    max_leaves=4,
).flatmap(lambda pattern: _with_or(st.just(pattern)))

_KEYS = st.sampled_from(("a", "b", "c", "a2", "b2"))
VALUES: Drawn = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=4)),
    max_leaves=8,
)
OBJECTS: Drawn = st.dictionaries(_KEYS, VALUES, max_size=5)

WRONG_OPERANDS = st.one_of(
    SCALARS,
    st.lists(st.one_of(SCALARS, st.sampled_from(("=", "<", ">", ">="))), max_size=4),
    st.dictionaries(st.sampled_from(("prefix", "equals-ignore-case", "is")), SCALARS, max_size=2),
)
WRONG_RULES = st.dictionaries(
    st.sampled_from(
        ("anything-but", "cidr", "exists", "numeric", "prefix", "suffix", "wildcard", "is")
    ),
    WRONG_OPERANDS,
    max_size=2,
)
ODD_PATTERNS: Drawn = st.recursive(
    st.one_of(
        SCALARS, RULES, st.lists(st.one_of(WRONG_RULES, st.lists(SCALARS)), max_size=2), RULES
    ),
    lambda inner: st.dictionaries(
        st.sampled_from(("a", "b", "$or")),
        st.one_of(inner, st.lists(inner, max_size=3)),
        max_size=2,
    ),
    max_leaves=4,
).filter(lambda value: isinstance(value, dict))
"""Patterns that are wrong more often than not."""
