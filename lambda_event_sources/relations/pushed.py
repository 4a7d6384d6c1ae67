"""What holds for every source whose service invokes the function by itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding, grouped
from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.core.structs import is_dict, is_list
from lambda_event_sources.relations.concurrency import NotPaused
from lambda_event_sources.relations.cycles import NoCircle
from lambda_event_sources.relations.names import OwnConstructId
from lambda_event_sources.relations.permissions import PolicySize
from lambda_event_sources.relations.places import FunctionInPlace

_PERMISSIONS = "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html"
_NO_DIFFERENCE = {"construct_id", "description", "grant"}


@dataclass(frozen=True)
class Invocable(FunctionInPlace):
    """A permission belongs to the function, so that it is made where that is."""

    name: ClassVar[str] = "function-elsewhere"
    page: ClassVar[str] = _PERMISSIONS
    refuses: ClassVar[bool] = False
    consequence: ClassVar[str] = (
        "so that no permission was made: add one there, and pass grant=False"
    )

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"{super().__str__()}, or grant=False"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        if binding.source.props.get("grant") is not False:
            yield from super().messages(binding, facts)


@dataclass(frozen=True)
class TriggeredOnce(Relation):
    """Two sources that are the same invoke the function twice."""

    name: ClassVar[str] = "triggered-twice"
    page: ClassVar[str] = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "no two sources of a function are the same"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per source too many."""

        def trigger(binding: Binding) -> object:
            return binding.target, binding.owner, facts.source_name(binding), _arguments(binding)

        for same in grouped(bindings, trigger):
            for binding in same[1:]:
                yield Finding(
                    self,
                    binding,
                    f"the function {binding.path} has the same source already "
                    f"({same[0].construct_id}), so that each event invokes it twice: leave one out",
                )


def _arguments(binding: Binding) -> str:
    given: Mapping[str, Any] = binding.source.arguments
    # What triggers the function is compared by its name: one resource may be imported twice.
    triggered_by = binding.source.triggered_by
    others = {name for name, value in given.items() if value is not triggered_by}
    return str([(name, _plain(given[name])) for name in sorted(others - _NO_DIFFERENCE)])


def _plain(value: Any) -> Any:
    """Return what two arguments can be compared by: of CDK's objects, which of them they are."""
    if isinstance(value, cdk.Duration):
        return milliseconds(value)
    if hasattr(value, "__jsii_ref__"):
        return identity(value)
    if is_dict(value):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if is_list(value) else str(value)


INVOKED = (NotPaused(), OwnConstructId(), NoCircle())
"""The relations of every source that makes constructs for a function, by whatever right."""

PUSHED = (*INVOKED, PolicySize(), Invocable())
"""The relations of every source whose service invokes the function by a permission."""
