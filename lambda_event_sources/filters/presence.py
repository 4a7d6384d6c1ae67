"""Which patterns a field that is not there satisfies."""

from collections.abc import Mapping
from typing import Any

from lambda_event_sources.filters.grammar import is_or
from lambda_event_sources.filters.late import is_late, is_list, is_object


def may_be_absent(value: object) -> bool:
    """Tell whether a field that is not there may satisfy what a pattern says of it."""
    if is_object(value):
        return all(
            any(map(may_be_absent, item)) if is_or(key, item) else may_be_absent(item)
            for key, item in value.items()
        )
    if is_list(value) and not is_late(value):
        return any(is_late(rule) or (is_object(rule) and is_absence(rule)) for rule in value)
    return is_late(value)


def is_absence(rule: Mapping[str, Any]) -> bool:
    """Tell whether an operator asks that a field is not there."""
    return [*rule] == ["exists"] and rule["exists"] is not True  # True, False or late
