"""Which records pass a filter, told without AWS: for unit tests of handlers.

Imports neither aws_cdk nor jsii.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lambda_event_sources.core.errors import Problem, ValidationError
from lambda_event_sources.filters import grammar, values
from lambda_event_sources.filters.late import is_list, is_object
from lambda_event_sources.filters.views import View, view_of


def matches(
    filters: Mapping[str, Any] | Sequence[Mapping[str, Any]], record: Mapping[str, Any]
) -> bool:
    """Tell whether Lambda would hand a record to the function.

    Args:
        filters: A pattern, what ``lambda_.FilterCriteria.filter`` made of one, or a list of them,
            of which one must match.
        record: One of the event's records as the function gets it, with the body of an SQS message
            as text and the data of Kinesis and Kafka in Base64. Data that is no string is taken as
            decoded already.

    Raises:
        TypeError: The record is no dict.
        ValidationError: A pattern has a form that AWS refuses.
        ValueError: The record is a whole event, or not encoded as in a real one; or only the
            deployment knows a filter.
    """
    view = view_of(record)
    several = [filters] if is_object(filters) else filters
    patterns = [_checked(item) for item in several]
    return any(_record_matches(pattern, view) for pattern in patterns)


def _checked(item: Any) -> Mapping[str, Any]:
    pattern = grammar.decoded(item)
    if pattern is None:
        raise ValueError("a filter that only the deployment knows cannot be matched here")
    problems = [
        Problem(fault.path, fault.value, None, f"pattern{fault.path} {fault.text}")
        for fault in grammar.faults(pattern)
    ]
    if problems:
        raise ValidationError("matches", problems)
    return pattern


def _record_matches(pattern: Mapping[str, Any], view: View) -> bool:
    return all(
        any(_record_matches(alternative, view) for alternative in expected)
        if grammar.is_or(key, expected)
        else _data_matches(expected, view)
        if key == view.key
        else _field_matches(view.fields, key, expected)
        for key, expected in pattern.items()
    )


def _data_matches(expected: Any, view: View) -> bool:
    is_text = isinstance(view.data, str)
    if is_object(expected):
        return _objects_match(view.data, expected) if view.is_json else view.passes_mismatch
    return _leaf_matches(view.data, expected) if is_text else view.passes_mismatch


def _field_matches(fields: Mapping[str, Any], key: str, expected: Any) -> bool:
    if key not in fields and "." in key:  # AWS joins keys by dots
        first, _, rest = key.partition(".")
        return _field_matches(fields, first, {rest: expected})
    if is_object(expected):
        return _objects_match(fields.get(key), expected)
    return _leaf_matches(fields.get(key, ()), expected)


def _objects_match(value: object, pattern: Mapping[str, Any]) -> bool:
    """Tell whether an object matches, or one in a list; one that is missing has no fields."""
    objects = list(_objects(value)) or [{}]
    return any(_object_matches(item, pattern) for item in objects)


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    if is_object(value):
        yield value
    elif is_list(value):
        for item in value:
            yield from _objects(item)


def _object_matches(fields: Mapping[str, Any], pattern: Mapping[str, Any]) -> bool:
    return all(
        any(_object_matches(fields, alternative) for alternative in expected)
        if grammar.is_or(key, expected)
        else _field_matches(fields, key, expected)
        for key, expected in pattern.items()
    )


def _leaf_matches(value: object, rules: Sequence[Any]) -> bool:
    found = list(values.leaves(value))
    return any(
        rule["exists"] == bool(found)
        if is_object(rule) and "exists" in rule
        else any(values.matches_rule(leaf, rule) for leaf in found)
        for rule in rules
    )
