"""Delivery streams and the functions that transform their records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.core.resources import Resource
from lambda_event_sources.core.structs import is_dict, is_list
from lambda_event_sources.relations.answers import AnswersInTime


@dataclass(frozen=True)
class OneTransformation(Relation):
    """Firehose invokes one function on a record's way."""

    name: ClassVar[str] = "one-transformation"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/firehose/latest/APIReference/API_ProcessingConfiguration.html"
    )

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a delivery stream has one function that transforms its records"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per stream with more than one."""
        for binding in {identity(each.resource): each for each in bindings}.values():
            functions = list(_functions(_stream(binding, facts)))
            if len(functions) > 1:
                yield Finding(
                    self,
                    binding,
                    f"the delivery stream {binding.resource_path} must have one function that "
                    f"transforms its records, got {len(functions)}: do it all in one",
                )


def _stream(binding: Binding, facts: Facts) -> Resource | None:
    """Return the stream in the template of its own stack."""
    made = binding.source.construct_for(binding.function)
    owner = cdk.Stack.of(made)
    return facts.at(owner, owner.resolve(made.ref))


def _functions(stream: Resource | None) -> Iterator[Any]:
    destinations: list[Any] = [] if stream is None else list(stream.properties.values())
    for destination in filter(is_dict, destinations):
        processing: Any = destination.get("ProcessingConfiguration")
        processors: Any = processing.get("Processors") if is_dict(processing) else None
        for each in filter(is_dict, processors if is_list(processors) else ()):
            if each.get("Type") == "Lambda":
                yield each


@dataclass(frozen=True)
class FiveMinutes(AnswersInTime):
    """Firehose waits so long for a function."""

    name: ClassVar[str] = "firehose-function-timeout"
    page: ClassVar[str] = "https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html"
    consequence: ClassVar[str] = "Firehose waits no longer for it, and tries again"
    most: int = 300
