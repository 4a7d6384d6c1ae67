"""Construct ids that users choose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.display import show
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import Finding, Relation


@dataclass(frozen=True)
class OwnConstructId(Relation):
    """Two sources of one function cannot have one construct id."""

    name: ClassVar[str] = "construct-id-taken"
    page: ClassVar[str] = "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html"
    is_about_repeats: ClassVar[bool] = True

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "no two sources of a function have the same construct_id"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per source whose id another one has; of one source, that is enough."""
        del facts
        first: dict[tuple[str, str | None], Binding] = {}
        for binding in bindings:
            other = first.setdefault((binding.target, binding.construct_id), binding)
            # Two mappings with one key are another matter: they are the same mapping.
            if binding.repeats and not (binding.key and other.key == binding.key):
                yield Finding(
                    self,
                    binding,
                    "construct_id must be unique among the sources of the function "
                    f"{binding.path}, got {show(binding.construct_id)} for a {other.owner}, too",
                )
