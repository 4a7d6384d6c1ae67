"""Resources that wait for each other, so that CloudFormation can make none of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation
from lambda_event_sources.core.resources import Resource, logical_id_of
from lambda_event_sources.core.structs import is_dict, is_list

_POLICY = "AWS::IAM::Policy"
Graph = Mapping[str, set[str]]


@dataclass(frozen=True)
class NoCycle(BindingRelation):
    """A function must not wait for what waits for it, since it invokes it.

    Attributes:
        told_in: Where the function is told at run time what it would be told in its environment.
        remedy: What to do instead of granting; "{actions}" stands for what was granted.
    """

    name: ClassVar[str] = "no-cycle"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html"
    )
    told_in: str
    remedy: str

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the function does not wait for what invokes it, in its environment or policies"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        function = facts.function(binding)
        owner = cdk.Stack.of(binding.resource)
        if function is None or function.stack.node.path != owner.node.path:
            return  # between stacks, CDK finds cycles itself
        goal = logical_id_of(owner.resolve(binding.source_name))
        way = _shortest_way(facts.once(owner, _graph), function.logical_id, goal)
        if way:
            last = facts.resources(owner)[way[-2]]
            yield (
                f"{binding.resource_path} waits for the function {binding.path}, which waits for "
                f"it ({' -> '.join(way)}): {self._advice(last, way[-1])}"
            )

    def _advice(self, last: Resource, goal: str) -> str:
        """Return what to do where a resource, the last on the way, waits for the goal."""
        if last.type == _POLICY:
            statements = last.properties["PolicyDocument"]["Statement"]
            actions = [
                action
                for statement in statements
                if goal in _referred(statement)
                for action in _as_list(statement.get("Action", []))
            ]
            return self.remedy.format(actions=actions)
        return f"the function finds it in {self.told_in} at run time"


@dataclass(frozen=True)
class NoCircle(Relation):
    """A function that waits for itself can never be made, whatever closes the circle."""

    name: ClassVar[str] = "circle"
    page: ClassVar[str] = NoCycle.page

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the function does not wait for itself, by way of what it names and what names it"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per function that none of its sources has another relation for."""
        for binding in {each.target: each for each in bindings}.values():
            function = facts.function(binding)
            if function is None:
                continue
            name = function.logical_id
            way = _shortest_way(facts.once(function.stack, _graph), name, name)
            told = [each for each in bindings if each.target == binding.target]
            if way and not any(_is_told(each) for each in told):
                yield Finding(
                    self,
                    binding,
                    f"the function {binding.path} waits for itself ({' -> '.join(way)}), so that "
                    "CloudFormation can make neither: let it find what it was given in its "
                    "environment at run time, or grant it what it needs by a policy of its own",
                )


def _is_told(binding: Binding) -> bool:
    return any(isinstance(relation, NoCycle) for relation in binding.source.relations)


def _shortest_way(graph: Graph, start: str, goal: str | None) -> list[str]:
    """Return how one resource waits for another one; nothing where it does not."""
    ways: list[list[str]] = [[start]]
    seen: set[str] = set()
    for way in ways:  # which grows meanwhile
        for step in sorted(graph.get(way[-1], set()) - seen):
            seen.add(step)
            ways.append([*way, step])
            if step == goal:
                return ways[-1]
    return []


def _graph(resources: Iterable[Resource]) -> Graph:
    """Return what each resource waits for."""
    return {
        resource.logical_id: {*_referred(resource.properties), *resource.depends_on}
        for resource in resources
    }


def _referred(value: Any) -> Iterator[str]:
    """Yield the logical ids that a value refers to."""
    if is_list(value):
        for item in value:
            yield from _referred(item)
    elif is_dict(value):
        if (name := logical_id_of(value)) is not None:
            yield name
        text = value.get("Fn::Sub")
        template = text[0] if is_list(text) else text
        if isinstance(template, str):
            yield from re.findall(r"\$\{([A-Za-z0-9]+)", template)
        for item in value.values():
            yield from _referred(item)


def _as_list(value: Any) -> list[Any]:
    return list(value) if is_list(value) else [value]
