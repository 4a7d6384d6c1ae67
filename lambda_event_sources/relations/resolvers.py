"""Resolvers of GraphQL APIs, and the schema that they are for."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation
from lambda_event_sources.relations.answers import AnswersInTime

_RESOLVER = "https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateResolver.html"
_TEXTS = re.compile(r'"""(?:\\"""|[^"]|"(?!""))*"""|"(?:\\.|[^"\\\n])*"|#[^\n]*')
_ARGUMENTS = re.compile(r"\([^()]*\)")
_TYPE = r"\b(?:type|interface)\s+{}\b[^{{]*{{([^}}]*)}}"


def _api_in(stack: cdk.Stack, binding: Binding) -> Any:
    """Return how a stack refers to the API."""
    return stack.resolve(binding.source_name)


@dataclass(frozen=True)
class OneResolver(Relation):
    """A field is resolved once."""

    name: ClassVar[str] = "one-resolver"
    page: ClassVar[str] = _RESOLVER

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a field of a type has one resolver"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per source whose field has another resolver, however it was made."""
        homes = {id(each): cdk.Stack.of(each.resource) for each in bindings}
        stacks = {
            identity(stack): stack for each in bindings for stack in (each.stack, homes[id(each)])
        }
        for binding in bindings:
            field = (binding.source.type_name, binding.source.field_name)
            resolvers = [
                found
                for stack in stacks.values()
                for found in facts.all(stack, "AWS::AppSync::Resolver")
                if (found.properties["TypeName"], found.properties["FieldName"]) == field
                and found.properties["ApiId"] == _api_in(stack, binding)
            ]
            if len(resolvers) > 1:
                yield Finding(
                    self,
                    binding,
                    f"{'.'.join(field)} has {len(resolvers)} resolvers, and can have one: leave "
                    "the others out",
                )


@dataclass(frozen=True)
class FieldOfSchema(BindingRelation):
    """A resolver is for a field that there is."""

    name: ClassVar[str] = "field-of-schema"
    page: ClassVar[str] = _RESOLVER

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the API's schema, if it is in the template, has the type with the field"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        owner = cdk.Stack.of(binding.resource)
        api = _api_in(owner, binding)
        schemas = facts.all(owner, "AWS::AppSync::GraphQLSchema")
        texts = [
            found.properties.get("Definition")
            for found in schemas
            if json.dumps(found.properties.get("ApiId")) == json.dumps(api)
        ]
        for text in texts:
            if not isinstance(text, str):
                continue
            type_name: str = binding.source.type_name
            field_name: str = binding.source.field_name
            fields = _fields(text, type_name)
            if field_name not in fields:
                close = get_close_matches(field_name, fields, n=1)
                hint = f"; did you mean {close[0]}?" if close else ""
                yield (
                    f"field_name must be a field of {type_name} in the schema of "
                    f"{binding.resource_path}, got {field_name!r}{hint}"
                )


def _fields(schema: str, type_name: str) -> set[str]:
    """Return the fields of a type, wherever the schema adds to it."""
    plain = _TEXTS.sub(" ", schema)
    while (shorter := _ARGUMENTS.sub(" ", plain)) != plain:
        plain = shorter
    bodies = re.findall(_TYPE.format(re.escape(type_name)), plain)
    return {str(name) for body in bodies for name in re.findall(r"(\w+)\s*:", body)}


@dataclass(frozen=True)
class AnswersQuery(AnswersInTime):
    """AppSync waits for half a minute."""

    name: ClassVar[str] = "graphql-timeout"
    page: ClassVar[str] = "https://docs.aws.amazon.com/general/latest/gr/appsync.html"
    most: int = 30
    consequence: ClassVar[str] = "when it takes longer, AppSync answers with an error"
