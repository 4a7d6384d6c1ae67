"""Groups: one keyword, or keywords that depend on each other.

A group draws keywords that are right for most sources, and some that are mostly wrong; a call
spoils a few of its groups only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from hypothesis import strategies as st

from tests.parity.strategies.calls import Call

Drawn: TypeAlias = st.SearchStrategy[Any]


Keywords: TypeAlias = st.SearchStrategy[dict[str, Any]]


NOTHING: Keywords = st.just({})


@dataclass(frozen=True)
class Group:
    """Keywords, right ones and wrong ones."""

    right: Keywords
    wrong: Keywords


def given(
    required: Mapping[str, Drawn], optional: Mapping[str, Drawn] = MappingProxyType({})
) -> Keywords:
    """Draw keywords that are there, and others that may be."""
    return st.fixed_dictionaries(dict(required), optional=dict(optional))


def needed(name: str, right: Drawn, wrong: Drawn) -> Group:
    """Make a group of one keyword that is always there, unless it is spoiled."""
    return Group(
        right.map(lambda value: {name: value}),
        st.one_of(wrong.map(lambda value: {name: value}), st.just({name: None}), NOTHING),
    )


def optional(name: str, right: Drawn, wrong: Drawn) -> Group:
    """Make a group of one keyword that is left out more often than not."""
    given = right.map(lambda value: {name: value})
    return Group(
        st.one_of(NOTHING, given, st.just({name: None})),
        wrong.map(lambda value: {name: value}),
    )


def booleans(name: str) -> Group:
    return optional(name, st.booleans(), st.sampled_from((0, 1, "True")))


@st.composite
def merged(draw: st.DrawFn, groups: tuple[Group, ...], most_spoiled: int = 2) -> dict[str, Any]:
    """Draw the keywords of all groups, wrong ones from a few of them at most."""
    indices = st.integers(0, len(groups) - 1)
    spoiled = draw(st.sets(indices, max_size=min(most_spoiled, len(groups))))
    keywords: dict[str, Any] = {}
    for index, group in enumerate(groups):
        keywords |= draw(group.wrong if index in spoiled else group.right)
    return keywords


def calls(name: str, *groups: Group, most_spoiled: int = 2) -> st.SearchStrategy[Call]:
    """Draw calls of a class."""
    return merged(groups, most_spoiled).map(lambda keywords: Call(name, keywords))
