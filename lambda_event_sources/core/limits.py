"""Limits: small objects that say what a value must be, and tell whether it is.

The text of a limit completes "must be ...". It stands in error messages and in the reference, and
the numbers in it feed the boundary tests: each number is written once, where the limit is made.
"""

import re
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.display import show
from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.tokens import is_token


class Limit(ABC):
    """What a value must be."""

    takes_tokens: ClassVar[bool] = True
    """Whether a value that is known at deploy only passes."""
    is_type: ClassVar[bool] = False
    """Whether a value that breaks the limit is of a wrong type."""
    joint: ClassVar[str] = " "
    """What stands between the kind of value and the limit."""

    @abstractmethod
    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""

    @abstractmethod
    def allows(self, value: Any) -> bool:
        """Tell whether a value that is no token is within the limit."""

    def of(self, kind: str) -> str:
        """Return the limit together with the kind of value, e.g. "a number between 1 and 10"."""
        return f"{kind}{self.joint}{self}"

    def remedy(self, value: Any) -> str:
        """Return what somebody may have meant who passed a value of a wrong type, or nothing."""
        del value
        return ""

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong with `value`."""
        if not self.allows(value) and not (self.takes_tokens and is_token(value)):
            text = f"{prop} must be {self}, got {show(value)}"
            yield Problem(prop, value, self, text, is_type=self.is_type)


@dataclass(frozen=True)
class Between(Limit):
    """A whole number within bounds, both included."""

    low: int
    high: int

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"between {self.low} and {self.high}"

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong; of a number within the bounds, that it is not a whole one."""
        if self.low <= value <= self.high and not self.allows(value):
            text = f"{prop} must be a whole number {self}, got {show(value)}"
            yield Problem(prop, value, self, text)
        else:
            yield from super().problems(prop, value)

    def allows(self, value: Any) -> bool:
        """Tell whether `value` is a whole number (10.0 is one, True is not) within the bounds."""
        within = self.low <= value <= self.high  # neither is nan, nor any number too big for float
        return within and value == int(value) and not isinstance(value, bool)


@dataclass(frozen=True)
class Seconds(Limit):
    """A Duration of whole seconds within bounds, both included."""

    low: int
    high: int

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"between {self.low} and {self.high} whole seconds"

    def remedy(self, value: Any) -> str:
        """Return how to write a number as a Duration."""
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return f"pass cdk.Duration.seconds({value:g})" if is_number else ""

    def allows(self, value: cdk.Duration) -> bool:
        """Tell whether the Duration fits; a token does in seconds, as nothing can convert it."""
        amount = milliseconds(value)
        if amount is None:
            return value.unit_label() == "seconds"
        return amount % 1000 == 0 and self.low * 1000 <= amount <= self.high * 1000


class NamedLimit(Limit):
    """A limit whose text names the kind of value already."""

    def of(self, kind: str) -> str:
        """Return the limit's own text."""
        del kind
        return str(self)


@dataclass(frozen=True)
class PastTime(NamedLimit):
    """A Unix time in seconds that is not in the future."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return "a Unix time in seconds after 0 that is not in the future"

    def allows(self, value: Any) -> bool:
        """Tell whether `value` is a time that has come; milliseconds are far in the future."""
        return not isinstance(value, bool) and 0 < value <= time.time()


@dataclass(frozen=True)
class Length(Limit):
    """A string of so many characters, or a list of so many items."""

    low: int
    high: int
    unit: str = "characters long"
    joint: ClassVar[str] = ", "

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"{self.low} to {self.high} {self.unit}"

    def allows(self, value: Any) -> bool:
        """Tell whether the length is within the bounds, both included."""
        return self.low <= len(value) <= self.high


@dataclass(frozen=True)
class Matches(NamedLimit):
    """A string of a certain form."""

    pattern: str
    form: str

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return self.form

    def allows(self, value: Any) -> bool:
        """Tell whether the whole string matches."""
        return re.fullmatch(self.pattern, value) is not None


@dataclass(frozen=True)
class PlainId(NamedLimit):
    """A construct id as it is written: CDK replaces slashes in ids, and refuses tokens."""

    longest: int = 255
    takes_tokens: ClassVar[bool] = False

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"1 to {self.longest} characters that are known at synth, without slashes"

    def allows(self, value: Any) -> bool:
        """Tell whether the string can be an id."""
        return 0 < len(value) <= self.longest and "/" not in value and not is_token(value)


@dataclass(frozen=True)
class OneOf(NamedLimit):
    """One of a few values."""

    members: tuple[object, ...]

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        names = [show(member) for member in self.members]
        return names[0] if len(names) == 1 else f"one of {', '.join(names)}"

    def allows(self, value: Any) -> bool:
        """Tell whether the value is one of the members."""
        return value in self.members


@dataclass(frozen=True)
class Absent(NamedLimit):
    """Nothing: CDK's module takes the argument, but AWS has nothing like it for this source."""

    reason: str
    takes_tokens: ClassVar[bool] = False

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"left out: {self.reason}"

    def allows(self, value: Any) -> bool:
        """Tell whether nothing was passed."""
        return value is None
