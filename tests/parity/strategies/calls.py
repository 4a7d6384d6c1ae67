"""Calls of either module, as data: hypothesis prints them, and each app makes its own objects."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, cast

import aws_cdk as cdk


@dataclass(frozen=True)
class Late:
    """A value that each app needs one of its own of; the label stands in reports."""

    label: str
    make: Callable[[ModuleType, cdk.Stack], Any]

    def __repr__(self) -> str:
        """Return the label."""
        return self.label


def fresh(label: str, make: Callable[[], Any]) -> Late:
    """Return a value that is of no stack, but that reports could not show."""
    return Late(label, lambda _, __: make())


@dataclass(frozen=True)
class Call:
    """A class of the module, and the keywords that it is called with."""

    name: str
    keywords: Mapping[str, Any]

    def __call__(self, les: ModuleType, stack: cdk.Stack) -> Any:
        """Make the object."""
        return getattr(les, self.name)(**made(self.keywords, les, stack))

    def __repr__(self) -> str:
        """Return the call as it may be written."""
        return f"{self.name}({', '.join(f'{k}={v!r}' for k, v in self.keywords.items())})"


def made(value: Any, les: ModuleType, stack: cdk.Stack) -> Any:
    """Replace what is late, at any depth, by the value for this app."""
    if isinstance(value, Late):
        return value.make(les, stack)
    if isinstance(value, Call):
        return value(les, stack)
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        return {name: made(item, les, stack) for name, item in fields.items()}
    if isinstance(value, list):
        return [made(item, les, stack) for item in cast("Iterable[Any]", value)]
    return value


@dataclass(frozen=True)
class Configuration:
    """One source on one function, as an app."""

    source: Call
    target: Late
    variant: str

    def __call__(self, les: ModuleType, stack: cdk.Stack) -> None:
        """Build the app."""
        target = made(self.target, les, stack)
        target.add_event_source(made(self.source, les, stack))
