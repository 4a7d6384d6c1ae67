"""How values and types read in messages and in the reference."""

import reprlib
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Union, cast, get_args, get_origin

import aws_cdk as cdk

from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.late import MARKS
from lambda_event_sources.core.tokens import is_token

_LONGEST = 80
_WORDS: dict[Any, str] = {
    bool: "True or False",
    str: "a string",
    cdk.Duration: "a Duration",
    Union[int, float]: "a number",  # noqa: UP007 as typeguard is given it
}

_VOWELS = tuple("AEIOUaeiou")
_LATER = "<known at deploy>"
_PLURALS = {"True or False": "booleans", "a string": "strings", "a dict": "dicts"}
_CLASS_NAMES = {"InterfaceDynamicProxy": "imported resource"}


class _Repr(reprlib.Repr):
    """Shows values, also those inside lists and dicts, without jsii's internals."""

    def repr1(self, x: Any, level: int) -> str:
        if isinstance(x, Enum):
            return f"{type(x).__name__}.{x.name}"
        if isinstance(x, cdk.Duration):
            return _show_duration(x)
        if isinstance(x, float) and is_token(x):
            return _LATER
        kind = cast("Any", type(x))
        if kind.__repr__ is object.__repr__:
            name: str = kind.__name__
            return _with_article(_CLASS_NAMES.get(name, name.strip("_").removesuffix("Proxy")))
        return super().repr1(MARKS.sub(_LATER, x) if isinstance(x, str) else x, level)


_REPR = _Repr()
_REPR.maxstring = _REPR.maxother = _LONGEST


def show(value: object) -> str:
    """Return `value` as the user may have written it, shortened."""
    text = _REPR.repr(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _show_duration(duration: cdk.Duration) -> str:
    amount = milliseconds(duration)
    if amount is None:
        return f"a Duration of {_LATER} {duration.unit_label()}"
    seconds = f"{amount / 1000:.3f}".rstrip("0").rstrip(".")
    return f"{seconds} seconds"


def describe(hint: Any) -> str:
    """Return what a type is called in a message, e.g. "a string" or "a list of Secret"."""
    if hint in _WORDS:
        return _WORDS[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Union:
        return " or ".join(dict.fromkeys(map(describe, arguments)))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _of("a dict", arguments[-1])
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return _of("a list", arguments[0])
    return _with_article(getattr(hint, "__name__", str(hint)))


def _of(container: str, item: Any) -> str:
    kind = describe(item)
    items = _PLURALS.get(kind) or kind.partition(" ")[2]
    return container if item is Any else f"{container} of {items}"


def _with_article(name: str) -> str:
    return f"{'an' if name.startswith(_VOWELS) else 'a'} {name}"
