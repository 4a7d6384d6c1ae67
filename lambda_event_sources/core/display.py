"""How values and types read in messages and in the reference."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Union, get_args, get_origin

import aws_cdk as cdk

from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.tokens import is_token

_LONGEST = 80
_WORDS: dict[Any, str] = {
    bool: "True or False",
    str: "a string",
    cdk.Duration: "a Duration",
    Union[int, float]: "a number",  # noqa: UP007 as typeguard is given it
}

_LATER = "<known at deploy>"
_MARKS = re.compile(r"[$#]\{Token\[[^]]*\]\}")
_PLURALS: dict[Any, str] = {bool: "booleans", str: "strings"}
_CLASS_NAMES = {"InterfaceDynamicProxy": "imported resource"}


def show(value: object) -> str:
    """Return `value` as the user may have written it, shortened, and without jsii's internals."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, cdk.Duration):
        amount = milliseconds(value)
        return f"a Duration of {_LATER}" if amount is None else f"{amount / 1000:g} seconds"
    if type(value).__repr__ is object.__repr__:
        name = type(value).__name__
        return _with_article(_CLASS_NAMES.get(name, name.strip("_").removesuffix("Proxy")))
    if isinstance(value, float) and is_token(value):
        return _LATER
    text = _MARKS.sub(_LATER, repr(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


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
    items = _PLURALS.get(item) or describe(item).partition(" ")[2]
    return container if item is Any else f"{container} of {items}"


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"
