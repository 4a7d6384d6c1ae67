"""FIFO queues and topics that only the template knows as such, like those made with L1 classes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation
from lambda_event_sources.core.resources import Resource

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"


def _is_fifo(resource: Resource | None) -> bool:
    if resource is None:
        return False
    return resource.properties.get("FifoQueue", resource.properties.get("FifoTopic")) is True


@dataclass(frozen=True)
class FifoBatches(BindingRelation):
    """Batches from a FIFO queue are small, and are not waited for."""

    name: ClassVar[str] = "fifo-batches"
    page: ClassVar[str] = f"{_GUIDE}/services-sqs-configure.html"
    most: int = 10

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"batch_size is at most {self.most} for a FIFO queue, without max_batching_window"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        if not _is_fifo(facts.source(binding)):
            return
        queue, mapping = binding.resource_path, facts.mapping(binding)
        if mapping.number("MaximumBatchingWindowInSeconds"):
            yield f"max_batching_window must be left out for the FIFO queue {queue}"
        size = mapping.number("BatchSize", self.most) or self.most
        if size > self.most:
            yield f"batch_size must be at most {self.most} for the FIFO queue {queue}, got {size:g}"


@dataclass(frozen=True)
class StandardOnly(Relation):
    """FIFO topics invoke no functions; failures and dead letters go to no FIFO queue or topic."""

    name: ClassVar[str] = "standard-only"
    page: ClassVar[str] = f"{_GUIDE}/kinesis-on-failure-destination.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "topic, on_failure and dead_letter_queue are standard queues and topics"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per place; the kernel is asked where there are FIFO ones at all."""
        for binding in bindings:
            if facts.once(binding.stack, _has_fifo):
                for prop, resource in _places(binding, facts):
                    if _is_fifo(resource):
                        message = f"{prop} must be a standard queue or topic, got a FIFO one"
                        yield Finding(self, binding, message)


def _has_fifo(resources: Iterable[Resource]) -> bool:
    return any(map(_is_fifo, resources))


def _places(binding: Binding, facts: Facts) -> Iterator[tuple[str, Resource | None]]:
    given, stack = binding.source.props, binding.stack
    if binding.arn is None:
        yield "topic", facts.source(binding)
    if (queue := given.get("dead_letter_queue")) is not None:
        yield "dead_letter_queue", facts.named(stack, queue.queue_arn, queue)
    if (address := getattr(given.get("on_failure"), "address", None)) is not None:
        yield "on_failure", facts.named(stack, address)
