"""Kafka topics that are read by share groups."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.relations.failures import KafkaFailureDestination


@dataclass(frozen=True)
class ShareGroupFailures(KafkaFailureDestination):
    """Brokers deliver a failed record some times more, and archive it then."""

    page: ClassVar[str] = "https://docs.aws.amazon.com/lambda/latest/dg/polling-kafka-queue.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a Kafka source in Queue mode has on_failure"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        for _ in super().messages(binding, facts):
            yield (
                f"a record that the {binding.path} function fails on is delivered again up to the "
                "share group's limit, and lost then: pass on_failure=SqsDlq(queue)"
            )
