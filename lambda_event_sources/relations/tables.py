"""The table behind a stream."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding, grouped
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html"


@dataclass(frozen=True)
class StreamSpecified(BindingRelation):
    """A table may have the ARN of a stream even where it has none."""

    name: ClassVar[str] = "table-stream"
    page: ClassVar[str] = _GUIDE

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the table has a stream: a TableV2 has one with dynamo_stream or replicas"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        table = facts.source(binding)
        if table is not None and not table.properties.get("StreamSpecification"):
            yield (
                f"the table {binding.resource_path} must have a stream: pass "
                "dynamo_stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES to it (Table: stream=)"
            )


@dataclass(frozen=True)
class OneGlobalReader(Relation):
    """The stream of a global table serves its replication, too."""

    name: ClassVar[str] = "global-table-readers"
    page: ClassVar[str] = _GUIDE
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "one function reads the stream of a table with replicas"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per table."""
        for readers in grouped(bindings, lambda binding: binding.key):
            table = facts.source(readers[0])
            if table is not None and len(table.properties.get("Replicas", ())) > 1:
                yield Finding(
                    self,
                    readers[-1],
                    f"{len(readers)} functions read the stream of a table with replicas, which "
                    f"has room for one: {', '.join(binding.path for binding in readers)}; let one "
                    "function pass the changes on, through EventBridge or SNS",
                )
