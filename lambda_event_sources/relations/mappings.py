"""Event source mappings beside each other: what AWS allows once only."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from lambda_event_sources.core.bindings import Binding, grouped
from lambda_event_sources.core.display import show
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.places import home
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.core.structs import is_list
from lambda_event_sources.core.tokens import is_token

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
_API = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"


@dataclass(frozen=True)
class OneMapping(Relation):
    """A function reads a source through one mapping."""

    name: ClassVar[str] = "one-mapping"
    page: ClassVar[str] = _API
    is_about_repeats: ClassVar[bool] = True

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a function has one mapping for a queue, stream, consumer, table or Kafka topic"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per mapping too many."""
        for in_stack in grouped(bindings, lambda binding: identity(binding.stack)):
            for same in _of_one_source(in_stack):
                for first, binding in _of_one_function(same, facts):
                    if any(item.is_conditional for item in facts.made(binding)):
                        continue  # perhaps it is the one or the other
                    yield Finding(
                        self,
                        binding,
                        f"the function {binding.path} reads this source through another "
                        f"{first.owner} already ({first.construct_id}), and AWS allows one: put "
                        "all filters into one source, which reads what matches any of them",
                    )


def _of_one_source(bindings: list[Binding]) -> Iterator[list[Binding]]:
    """Yield the bindings of each source, by whatever name: one message for a whole stack."""
    # Resolving drops what is missing from lists.
    parts = [[part or "" for part in json.loads(binding.key)] for binding in bindings]
    keys: list[list[Any]] = bindings[0].stack.resolve(parts)
    clusters: list[tuple[str, set[str]]] = []
    names = {
        id(binding): _name_of(key, clusters) for binding, key in zip(bindings, keys, strict=True)
    }
    yield from grouped(bindings, lambda binding: names[id(binding)])


def _name_of(key: list[Any], clusters: list[tuple[str, set[str]]]) -> str:
    """Return what names a source; Kafka clusters that share a broker are one."""
    _, listed, topic = key
    if not is_list(listed) or any(not isinstance(each, str) for each in listed):
        return repr(key)  # no brokers, or a list that is known at deploy only
    for index, (known_topic, brokers) in enumerate(clusters):
        if topic == known_topic and not brokers.isdisjoint(listed):
            brokers.update(listed)
            return str(index)
    clusters.append((topic, set(listed)))
    return str(len(clusters) - 1)


def _of_one_function(bindings: list[Binding], facts: Facts) -> Iterator[tuple[Binding, Binding]]:
    """Yield the bindings of a function, by whatever name, each with the function's first."""
    firsts: dict[str, Binding] = {}
    for binding in bindings:
        first = firsts.setdefault(facts.function_name(binding), binding)
        if first is not binding:
            yield first, binding


@dataclass(frozen=True)
class SameFilters(Relation):
    """Functions that share a queue should share its filters."""

    name: ClassVar[str] = "shared-queue-filters"
    page: ClassVar[str] = f"{_GUIDE}/with-sqs-filtering.html"
    refuses: ClassVar[bool] = False
    remedy: ClassVar[str] = "both subscribed to one SNS topic"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "functions that poll the same queue have the same filters"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per queue."""
        del facts
        for sharing in grouped(bindings, lambda binding: binding.key):
            filters = {repr(binding.source.props.get("filters")) for binding in sharing}
            functions = dict.fromkeys(binding.path for binding in sharing)
            if len(filters) > 1 and len(functions) > 1:
                yield Finding(
                    self,
                    sharing[-1],
                    f"the functions {', '.join(functions)} poll one queue with different filters: "
                    "whichever receives a message deletes it if its own filters do not match; "
                    f"give each function a queue of its own, {self.remedy}",
                )


def _consumer_group(binding: Binding) -> Any:
    """Return the group and where it is; of another place, it may be another one."""
    group, place = binding.source.props.get("consumer_group_id"), home(binding.stack)
    known = place if None not in place else identity(binding.stack)
    return None if group is None or is_token(group) else (group, known)


@dataclass(frozen=True)
class OwnConsumerGroup(Relation):
    """A Kafka source has a consumer group of its own."""

    name: ClassVar[str] = "own-consumer-group"
    page: ClassVar[str] = f"{_GUIDE}/kafka-consumer-group-id.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "no two Kafka sources have the same consumer_group_id"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per group."""
        del facts
        for sharing in grouped(bindings, _consumer_group):
            group = sharing[-1].source.props["consumer_group_id"]
            yield Finding(
                self,
                sharing[-1],
                f"consumer_group_id must be unique among all Kafka sources, got {show(group)} "
                f"also at {sharing[0].path}",
            )


@dataclass(frozen=True)
class StableId(Relation):
    """A mapping's logical id should not depend on another mapping's being there."""

    name: ClassVar[str] = "mapping-id-by-order"
    page: ClassVar[str] = _API
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "topics of one name on several clusters have a construct_id each"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield a finding per mapping that had to get another id than CDK's module gives it."""
        del facts
        for binding in bindings:
            if binding.renamed:
                yield Finding(
                    self,
                    binding,
                    f"another mapping of the function {binding.path} has the construct id that "
                    f"this one should have, so that it became {binding.construct_id!r}, and would "
                    "change, should the other one go: pass a construct_id to keep it",
                )
