"""JSON of values that may be known at deploy only."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeGuard

import aws_cdk as cdk
from constructs import IConstruct

from lambda_event_sources.core.late import is_late_list
from lambda_event_sources.core.tokens import is_token


def encoded_filters(
    filters: Sequence[Mapping[str, Any]], scope: IConstruct
) -> list[Mapping[str, Any]]:
    """Return filters as CDK's mapping takes them: each a dict with its pattern as JSON."""
    return [
        item if isinstance(item.get("pattern"), str) else {"pattern": json_text(item, scope)}
        for item in filters
    ]


def json_text(value: object, scope: IConstruct) -> str:
    """Return compact JSON; only a token makes it ask the kernel.

    Numbers keep the form that they have in Python, which JavaScript would not: Lambda compares them
    as text (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
    """
    return _text(value, lambda token: cdk.Stack.of(scope).to_json_string(token))


def compact(value: object) -> str:
    """Return JSON without blanks."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def digest(scope: IConstruct, value: Any) -> str:
    """Return the hash of a value as compact JSON; only a token makes it ask the kernel."""
    text = compact(value)
    if is_token(text):
        text = compact(cdk.Stack.of(scope).resolve(value))
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _text(value: object, late: Callable[[object], str]) -> str:
    if _is_object(value):
        items = ((_text(key, late), _text(item, late)) for key, item in value.items())
        return f"{{{','.join(f'{key}:{item}' for key, item in items)}}}"
    if _is_list(value) and not is_late_list(value):
        return f"[{','.join(_text(item, late) for item in value)}]"
    is_plain = value is None or isinstance(value, str | int | float)
    return late(value) if not is_plain or is_token(value) else json.dumps(value, ensure_ascii=False)


def _is_object(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple)
