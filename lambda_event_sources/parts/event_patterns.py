"""Patterns of EventBridge rules, as AWS writes them or as CDK's struct."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, cast

import aws_cdk as cdk
from aws_cdk import aws_events as events

from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.json_text import compact
from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.structs import fields_of
from lambda_event_sources.filters import grammar
from lambda_event_sources.filters.arguments import problems_of
from lambda_event_sources.filters.grammar import Fault, is_or
from lambda_event_sources.filters.late import holds_late, is_late, is_list, is_object
from lambda_event_sources.filters.operands import EVENTBRIDGE
from lambda_event_sources.filters.presence import may_be_absent

_EVENT = "https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html"
_NAMES = "account, detail, detail-type, id, region, resources, source, time, version, replay-name"
_KEYS = tuple(_NAMES.split(", "))
"""What an event has; the last one, which CDK's struct lacks, if it comes from an archive."""
_IN_CDK = _KEYS[:-1]
_PLACEHOLDER = "id"


@dataclass(frozen=True)
class EventPattern(NamedLimit):
    """A pattern that EventBridge takes, and that an event can match.

    The API's own limit is https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html,
    and how many combinations of alternatives there may be is said by the page on operators.
    """

    longest: int = 4096
    combinations: int = 1000

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            'a pattern such as {"source": ["aws.ec2"], "detail": {"state": ["stopped"]}} of the '
            f"keys of an event ({_NAMES}), of at most {self.longest} characters as JSON "
            f"and {self.combinations} combinations of alternatives"
        )

    def allows(self, value: Any) -> bool:
        """Tell whether nothing is wrong."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong with the pattern, under ``prop.key.key``."""
        pattern = plain(value)
        found = list(grammar.faults(pattern)) or list(_key_faults(pattern))
        yield from problems_of(found, prop, self)
        if found:
            return
        if (length := size(pattern)) > self.longest:
            text = f"{prop} must be at most {self.longest} characters as JSON, got {length}"
            yield Problem(prop, value, self, text)
        if (count := _combinations(pattern)) > self.combinations:
            text = f"{prop} must have at most {self.combinations} combinations of alternatives"
            yield Problem(prop, value, self, f"{text}: {count}")


Pattern = Annotated[
    Mapping[str, Any] | events.EventPattern,
    EventPattern(),
    Doc(
        "What an event must be like to invoke the function: a dict as AWS writes it, such as "
        '``{"source": ["orders"], "detail-type": ["placed"], "detail": {"total": [{"numeric": '
        '[">", 100]}]}}``, or CDK\'s struct. More than 2048 characters need a higher quota of the '
        "account.",
        page=EVENTBRIDGE,
    ),
]
"""Which events of a bus reach the function."""


def plain(pattern: Mapping[str, Any] | events.EventPattern) -> Mapping[str, Any]:
    """Return a pattern as AWS writes it."""
    if is_object(pattern):
        return pattern
    fields = fields_of(pattern)
    return {name.replace("_", "-"): value for name, value in fields.items() if value is not None}


def size(pattern: Mapping[str, Any]) -> int:
    """Return how long a pattern is as JSON; nothing where only the deployment knows."""
    return 0 if holds_late(pattern) else len(compact(pattern))


def _key_faults(pattern: Mapping[str, Any], path: str = "") -> Iterator[Fault]:
    for key, value in pattern.items():
        here = f"{path}.{key}"
        if is_or(key, value):
            for index, alternative in enumerate(value):
                yield from _key_faults(alternative, f"{here}[{index}]")
        elif is_late(key) or is_late(value):
            continue
        elif key.partition(".")[0] not in _KEYS and not may_be_absent(value):
            close = get_close_matches(key.replace("_", "-"), _KEYS, n=1)
            hint = f"did you mean {close[0]}?" if close else f"it has {_NAMES} ({_EVENT})"
            yield Fault(here, value, f"is in no event; {hint}", shows_value=False)
        elif key in _KEYS and key != "detail" and is_object(value):
            yield Fault(here, value, "must be a list of values, since it has no fields")


def _combinations(pattern: Mapping[str, Any]) -> int:
    """Return into how many patterns without alternatives EventBridge expands one."""
    counts = [_combinations(value) for value in pattern.values() if is_object(value)]
    alternatives = [value for key, value in pattern.items() if is_or(key, value)]
    return math.prod([*counts, *(sum(map(_combinations, value)) for value in alternatives)])


def as_struct(pattern: Mapping[str, Any]) -> events.EventPattern:
    """Return what CDK's struct can say of a pattern; it must have a field."""
    known = {key: _encoded(key, pattern[key]) for key in _IN_CDK if key in pattern}
    fields = {key.replace("-", "_"): value for key, value in known.items()}
    return events.EventPattern(**(fields or {_PLACEHOLDER: []}))


def complete(rule: events.Rule, pattern: Mapping[str, Any]) -> None:
    """Add what CDK's struct cannot say, such as alternatives of whole patterns."""
    others = [key for key in pattern if key not in _IN_CDK]
    if not others:
        return
    resource = cast("events.CfnRule", rule.node.default_child)
    for key in others:
        resource.add_property_override(f"EventPattern.{key}", _with_nulls(pattern[key]))
    if len(others) == len(pattern):
        resource.add_property_deletion_override(f"EventPattern.{_PLACEHOLDER}")


def _encoded(key: str, value: Any) -> Any:
    """Return a field for the struct: it takes lists of strings, but tokens of whatever there is."""
    nulled = _with_nulls(value)
    is_plain = is_late(value) or all(isinstance(item, str) for item in value)
    return nulled if key == "detail" or is_plain else cdk.Token.as_list(nulled)


def _with_nulls(value: Any) -> Any:
    """Return a value with a token for each None, which CDK would leave out of lists."""
    if value is None:
        return events.Match.null_value()[0]
    if is_object(value):
        return {key: _with_nulls(item) for key, item in value.items()}
    return [_with_nulls(item) for item in value] if is_list(value) else value
