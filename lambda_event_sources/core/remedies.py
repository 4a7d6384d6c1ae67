"""What somebody may have meant who passed a value of a wrong type."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from enum import EnumMeta
from typing import Any, get_args, get_origin

from lambda_event_sources.core.structs import is_list


def meant(value: object, types: Sequence[Any]) -> str:
    """Return how to write a value so that it has one of the types, or nothing."""
    for kind in types:
        origin = get_origin(kind)
        is_sequence = isinstance(origin, type) and issubclass(origin, Sequence)
        item = get_args(kind)[0] if is_sequence else None
        if item is str and isinstance(value, str):
            return f"pass [{value!r}]"
        if is_sequence and is_list(value):
            members = [_member(each, item) for each in value]
            if all(members):
                return f"pass [{', '.join(filter(None, members))}]"
        elif (member := _member(value, kind if item is None else item)) is not None:
            return f"pass [{member}]" if is_sequence else f"pass {member}"
    return ""


def _member(value: object, kind: Any) -> str | None:
    """Return the member of an enum that a string names, as AWS writes it or as Python does."""
    if not isinstance(kind, EnumMeta) or not isinstance(value, str):
        return None
    names = {_letters(name): name for name in kind.__members__}
    close = get_close_matches(_letters(value), names, n=1, cutoff=0.85)
    return f"{kind.__name__}.{names[close[0]]}" if close else None


def _letters(text: str) -> str:
    """Return "OBJECTCREATED" for "s3:ObjectCreated:*" and for "OBJECT_CREATED"."""
    return re.sub("[^A-Z0-9]", "", re.sub("^[a-z0-9]+:", "", text).upper())
