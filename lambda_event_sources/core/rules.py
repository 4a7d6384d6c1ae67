"""Rules: what the arguments of one call must be to each other.

A rule sees every argument that was given (not None), and yields problems like a limit does. It runs
only when all limits hold, so that it can trust the values.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lambda_event_sources.core.display import show
from lambda_event_sources.core.errors import Problem


@dataclass(frozen=True, kw_only=True)
class Rule(ABC):
    """What the arguments of one call must be to each other.

    Attributes:
        page: Where AWS says so, where that is another page than the arguments have.
    """

    page: str = ""

    @abstractmethod
    def __str__(self) -> str:
        """State the rule in one clause."""

    @abstractmethod
    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield what breaks the rule."""

    def problem(self, prop: str, value: Any, requirement: str) -> Problem:
        """Return the problem that `prop` must be as the `requirement` says."""
        got = "" if value is None else f", got {show(value)}"
        return Problem(prop, value, self, f"{prop} must be {requirement}{got}")


@dataclass(frozen=True)
class Excludes(Rule):
    """Two arguments that cannot be given together."""

    prop: str
    other: str

    def __str__(self) -> str:
        """State the rule in one clause."""
        return f"{self.prop} and {self.other} exclude each other"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where both are given."""
        if self.prop in given and self.other in given:
            yield self.problem(self.prop, given[self.prop], f"left out when {self.other} is given")


@dataclass(frozen=True)
class Needs(Rule):
    """An argument that is of no use without another one; False asks for nothing."""

    prop: str
    other: str
    reason: str = ""

    def __str__(self) -> str:
        """State the rule in one clause."""
        return f"{self.prop} needs {self.other}" + (f": {self.reason}" if self.reason else "")

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where only the first is given."""
        if given.get(self.prop, False) is not False and self.other not in given:
            because = f" ({self.reason})" if self.reason else ""
            yield self.problem(
                self.prop, given[self.prop], f"given together with {self.other}{because}"
            )


@dataclass(frozen=True)
class OnlyWith(Rule):
    """An argument that must be given with one value of another argument, and with no other."""

    prop: str
    other: str
    value: object

    def __str__(self) -> str:
        """State the rule in one clause."""
        return f"{self.prop} must be given if, and only if, {self.other} is {show(self.value)}"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where one is there without the other."""
        matches, has = given.get(self.other) == self.value, self.prop in given
        condition = f"when {self.other} is {show(given.get(self.other))}"
        if matches and not has:
            yield self.problem(self.prop, None, f"given {condition}")
        if has and not matches:
            yield self.problem(self.prop, given[self.prop], f"left out {condition}")


@dataclass(frozen=True)
class ExactlyOne(Rule):
    """Two arguments of which one, and only one, must be given."""

    prop: str
    other: str

    def __str__(self) -> str:
        """State the rule in one clause."""
        return f"either {self.prop} or {self.other} must be given"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where there are none or two."""
        if self.prop in given and self.other in given:
            yield self.problem(self.prop, given[self.prop], f"left out when {self.other} is given")
        if self.prop not in given and self.other not in given:
            yield self.problem(self.prop, None, f"given, or else {self.other}")


@dataclass(frozen=True)
class Together(Rule):
    """Arguments that must be given all, or not at all."""

    props: tuple[str, ...]

    def __str__(self) -> str:
        """State the rule in one clause."""
        return f"{', '.join(self.props)} must be given together"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem for each one that is missing."""
        present = [prop for prop in self.props if prop in given]
        missing = [prop for prop in self.props if prop not in given]
        for prop in missing if present else ():
            yield self.problem(prop, None, f"given together with {' and '.join(present)}")


@dataclass(frozen=True)
class AnyOf(Rule):
    """Arguments of which at least one must be given."""

    props: tuple[str, ...]
    reason: str

    def __str__(self) -> str:
        """State the rule in one clause."""
        return f"{' or '.join(self.props)} must be given: {self.reason}"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where none is given."""
        if not any(prop in given for prop in self.props):
            first, *others = self.props
            yield self.problem(first, None, f"given, or {' or '.join(others)} ({self.reason})")
