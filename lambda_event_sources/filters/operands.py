"""What each operator of a pattern takes, as data.

Lambda's guide lists its operators, and says that it takes EventBridge's. What only EventBridge's
guide lists is taken too, with a doubt: see `lambda_event_sources.filters.doubts`.
"""

import ipaddress
import math
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from itertools import chain

from lambda_event_sources.filters.late import is_late, is_list, is_number, is_object

PAGE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html"
EVENTBRIDGE = (
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html"
)

LISTED = ("anything-but", "equals-ignore-case", "exists", "numeric", "prefix", "suffix")
"""The operators of Lambda's own guide."""

Check = Callable[[object], str | None]
"""Returns what the operand must be, where it is not that."""

_LOWER, _UPPER = (">", ">="), ("<", "<=")


def _text(operand: object) -> str | None:
    return None if isinstance(operand, str) else "must be a string"


def _affix(operand: object) -> str | None:
    if is_object(operand) and [*operand] == ["equals-ignore-case"]:
        return _text(operand["equals-ignore-case"])
    return _text(operand)


def _exists(operand: object) -> str | None:
    return None if isinstance(operand, bool) else "must be True or False"


def _numeric(operand: object) -> str | None:
    form = 'must be a comparison such as [">", 5], or a range such as [">=", 1, "<", 5]'
    if not is_list(operand) or len(operand) not in (2, 4):
        return form
    operators, numbers = operand[::2], operand[1::2]
    if not all(is_late(n) or (is_number(n) and math.isfinite(n)) for n in numbers):
        return form
    if len(numbers) == 1:
        return None if operators[0] in (*_LOWER, *_UPPER, "=") else form
    if operators[0] not in _LOWER or operators[1] not in _UPPER:
        return form
    low, high = numbers
    if not is_late(low) and not is_late(high) and low >= high:
        return "must be a range whose lower bound is below its upper bound"
    return None


def _anything_but(operand: object) -> str | None:
    if is_object(operand):
        name, *others = [*operand] or [""]
        if others or name not in _NEGATED:
            return f"must have one key if it is a dict, one of {', '.join(_NEGATED)}"
        inner = operand[name]
        values = inner if is_list(inner) else [inner]
        found = next(filter(None, map(_NEGATED[name], values)), None)
        return found if values else "must have at least one value"
    values = operand if is_list(operand) else [operand]
    known = [value for value in values if not is_late(value)]
    if values and (
        all(isinstance(v, str) for v in known)
        or all(is_number(v) and math.isfinite(v) for v in known)
    ):
        return None
    return "must be strings only or numbers only, at least one"


def _filled(operand: object) -> str | None:
    return (
        None
        if is_late(operand) or (isinstance(operand, str) and operand)
        else ("must be a string that is not empty")
    )


def _wildcard(operand: object) -> str | None:
    if is_late(operand) or not isinstance(operand, str):
        return _text(operand)
    if not re.fullmatch(r"(?:[^\\]|\\[\\*])*", operand, re.DOTALL):
        return r"must have a backslash only before * and \ "[:-1]
    if "**" in re.sub(r"\\.", "", operand, flags=re.DOTALL):
        return "must not have two * in a row"
    return None


def _cidr(operand: object) -> str | None:
    if is_late(operand) or not isinstance(operand, str):
        return _text(operand)
    try:
        ipaddress.ip_network(operand, strict=False)
    except ValueError:
        return "must be a CIDR block such as 10.0.0.0/24"
    return None if "/" in operand else "must be a CIDR block such as 10.0.0.0/24"


_NEGATED: Mapping[str, Check] = {
    "equals-ignore-case": _text,
    "prefix": _filled,
    "suffix": _filled,
    "wildcard": _wildcard,
}
OPERANDS: Mapping[str, Check] = {
    "anything-but": _anything_but,
    "cidr": _cidr,
    "equals-ignore-case": _text,
    "exactly": _text,
    "exists": _exists,
    "numeric": _numeric,
    "prefix": _affix,
    "suffix": _affix,
    "wildcard": _wildcard,
}
_FUTURE = (
    "regex not-wildcard not-equals-ignore-case date-after date-on-or-after date-before "
    "date-on-or-before in-date-range ip-address-in-range ip-address-not-in-range"
)
# https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/Constants.java
RESERVED = frozenset(chain(OPERANDS, _LOWER, _UPPER, ("=",), _FUTURE.split()))
"""Names that make AWS read a ``$or`` with such a field as a field itself."""


def operator_fault(name: str) -> str:
    """Return what an operator of an unknown name must be."""
    close = get_close_matches(name.lower().replace("_", "-"), OPERANDS, n=1)
    return f"must be {'one of ' if not close else ''}{' '.join(close) or ', '.join(OPERANDS)}"
