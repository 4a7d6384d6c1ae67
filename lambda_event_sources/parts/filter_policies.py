"""Filter policies of SNS subscriptions, as CDK's objects or as plain dicts and lists."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from aws_cdk import aws_sns as sns

from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.json_text import compact
from lambda_event_sources.core.limits import Length, NamedLimit
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.structs import is_dict
from lambda_event_sources.filters import grammar
from lambda_event_sources.filters.arguments import problems_of
from lambda_event_sources.filters.grammar import Fault, is_or
from lambda_event_sources.filters.late import holds_late, is_late, is_list, is_number, is_object

_PAGE = "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html"
# AWS refuses others: https://github.com/localstack/localstack/pull/10691 has what it says.
_NEGATED = ("prefix", "wildcard")


@dataclass(frozen=True)
class Conditions(NamedLimit):
    """Conditions that SNS takes: Lambda's patterns, within limits of its own."""

    combinations: int = 150
    number: int = 10**9
    kilobytes: int = 256
    nested: bool = False

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        kinds = "lists or dicts" if self.nested else "lists"
        return (
            f"a dict with filters or {kinds} of values that are not empty, of which there are at "
            f"most {self.combinations} combinations, with numbers up to {self.number} and "
            f"{self.kilobytes} KB as JSON"
        )

    def allows(self, value: Any) -> bool:
        """Tell whether nothing is wrong."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong with each condition, or else with all together."""
        policy = _plain(value)
        # None at all let every message through.
        faults = [*(self._faults(policy) if policy else ())]
        yield from problems_of(faults, prop, self)
        combinations = 0 if faults else _combinations(policy)
        if combinations > self.combinations:
            text = f"{prop} must have at most {self.combinations} combinations of values"
            yield Problem(prop, value, self, f"{text}: {combinations}")
        size = 0 if faults or holds_late(policy) else len(compact(policy).encode())
        if size > self.kilobytes * 1024:
            text = f"{prop} must be at most {self.kilobytes} KB as JSON, got {size} bytes"
            yield Problem(prop, value, self, text)

    def _faults(self, policy: Mapping[str, Any]) -> Iterator[Fault]:
        others = [] if self.nested else [name for name in policy if not is_list(policy[name])]
        for name in others:
            must = "must be a list of values, as a message attribute has no fields"
            yield Fault(f".{name}", policy[name], must)
        if not others:
            faults = list(grammar.faults(policy))
            yield from faults or self._own_faults(policy)

    def _own_faults(self, policy: Mapping[str, Any]) -> Iterator[Fault]:
        """Yield what Lambda would take, and SNS does not."""
        for path, rule in _rules(policy):
            operator, operand = next(iter(rule.items())) if is_object(rule) else ("", rule)
            if operator == "anything-but" and is_object(operand) and {*operand} - {*_NEGATED}:
                must = f"must have {' or '.join(_NEGATED)} as its key if it is a dict"
                yield Fault(f"{path}: {operator}", operand, must)
            for number in operand if is_list(operand) else [operand]:
                if is_number(number) and not is_late(number) and abs(number) > self.number:
                    must = f"must have numbers between -{self.number} and {self.number}"
                    yield Fault(path, number, must)


def _plain(item: Any) -> Any:
    """Return a policy as dicts and lists; CDK's objects tell what they hold."""
    if isinstance(item, sns.Policy):
        item = item.policy_doc
    elif isinstance(item, sns.Filter):
        item = item.filter_doc
    if isinstance(item, sns.SubscriptionFilter):
        return item.conditions or []
    return {name: _plain(inner) for name, inner in item.items()} if is_dict(item) else item


def _rules(policy: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each value and operator of a policy, and where it is."""
    for name, item in policy.items():
        here = f"{path}.{name}"
        if is_or(name, item):
            for index, alternative in enumerate(item):
                yield from _rules(alternative, f"{here}[{index}]")
        elif is_object(item):
            yield from _rules(item, here)
        elif not is_late(item):
            yield from ((here, rule) for rule in item)


def _combinations(policy: Mapping[str, Any], depth: int = 1) -> int:
    """Return how many combinations of values there are; those further inside count more."""
    return math.prod(
        sum(_combinations(alternative, depth) for alternative in item)
        if is_or(name, item)
        else _combinations(item, depth + 1)
        if is_object(item)
        else len(item) * depth
        for name, item in policy.items()
    )


AttributePolicy = Annotated[
    Mapping[str, sns.SubscriptionFilter | Sequence[Any]],
    Length(0, 5, "names"),
    Conditions(),
    Doc("Conditions on message attributes.", "every message", _PAGE),
]
"""A filter policy for message attributes."""

BodyPolicy = Annotated[
    Mapping[str, sns.FilterOrPolicy | Sequence[Any] | Mapping[str, Any]],
    Length(0, 5, "names"),
    Conditions(nested=True),
    Doc("Conditions on the message's body.", "every message", _PAGE),
]
"""A filter policy for the message's body."""


def attribute_policy(policy: Mapping[str, Any]) -> dict[str, sns.SubscriptionFilter]:
    """Return a policy for message attributes as CDK wants it."""
    return {name: _filter(item) for name, item in policy.items()}


def body_policy(policy: Mapping[str, Any]) -> dict[str, sns.FilterOrPolicy]:
    """Return a policy for the message's body as CDK wants it."""
    return {name: _filter_or_policy(item) for name, item in policy.items()}


def _filter(item: Any) -> sns.SubscriptionFilter:
    return item if isinstance(item, sns.SubscriptionFilter) else sns.SubscriptionFilter(list(item))


def _filter_or_policy(item: Any) -> sns.FilterOrPolicy:
    if isinstance(item, sns.FilterOrPolicy):
        return item
    if is_dict(item):
        return sns.FilterOrPolicy.policy(body_policy(item))
    return sns.FilterOrPolicy.filter(_filter(item))
