"""What somebody may have meant who passed a value of a wrong type."""

import json
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import EnumMeta
from typing import Any, get_args, get_origin

from lambda_event_sources.core.display import show
from lambda_event_sources.core.limits import Limit, OneOf
from lambda_event_sources.core.structs import is_dict, is_list


def meant(value: object, types: Sequence[Any], limits: Sequence[Limit] = ()) -> str:
    """Return how to write a value so that it has one of the types, or nothing."""
    for kind in types:
        if _is_a(kind, Sequence):
            item = get_args(kind)[0]
            items = value if is_list(value) else [value]
            texts = [_rewritten(each, item) or _unchanged(each, item) for each in items]
            if all(texts):
                return f"pass [{', '.join(texts)}]"
        elif text := _rewritten(value, kind, limits):
            return f"pass {text}"
    return ""


def _rewritten(value: object, kind: Any, limits: Sequence[Limit] = ()) -> str:
    """Return how to write a string as an enum or as a dict, or nothing."""
    if not isinstance(value, str):
        return ""
    if isinstance(kind, EnumMeta):
        return _member(value, kind, limits)
    return "json.loads(...)" if _is_a(kind, Mapping) and _is_json_object(value) else ""


def _unchanged(value: object, kind: Any) -> str:
    """Return a value that only has to be put into a list, or nothing."""
    has_kind = isinstance(value, str) if kind is str else is_dict(value) and _is_a(kind, Mapping)
    return show(value) if has_kind else ""


def _is_a(kind: Any, base: type) -> bool:
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, base)


def _is_json_object(text: str) -> bool:
    try:
        return is_dict(json.loads(text))
    except ValueError:
        return False


def _member(text: str, kind: EnumMeta, limits: Sequence[Limit]) -> str:
    """Return the member that a string names, as AWS writes it or as Python does, or nothing."""
    choices = [limit for limit in limits if isinstance(limit, OneOf)]
    members: Mapping[str, object] = kind.__members__
    names = {
        _letters(name): name
        for name, member in members.items()
        if all(choice.allows(member) for choice in choices)
    }
    close = get_close_matches(_letters(text), names, n=1, cutoff=0.85)
    return f"{kind.__name__}.{names[close[0]]}" if close else ""


def _letters(text: str) -> str:
    """Return "OBJECTCREATED" for "s3:ObjectCreated:*" and for "OBJECT_CREATED"."""
    return re.sub("[^A-Z0-9]", "", re.sub("^[a-z0-9]+:", "", text).upper())
