"""The form of a filter pattern: what AWS refuses whatever the source is.

AWS's own matcher, https://github.com/aws/event-ruler, says the same as the guides, in more detail.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, cast

from lambda_event_sources.filters.late import is_late, is_list, is_object
from lambda_event_sources.filters.operands import OPERANDS, RESERVED, operator_fault

_OR_FORM = (
    "must be a list of at least two patterns, none with a field that is named like an operator"
)


class Fault(NamedTuple):
    """Something wrong inside a pattern.

    Attributes:
        path: Where it is, e.g. ``.body.price``.
        value: What is there.
        text: The rest of the sentence, e.g. "must be ...".
        shows_value: Whether the value is worth showing after that.
    """

    path: str
    value: object
    text: str
    shows_value: bool = True


def is_encoded(item: Mapping[str, Any]) -> bool:
    """Tell whether a filter is one that ``lambda_.FilterCriteria.filter`` returned."""
    return [*item] == ["pattern"] and isinstance(item["pattern"], str)


def decoded(item: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the pattern of a filter; None where only the deployment knows it.

    Raises:
        ValueError: The text is no JSON object.
    """
    if not is_encoded(item):
        return item
    text: str = item["pattern"]
    try:
        pattern: object = json.loads(text)
    except ValueError:
        if is_late(text):
            return None
        raise
    if not is_object(pattern):
        raise ValueError(text)
    return pattern


def is_or(key: str, value: object) -> bool:
    """Tell whether AWS reads a key as alternatives, and not as a field of that name."""
    return key == "$or" and is_list(value) and len(value) > 1 and all(map(_is_alternative, value))


def _is_alternative(value: object) -> bool:
    return is_object(value) and all(
        is_or(key, item) or (key not in RESERVED and (not is_object(item) or _is_alternative(item)))
        for key, item in value.items()
    )


def faults(pattern: Mapping[str, Any], path: str = "") -> Iterator[Fault]:
    """Yield what is wrong with the form of a pattern."""
    if not pattern:
        yield Fault(path, pattern, "must have at least one key")
    # Users may have other keys than strings.
    for key, value in cast("Iterable[tuple[object, object]]", pattern.items()):
        here = f"{path}.{key}"
        if not isinstance(key, str):
            yield Fault(path, key, "must have strings as keys")
        elif key == "$or" and not is_late(value):
            yield from _or_faults(value, here, is_top=not path)
        else:
            yield from _value_faults(value, here)


def _value_faults(value: object, path: str) -> Iterator[Fault]:
    if is_late(value):
        return
    if is_object(value):
        yield from faults(value, path)
    elif not is_list(value):
        is_plain = value is None or isinstance(value, str | int | float)
        example = f"such as [{value!r}]" if is_plain else "of values"
        yield Fault(path, value, f"must be a list {example}, or a dict")
    elif not value:
        yield Fault(path, value, "must have at least one value")
    else:
        for index, rule in enumerate(value):
            yield from _rule_faults(rule, path if len(value) == 1 else f"{path}[{index}]")


def _or_faults(value: object, path: str, *, is_top: bool) -> Iterator[Fault]:
    if is_or("$or", value) and is_list(value):
        for index, alternative in enumerate(value):
            yield from faults(alternative, f"{path}[{index}]")
    elif is_top or any(_value_faults(value, path)):  # else AWS takes it as a field
        yield Fault(path, value, _OR_FORM)


def _rule_faults(rule: object, path: str) -> Iterator[Fault]:
    if is_late(rule) or rule is None or isinstance(rule, str | bool | int):
        return
    if is_object(rule):
        yield from _operator_faults(rule, path)
    elif isinstance(rule, float):
        if not math.isfinite(rule):
            yield Fault(path, rule, "must be a finite number")
    elif is_list(rule):
        must = "must be a value, not a list: FilterRule and Filter return lists, join them with +"
        yield Fault(path, rule, must)
    else:
        yield Fault(path, rule, "must be a string, a number, True, False, None or an operator")


def _operator_faults(rule: Mapping[str, Any], path: str) -> Iterator[Fault]:
    if len(rule) != 1:
        yield Fault(path, rule, "must be one operator, a dict with one key")
        return
    ((name, operand),) = rule.items()
    if name not in OPERANDS:
        yield Fault(path, name, operator_fault(str(name)))
    elif not is_late(operand) and (must := OPERANDS[name](operand)):
        yield Fault(f"{path}: {name}", operand, must)
