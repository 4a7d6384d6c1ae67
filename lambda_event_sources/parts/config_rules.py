"""What custom rules of AWS Config take: scopes, parameters, and when they run."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aws_cdk import aws_config as config

from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.rules import Rule
from lambda_event_sources.core.tokens import is_token


@dataclass(frozen=True)
class JsonOf(NamedLimit):
    """A dict that is JSON of so many characters, as far as they are known."""

    longest: int

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a dict that is JSON of at most {self.longest} characters"

    def allows(self, value: Any) -> bool:
        """Tell whether it is JSON, and short enough without spaces."""
        try:
            text = json.dumps(value, separators=(",", ":"), allow_nan=False)
        except (TypeError, ValueError):
            return False
        return len(text) <= self.longest or is_token(text)


@dataclass(frozen=True)
class SomeResources(NamedLimit):
    """A scope that says something; CDK takes one for no type, which stands for all of them."""

    most_types: int
    longest_key: int
    longest_value: int

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            f"a scope of 1 to {self.most_types} resource types, or of a tag with a key of 1 to "
            f"{self.longest_key} and, if any, a value of 1 to {self.longest_value} characters"
        )

    def allows(self, value: config.RuleScope) -> bool:
        """Ask the kernel for types and tag."""
        types, key = value.resource_types, value.key
        if types is not None:
            return 0 < len(types) <= self.most_types
        return (
            key is not None
            and _is_short(key, self.longest_key)
            and (value.value is None or _is_short(value.value, self.longest_value))
        )


def _is_short(text: str, longest: int) -> bool:
    return is_token(text) or 1 <= len(text) <= longest


@dataclass(frozen=True)
class RunsSometimes(Rule):
    """A rule that nothing sets off does not exist."""

    def __str__(self) -> str:
        """State the rule in one clause."""
        return "configuration_changes or periodic must be True"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where neither is asked for."""
        if not given.get("configuration_changes") and not given.get("periodic"):
            value = given.get("configuration_changes")
            yield self.problem("configuration_changes", value, "True, or else periodic")


@dataclass(frozen=True)
class OnlyPeriodic(Rule):
    """How often a rule runs that does not run by the clock is no question."""

    def __str__(self) -> str:
        """State the rule in one clause."""
        return "maximum_execution_frequency needs periodic to be True"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where it would be ignored."""
        frequency = given.get("maximum_execution_frequency")
        if frequency is not None and not given.get("periodic"):
            requirement = "given together with periodic=True"
            yield self.problem("maximum_execution_frequency", frequency, requirement)
