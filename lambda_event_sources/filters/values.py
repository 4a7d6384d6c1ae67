"""Whether one value satisfies one rule of a pattern."""

import ipaddress
import json
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from lambda_event_sources.filters.late import is_list, is_number, is_object

Comparison = Callable[[Decimal, Decimal], bool]
_COMPARISONS: Mapping[str, Comparison] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Literal(str):
    """A number as it stands in a JSON text."""

    __slots__ = ()


def parse(text: str) -> object:
    """Return what a JSON text says, with numbers as they are written.

    Raises:
        ValueError: It is no JSON.
    """
    return json.loads(text, parse_int=Literal, parse_float=Literal, parse_constant=_no_json)


def _no_json(name: str) -> object:
    raise ValueError(name)


def leaves(value: object) -> Iterator[object]:
    """Yield the values in a field: itself, or the items of a list; objects are no values."""
    if is_list(value):
        for item in value:
            yield from leaves(item)
    elif not is_object(value):
        yield value


def matches_rule(value: object, rule: object) -> bool:
    """Tell whether a value satisfies a rule other than ``exists``."""
    if is_object(rule):
        ((name, operand),) = rule.items()
        return _OPERATORS[name](value, operand)
    return _equal(value, rule)


def _equal(value: object, other: object) -> bool:
    """Compare as Lambda does: numbers by how they are written, 300 is not 300.0."""
    if (number := _number(value)) is not None:
        return number == _number(other)
    return type(value) is type(other) and value == other


def _number(value: object) -> str | None:
    if isinstance(value, Literal):
        return str(value)
    return json.dumps(value) if is_number(value) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and not isinstance(value, Literal) else None


def _prefix(value: object, operand: Any) -> bool:
    text = _text(value)
    if text is None:
        return False
    if is_object(operand):
        start: str = operand["equals-ignore-case"]
        return _same_in_any_case(text[: len(start)], start)
    return text.startswith(operand)


def _suffix(value: object, operand: Any) -> bool:
    text = _text(value)
    if text is None:
        return False
    if is_object(operand):
        end: str = operand["equals-ignore-case"]
        return _same_in_any_case(text[len(text) - len(end) :], end) and len(text) >= len(end)
    return text.endswith(operand)


def _ignore_case(value: object, operand: str) -> bool:
    text = _text(value)
    return text is not None and _same_in_any_case(text, operand)


def _same_in_any_case(one: str, other: str) -> bool:
    return one.lower() == other.lower() or one.upper() == other.upper()


def _numeric(value: object, operand: list[Any]) -> bool:
    number = _number(value)
    return number is not None and all(
        _COMPARISONS[name](Decimal(number), Decimal(str(bound)))
        for name, bound in zip(operand[::2], operand[1::2], strict=True)
    )


def _anything_but(value: object, operand: Any) -> bool:
    if is_object(operand):
        ((name, inner),) = operand.items()
        negated = inner if is_list(inner) else [inner]
        return not any(_OPERATORS[name](value, item) for item in negated)
    excluded = operand if is_list(operand) else [operand]
    # Unlike equality, this compares numbers by value: see Patterns in aws/event-ruler.
    return not any(
        _numeric(value, ["=", item]) if is_number(item) else _equal(value, item)
        for item in excluded
    )


def _wildcard(value: object, operand: str) -> bool:
    text = _text(value)
    parts = re.findall(r"\\.|\*|[^\\*]+", operand, re.DOTALL)
    pattern = "".join(".*" if p == "*" else re.escape(p.removeprefix("\\")) for p in parts)
    return text is not None and re.fullmatch(pattern, text, re.DOTALL) is not None


def _cidr(value: object, operand: str) -> bool:
    try:
        address = ipaddress.ip_address(_text(value) or "")
    except ValueError:
        return False
    return address in ipaddress.ip_network(operand, strict=False)


_OPERATORS: Mapping[str, Callable[[object, Any], bool]] = {
    "anything-but": _anything_but,
    "cidr": _cidr,
    "equals-ignore-case": _ignore_case,
    "exactly": _equal,
    "numeric": _numeric,
    "prefix": _prefix,
    "suffix": _suffix,
    "wildcard": _wildcard,
}
