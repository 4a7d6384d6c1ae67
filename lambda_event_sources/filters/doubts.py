"""What Lambda takes, but may not do as meant; yielded as data, for whoever shows warnings."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lambda_event_sources.filters.grammar import decoded, is_encoded, is_or
from lambda_event_sources.filters.late import is_late, is_list, is_number, is_object
from lambda_event_sources.filters.operands import EVENTBRIDGE, LISTED, PAGE
from lambda_event_sources.filters.presence import is_absence, may_be_absent
from lambda_event_sources.filters.records import ACTIVE_MQ, DYNAMODB, KINESIS, RABBIT_MQ, Record

_QUOTA = 5
_FARTHEST = 5 * 10**9  # by EventBridge's guide, on either side of 0
_RECORD = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html"
_MISSING = {"INSERT": "OldImage", "MODIFY": "", "REMOVE": "NewImage"}
"""The image that a record of each name has not."""


class Doubt(NamedTuple):
    """Something in the filters of a source that deserves a second look.

    Attributes:
        path: Where it is, e.g. ``filters[0].body.name``.
        message: One sentence, without the path.
        page: The page of AWS that it is from.
    """

    path: str
    message: str
    page: str


def doubts(
    filters: Sequence[Mapping[str, Any]], record: Record | None = None, prop: str = "filters"
) -> Iterator[Doubt]:
    """Yield what may not do as meant in filters that passed all checks.

    Args:
        filters: The filters of one source, as the user gave them.
        record: The records that the source has; None where that is not known.
        prop: The argument that they were given as.
    """
    if len(filters) > _QUOTA:
        message = f"more than {_QUOTA} filters need a higher quota of the account"
        yield Doubt(prop, message, PAGE)
    for index, item in enumerate(filters):
        path, pattern = f"{prop}[{index}]", decoded(item)
        if pattern is not None:
            yield from _inside(pattern, path, is_text=is_encoded(item))
            for key in pattern if record is KINESIS else ():
                if key.partition(".")[0] == "kinesis":
                    message = "Lambda has no kinesis key here: write data and partitionKey instead"
                    yield Doubt(f"{path}.{key}", message, KINESIS.page)
            for key in pattern if record in (ACTIVE_MQ, RABBIT_MQ) else ():
                if key not in (ACTIVE_MQ.data, "$or"):
                    message = f"Lambda filters by {ACTIVE_MQ.data} only here"
                    yield Doubt(f"{path}.{key}", message, ACTIVE_MQ.page)
            if record is DYNAMODB and is_object(pattern.get("dynamodb")):
                yield from _images(pattern["dynamodb"], f"{path}.dynamodb")
            if record is DYNAMODB and is_list(pattern.get("eventName")):
                yield from _changes(pattern, path)


def _inside(pattern: Mapping[str, Any], path: str, *, is_text: bool) -> Iterator[Doubt]:
    for key, value in pattern.items():
        here = f"{path}.{key}"
        if is_or(key, value):
            for index, alternative in enumerate(value):
                yield from _inside(alternative, f"{here}[{index}]", is_text=is_text)
            continue
        if key == "$or":
            yield Doubt(here, "AWS takes it as a field here, not as alternatives", EVENTBRIDGE)
        if is_object(value):
            yield from _inside(value, here, is_text=is_text)
        elif is_list(value):
            for rule in value:
                yield from _rule(rule, here)
            if is_text and _holds_late_number(value):
                message = "FilterCriteria.filter writes tokens of numbers wrong: pass the dict"
                yield Doubt(here, message, PAGE)


def _rule(rule: object, path: str) -> Iterator[Doubt]:
    if not is_object(rule) or is_late(rule):
        return
    ((name, operand),) = rule.items()
    if name not in LISTED or is_object(operand):
        nested = f" with {next(iter(operand))}" if is_object(operand) else ""
        message = f"Lambda's guide does not list {name}{nested}, which EventBridge has"
        yield Doubt(path, message, PAGE)
    if name == "numeric" and any(
        is_number(n) and not is_late(n) and abs(n) > _FARTHEST for n in operand
    ):
        message = f"EventBridge compares numbers between -{_FARTHEST} and {_FARTHEST}"
        yield Doubt(path, message, EVENTBRIDGE)


def _holds_late_number(value: object) -> bool:
    if is_object(value):
        return any(map(_holds_late_number, value.values()))
    if is_list(value):
        return any(map(_holds_late_number, value))
    return is_number(value) and is_late(value)


def _changes(pattern: Mapping[str, Any], path: str) -> Iterator[Doubt]:
    """Yield event names that no record has, and images that no record of those names has."""
    names: Sequence[Any] = pattern["eventName"]
    if not all(isinstance(name, str) and not is_late(name) for name in names):
        return
    for name in names:
        if name not in _MISSING:
            message = f"no record has {name}, but one of {', '.join(_MISSING)}"
            yield Doubt(f"{path}.eventName", message, _RECORD)
    (image, *others) = {_MISSING.get(name, "") for name in names}
    change = pattern.get("dynamodb")
    images: Mapping[str, Any] = change if is_object(change) else {}
    if image in images and not others and not may_be_absent(images[image]):
        message = f"no record of {names[0]} has this image"
        yield Doubt(f"{path}.dynamodb.{image}", message, _RECORD)


def _images(pattern: Mapping[str, Any], path: str) -> Iterator[Doubt]:
    """Yield where absence is asked of a node that is no leaf, which is always so."""
    for image in ("Keys", "NewImage", "OldImage"):
        attributes = pattern.get(image)
        named: Mapping[str, Any] = attributes if is_object(attributes) else {}
        places = {f"{path}.{image}": attributes}
        places |= {f"{path}.{image}.{name}": value for name, value in named.items()}
        for place, value in places.items():
            if is_list(value) and any(is_object(rule) and is_absence(rule) for rule in value):
                message = "this is always true, as only leaf nodes exist for Lambda"
                yield Doubt(place, message, DYNAMODB.page)
