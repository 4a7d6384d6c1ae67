"""Limits on what is inside a value: the items of a list, the fields of a struct."""

import functools
import inspect
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from lambda_event_sources.core.display import show
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import Limit, NamedLimit
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.structs import fields_of, is_dict
from lambda_event_sources.core.tokens import is_token


@dataclass(frozen=True)
class Each(NamedLimit):
    """A list in which each item is within a limit."""

    limit: Limit

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a list in which each item is {self.limit}"

    def allows(self, value: Any) -> bool:
        """Tell whether every item is within the limit."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield the problems of every item, under ``prop[index]``."""
        for index, item in enumerate(value):
            yield from self.limit.problems(f"{prop}[{index}]", item)


@dataclass(frozen=True)
class NotEmpty(Limit):
    """A list with something in it."""

    joint: ClassVar[str] = ", "

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return "of at least one item"

    def allows(self, value: Any) -> bool:
        """Tell whether there is an item."""
        return len(value) > 0


@dataclass(frozen=True)
class Distinct(Limit):
    """A list without an item twice."""

    joint: ClassVar[str] = ", "

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return "each item once"

    def allows(self, value: Any) -> bool:
        """Tell whether all items differ; two tokens may be the same or not."""
        return not any(item in value[:index] for index, item in enumerate(value))


@dataclass(frozen=True)
class OnceEach(NamedLimit):
    """A list of structs in which no two have the same in a certain field."""

    field: str

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a list with each {self.field} once"

    def allows(self, value: Any) -> bool:
        """Tell whether the field differs everywhere, as far as it is known."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield a problem for each item that has what one before it has."""
        seen: set[Hashable] = set()
        for index, item in enumerate(value):
            content = fields_of(item).get(self.field)
            # Python may have several objects for one of the kernel's.
            key = identity(content) if hasattr(content, "__jsii_ref__") else content
            if key in seen and not is_token(key):
                here = f"{prop}[{index}].{self.field}"
                text = f"{here} must be there once, got it again: {show(content)}"
                yield Problem(here, content, self, text)
            seen.add(key)


class Fields(NamedLimit):
    """A struct, or a dict with its fields, in which certain fields are within limits."""

    def __init__(self, struct: type, **limits: Limit | tuple[Limit, ...]) -> None:
        """Say what the fields must be.

        Args:
            struct: The jsii struct; a dict must have its fields, of its types.
            limits: The limits of a field, by its name.
        """
        self.struct = struct
        self.limits = {
            name: limit if isinstance(limit, tuple) else (limit,) for name, limit in limits.items()
        }

    @functools.cached_property
    def _lists(self) -> set[str]:
        """The fields that are lists."""
        parameters = inspect.signature(self.struct).parameters.values()
        return {each.name for each in parameters if "Sequence[" in str(each.annotation)}

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a {self.struct.__name__}" + "".join(
            f", {name} {' and '.join(map(str, limits))}" for name, limits in self.limits.items()
        )

    def allows(self, value: Any) -> bool:
        """Tell whether every field is within its limits."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield the problems of every field, under ``prop.field``."""
        try:
            # The struct's own constructor checks names and types.
            fields = self.struct(**value) if is_dict(value) else value
        except TypeError as error:
            text = f"{prop} must be a {self.struct.__name__}, got {show(value)}: {_reason(error)}"
            yield Problem(prop, value, self, text, is_type=True)
            return
        for name, limits in self.limits.items():
            item = getattr(fields, name)
            # jsii takes lists only, and a string as a sequence of strings.
            if item.__class__ is tuple or (isinstance(item, str) and name in self._lists):
                text = f"{prop}.{name} must be a list, got {show(item)}"
                yield Problem(f"{prop}.{name}", item, self, text, is_type=True)
            elif item is not None:
                for limit in limits:
                    yield from limit.problems(f"{prop}.{name}", item)


def _reason(error: TypeError) -> str:
    """Return what a jsii struct says of its fields, without the names of its internals."""
    return str(error).splitlines()[0].removeprefix("type of argument ").split("__init__() ")[-1]


@dataclass(frozen=True)
class Ordered(NamedLimit):
    """A struct in which one field is not above another."""

    low: str
    high: str

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a struct in which {self.low} is not above {self.high}"

    def allows(self, value: Any) -> bool:
        """Tell whether the order is right; a missing field or a token has no order."""
        low, high = self._pair(value)
        return low is None or high is None or is_token(low) or is_token(high) or low <= high

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield a problem under ``prop.low``, since that is the one to lower."""
        if not self.allows(value):
            low, high = self._pair(value)
            text = f"{prop}.{self.low} must be at most {self.high} ({show(high)}), got {show(low)}"
            yield Problem(f"{prop}.{self.low}", low, self, text)

    def _pair(self, value: Any) -> tuple[Any, Any]:
        fields = fields_of(value)
        return fields.get(self.low), fields.get(self.high)
