"""APIs that many functions share, and their parts in the templates."""

import json
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.places import place_of
from lambda_event_sources.core.resources import Resource
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.relations.physical_names import where
from lambda_event_sources.relations.places import Nearby


@dataclass(frozen=True)
class Api:
    """An API, and what it is called in each stack that has a part of it.

    Attributes:
        bindings: The sources that have routes of it.
        names: What templates call it, by stack.
    """

    bindings: list[Binding]
    names: list[tuple[cdk.Stack, Any]]

    def parts(self, facts: Facts, kind: str, named_by: str = "ApiId") -> list[Resource]:
        """Return its resources of a type, whoever made them."""
        return [
            resource
            for stack, name in self.names
            for resource in facts.all(stack, kind)
            if resource.properties.get(named_by) == name and not resource.is_conditional
        ]


@dataclass(frozen=True)
class ApiNearby(Nearby):
    """What a source adds to an API is made where the function is: the base of such relations."""

    what: ClassVar[str] = "the API"

    def place(self, binding: Binding) -> tuple[str | None, str | None]:
        """Return where the API is, as its ARN says where it was named by that."""
        given = binding.source.triggered_by
        return place_of(None, given) if isinstance(given, str) else super().place(binding)


def apis(bindings: Sequence[Binding], facts: Facts) -> Iterator[Api]:
    """Yield the APIs of sources, each once, by whatever construct the sources know it."""
    groups: dict[Hashable, Api] = {}
    for binding in bindings:
        api = groups.setdefault(_identity(binding, facts), Api([], []))
        api.bindings.append(binding)
        owner = cdk.Stack.of(binding.resource)
        names = [(binding.stack, json.loads(facts.source_name(binding)))]
        if identity(owner) != identity(binding.stack):
            names.append((owner, owner.resolve(binding.source_name)))
        known = [(identity(stack), name) for stack, name in api.names]
        api.names.extend(new for new in names if (identity(new[0]), new[1]) not in known)
    yield from groups.values()


def _identity(binding: Binding, facts: Facts) -> Hashable:
    """Return what tells an API from others, also where another stack refers to it."""
    name = binding.source_name
    if not is_token(name):
        return name
    token: Any = cdk.Tokenization.reverse_string(name).first_token
    if cdk.Reference.is_reference(token):
        return identity(token.target)
    # The same export, say, is of different APIs in different places.
    return where(binding.stack), facts.source_name(binding)
