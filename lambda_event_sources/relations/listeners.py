"""Listeners of load balancers and of VPC Lattice, and the rules that they have."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding, grouped
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.core.resources import logical_id_of
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.relations.places import FunctionInPlace, Nearby

_ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest"
_LATTICE = "https://docs.aws.amazon.com/vpc-lattice/latest/ug"


def _listener(binding: Binding, facts: Facts) -> str | None:
    """Return what tells a listener from others, also where it is imported twice."""
    if binding.resource is None:
        return None
    name = json.loads(facts.source_name(binding))
    return name if isinstance(name, str) else identity(binding.resource)


@dataclass(frozen=True)
class OnePriority(Relation):
    """Each rule of a listener has a priority of its own.

    Attributes:
        type: The CloudFormation type of the rules.
        of: The property of a rule that names the listener.
    """

    type: str = "AWS::ElasticLoadBalancingV2::ListenerRule"
    of: str = "ListenerArn"
    name: ClassVar[str] = "one-priority"
    page: ClassVar[str] = f"{_ELB}/APIReference/API_CreateRule.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "no two rules of a listener have the same priority"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per priority that several rules have."""
        rules: dict[tuple[str | None, float], list[Binding]] = {}
        for binding in bindings:
            priority = binding.source.props.get("priority")
            if priority is not None and not is_token(priority):
                rules.setdefault((_listener(binding, facts), priority), []).append(binding)
        for (_, priority), same in rules.items():
            last, owner = same[-1], cdk.Stack.of(same[-1].resource)
            elsewhere = sum(identity(other.stack) != identity(owner) for other in same)
            count = elsewhere + self._rules(last, owner, priority, facts)
            if count > 1:
                yield Finding(
                    self,
                    last,
                    f"priority must be one that no other rule of {last.resource_path} has, got "
                    f"{priority:g}, which {count} rules have",
                )

    def _rules(self, binding: Binding, stack: cdk.Stack, priority: float, facts: Facts) -> int:
        """Return how many rules of that priority are in the stack of the listener."""
        name = json.loads(facts.source_name(binding))
        return sum(
            _same(rule.properties.get(self.of), name) and rule.number("Priority") == priority
            for rule in facts.all(stack, self.type)
        )


@dataclass(frozen=True)
class OneLatticePriority(OnePriority):
    """The same holds for VPC Lattice."""

    type: str = "AWS::VpcLattice::Rule"
    of: str = "ListenerIdentifier"
    name: ClassVar[str] = "one-lattice-priority"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_CreateRule.html"
    )


def _same(one: Any, other: Any) -> bool:
    """Tell whether two names are of one resource: equal, or references to the same."""
    return one == other or (logical_id_of(one) or one) == (logical_id_of(other) or other)


@dataclass(frozen=True)
class OneDefaultAction(Relation):
    """A listener sends what no rule is about to one function."""

    name: ClassVar[str] = "one-default-action"
    page: ClassVar[str] = f"{_ELB}/application/load-balancer-listeners.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a listener has one source without conditions"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per function too many."""
        default = [binding for binding in bindings if "priority" not in binding.source.props]
        for same in grouped(default, lambda binding: _listener(binding, facts)):
            for binding in same[1:]:
                yield Finding(
                    self,
                    binding,
                    f"{binding.resource_path} has a default action already, which sends all to "
                    f"the function {same[0].path}: give conditions and a priority",
                )


@dataclass(frozen=True)
class ListenerNearby(Nearby):
    """A rule and its target group are where the listener is."""

    name: ClassVar[str] = "listener-elsewhere"
    page: ClassVar[str] = f"{_ELB}/application/load-balancer-target-groups.html"
    what: ClassVar[str] = "the listener"
    shared: ClassVar[tuple[str, ...]] = ("region", "account")


@dataclass(frozen=True)
class LatticeListenerNearby(ListenerNearby):
    """The same holds for VPC Lattice."""

    name: ClassVar[str] = "lattice-listener-elsewhere"
    page: ClassVar[str] = f"{_LATTICE}/listeners.html"


@dataclass(frozen=True)
class TargetNearby(FunctionInPlace):
    """A target group is where its function is."""

    name: ClassVar[str] = "target-elsewhere"
    page: ClassVar[str] = f"{_ELB}/application/lambda-functions.html"
    consequence: ClassVar[str] = "where the target group is: add the source there"


@dataclass(frozen=True)
class LatticeTargetNearby(TargetNearby):
    """The same holds for VPC Lattice."""

    name: ClassVar[str] = "lattice-target-elsewhere"
    page: ClassVar[str] = f"{_LATTICE}/lambda-functions.html"
