"""Patterns of a DynamoDB record: attribute values stand under their type there, e.g. ``S``.

https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html says what never matches;
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html and
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
have the keys.
"""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from lambda_event_sources.filters.grammar import Fault, is_or
from lambda_event_sources.filters.late import is_late, is_list, is_number, is_object
from lambda_event_sources.filters.presence import may_be_absent

_IMAGES = ("Keys", "NewImage", "OldImage")
_FIELDS = (
    *_IMAGES,
    "ApproximateCreationDateTime",
    "SequenceNumber",
    "SizeBytes",
    "StreamViewType",
)
_STRINGS = ("S", "N", "B", "SS", "NS", "BS")
_BOOLEANS = ("BOOL", "NULL")
_NESTED = ("M", "L")
_TYPES = (*_STRINGS, *_BOOLEANS, *_NESTED)
_ANY = ("anything-but", "exists")

_NOT_A_LEAF = 'must be a dict with the type of the attribute, such as {"S": ["..."]}'

Check = Callable[[str, object, str], Iterator[Fault]]


def faults(pattern: Mapping[str, Any], path: str) -> Iterator[Fault]:
    """Yield what can match no ``dynamodb`` of a record."""
    yield from _each(pattern, path, _field_faults)


def _each(pattern: Mapping[str, Any], path: str, check: Check) -> Iterator[Fault]:
    for key, value in pattern.items():
        here = f"{path}.{key}"
        if is_or(key, value):
            for index, alternative in enumerate(value):
                yield from _each(alternative, f"{here}[{index}]", check)
        elif "." not in key and not is_late(key) and not is_late(value):  # AWS joins keys by dots
            yield from check(key, value, here)


def _field_faults(key: str, value: object, path: str) -> Iterator[Fault]:
    if key not in _FIELDS and not may_be_absent(value):
        close = get_close_matches(key.lower(), [field.lower() for field in _FIELDS], n=1)
        names = [field for field in _FIELDS if field.lower() in close]
        hint = f"; did you mean {names[0]}?" if names else f": {', '.join(_FIELDS)}"
        yield Fault(path, value, f"is in no DynamoDB record{hint}", shows_value=False)
    elif key in _IMAGES and is_object(value):
        yield from _each(value, path, _attribute_faults)
    elif key in _IMAGES and not may_be_absent(value):
        yield Fault(path, value, "must be a dict of attributes, as operators see only leaf nodes")


def _attribute_faults(_: str, value: object, path: str) -> Iterator[Fault]:
    if is_object(value):
        yield from _each(value, path, _type_faults)
    elif not may_be_absent(value):
        yield Fault(path, value, _NOT_A_LEAF)


def _type_faults(key: str, value: object, path: str) -> Iterator[Fault]:
    if key not in _TYPES:
        if not may_be_absent(value):
            must = f'must be a type of DynamoDB ({", ".join(_TYPES)}; below "M" are names again)'
            yield Fault(path, value, must)
    elif key == "M":
        yield from _each(value, path, _attribute_faults) if is_object(value) else ()
    elif key == "L":
        yield from _each(value, path, _type_faults) if is_object(value) else ()
    elif not is_list(value):
        yield from () if may_be_absent(value) else (Fault(path, value, "must be a list"),)
    elif key in _BOOLEANS and not any(_takes(rule, bool, ()) for rule in value):
        yield Fault(path, value, "must have True or False, no strings or numbers")
    elif key in _STRINGS and not any(_takes(rule, str, _TEXTUAL) for rule in value):
        numbers = [rule for rule in value if is_number(rule)]
        example = f" such as {str(numbers[0])!r}" if numbers else ""
        must = f"must have strings{example}, since numbers of DynamoDB are strings in the record"
        yield Fault(path, value, must)


_TEXTUAL = ("cidr", "equals-ignore-case", "exactly", "prefix", "suffix", "wildcard")


def _takes(rule: object, kind: type, operators: tuple[str, ...]) -> bool:
    if is_late(rule) or isinstance(rule, kind):
        return True
    return is_object(rule) and any(is_late(o) or o in (*operators, *_ANY) for o in rule)
