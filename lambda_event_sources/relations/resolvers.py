"""Resolvers of GraphQL APIs, and the schema that they are for."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.core.resources import Resource
from lambda_event_sources.relations.answers import AnswersInTime
from lambda_event_sources.relations.apis import ApiNearby, apis

_RESOLVER = "https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateResolver.html"
_TEXTS = re.compile(r'"""(?:\\"""|[^"]|"(?!""))*"""|"(?:\\.|[^"\\\n])*"|#[^\n]*')
_ARGUMENTS = re.compile(r"\([^()]*\)")
_TYPE = r"\b(?:type|interface)\s+{}\b[^{{]*{{([^}}]*)}}"


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
        for api in apis(bindings, facts):
            counts = Counter(_field(each) for each in api.parts(facts, "AWS::AppSync::Resolver"))
            for binding in api.bindings:
                field = f"{binding.source.type_name}.{binding.source.field_name}"
                if counts[field] > 1:
                    yield Finding(
                        self,
                        binding,
                        f"{field} has {counts[field]} resolvers, and can have one: leave the "
                        "others out",
                    )


def _field(resolver: Resource) -> str:
    given = resolver.properties
    return f"{given.get('TypeName')}.{given.get('FieldName')}"


@dataclass(frozen=True)
class FieldOfSchema(Relation):
    """A resolver is for a field that there is."""

    name: ClassVar[str] = "field-of-schema"
    page: ClassVar[str] = _RESOLVER

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the API's schema, if it is in the template, has the type with the field"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per source whose field the schema has not."""
        for api in apis(bindings, facts):
            for schema in api.parts(facts, "AWS::AppSync::GraphQLSchema"):
                text = schema.properties.get("Definition")
                if isinstance(text, str):
                    for binding in api.bindings:
                        yield from self._missing(binding, text)

    def _missing(self, binding: Binding, schema: str) -> Iterator[Finding]:
        type_name: str = binding.source.type_name
        field_name: str = binding.source.field_name
        fields = _fields(schema, type_name)
        if field_name not in fields:
            close = get_close_matches(field_name, fields, n=1)
            hint = f"; did you mean {close[0]}?" if close else ""
            yield Finding(
                self,
                binding,
                f"field_name must be a field of {type_name} in the schema of "
                f"{binding.resource_path}, got {field_name!r}{hint}",
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


@dataclass(frozen=True)
class ResolverNearby(ApiNearby):
    """A resolver and its data source are where the API is."""

    name: ClassVar[str] = "graphql-api-elsewhere"
    page: ClassVar[str] = _RESOLVER
    shared: ClassVar[tuple[str, ...]] = ("region", "account")
