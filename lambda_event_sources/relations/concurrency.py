"""How many invocations of a function there may be at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation
from lambda_event_sources.relations.timeouts import function_number

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
_RESERVED = "ReservedConcurrentExecutions"


@dataclass(frozen=True)
class ReservedConcurrency(BindingRelation):
    """A queue must not be promised more of the function than there is."""

    name: ClassVar[str] = "reserved-concurrency"
    page: ClassVar[str] = f"{_GUIDE}/services-sqs-scaling.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "max_concurrency is at most the function's reserved concurrency"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        wanted = most_concurrent(binding, facts)
        reserved = function_number(binding, facts, _RESERVED) if wanted else None
        if reserved and wanted > reserved:
            yield (
                f"max_concurrency must be at most the reserved_concurrent_executions of the "
                f"function {binding.path}, {reserved:g}, got {wanted:g}"
            )


@dataclass(frozen=True)
class EnoughConcurrency(BindingRelation):
    """Lambda's pollers start with so many batches at a time."""

    name: ClassVar[str] = "low-concurrency"
    page: ClassVar[str] = f"{_GUIDE}/services-sqs-configure.html"
    refuses: ClassVar[bool] = False
    least: int = 5

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"the function's reserved concurrency is at least {self.least}, or max_concurrency"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        reserved = function_number(binding, facts, _RESERVED)
        if reserved is None or "max_concurrency" in binding.source.props:
            return
        if 0 < reserved < self.least:
            yield (
                f"reserved_concurrent_executions of the function {binding.path} should be at "
                f"least {self.least} behind a queue, got {reserved:g}: Lambda would be throttled, "
                "and messages end in the dead-letter queue; or pass max_concurrency"
            )


@dataclass(frozen=True)
class NotPaused(BindingRelation):
    """A function without concurrency processes nothing."""

    name: ClassVar[str] = "paused-function"
    page: ClassVar[str] = f"{_GUIDE}/configuration-concurrency.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the function's reserved concurrency is not 0"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        if function_number(binding, facts, _RESERVED) == 0:
            yield (
                f"reserved_concurrent_executions of the function {binding.path} is 0, so that "
                "nothing is processed: events expire, or end where failed ones go"
            )


@dataclass(frozen=True)
class SharedConcurrency(Relation):
    """The queues of a function should not be promised more of it together than there is."""

    name: ClassVar[str] = "shared-concurrency"
    page: ClassVar[str] = ReservedConcurrency.page
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return (
            "the max_concurrency of all queues of a function is together at most its reserved "
            "concurrency"
        )

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per function."""
        by_function: dict[str, list[Binding]] = {}
        for binding in bindings:
            if most_concurrent(binding, facts):
                by_function.setdefault(binding.target, []).append(binding)
        for shared in by_function.values():
            *others, last = shared
            reserved = function_number(last, facts, _RESERVED) if others else None
            wanted = [most_concurrent(each, facts) for each in shared]
            total = sum(wanted)
            if reserved and total > reserved >= max(wanted):
                yield Finding(
                    self,
                    last,
                    f"max_concurrency of the {len(shared)} queues of the function {last.path} "
                    f"should be together at most its reserved_concurrent_executions, "
                    f"{reserved:g}, got {total:g}: Lambda would throttle",
                )


def most_concurrent(binding: Binding, facts: Facts) -> float:
    """Return how many invocations a queue may cause at a time, or 0 where that is not known."""
    scaling = facts.mapping(binding).properties.get("ScalingConfig", {})
    wanted = scaling.get("MaximumConcurrency")
    return wanted if isinstance(wanted, int | float) else 0
