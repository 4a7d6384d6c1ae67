"""What becomes of records that the function cannot process."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core import props
from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.infinite import INFINITE
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.core.resources import Resource

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
_DESTINATION = "DestinationConfig"
_WAYS_OUT = ("FunctionResponseTypes", "BisectBatchOnFunctionError")


@dataclass(frozen=True)
class WholeBatch(BindingRelation):
    """One failed record should not bring back the whole batch."""

    name: ClassVar[str] = "whole-batch-retried"
    page: ClassVar[str] = f"{_GUIDE}/services-sqs-errorhandling.html"
    refuses: ClassVar[bool] = False
    default_batch_size: int = props.QUEUE_BATCH
    ways_out: tuple[str, ...] = ("report_batch_item_failures",)

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"batches of more than one record come with {' or '.join(self.ways_out)}"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        mapping = facts.mapping(binding)
        size = mapping.number("BatchSize", self.default_batch_size)
        if size is None or size == 1 or any(map(mapping.properties.get, _WAYS_OUT)):
            return
        yield (
            f"one failed record of the {binding.path} function brings back its whole batch of up "
            f"to {size:g}, so that the others are processed again: pass "
            f"{self.ways_out[0]}=True and return what failed, or batch_size=1"
        )


@dataclass(frozen=True)
class WholeStreamBatch(WholeBatch):
    """Nor should a failed record of a stream, which can be split off as well."""

    page: ClassVar[str] = f"{_GUIDE}/services-kinesis-batchfailurereporting.html"
    default_batch_size: int = props.STREAM_BATCH
    ways_out: tuple[str, ...] = ("report_batch_item_failures", "bisect_batch_on_error")


@dataclass(frozen=True)
class DeadLetterQueue(BindingRelation):
    """A message that fails again and again must go somewhere."""

    name: ClassVar[str] = "no-dead-letter-queue"
    page: ClassVar[str] = f"{_GUIDE}/services-sqs-errorhandling.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the queue has a dead-letter queue"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        queue = facts.source(binding)
        if queue is not None and not queue.properties.get("RedrivePolicy"):
            yield (
                f"the queue {binding.resource_path} has no dead-letter queue, so that a "
                "message that fails comes back until it expires, and is lost then: pass "
                "dead_letter_queue=sqs.DeadLetterQueue(...) to the queue"
            )


@dataclass(frozen=True)
class FailureDestination(BindingRelation):
    """A record that fails again and again must not be lost."""

    name: ClassVar[str] = "no-failure-destination"
    page: ClassVar[str] = f"{_GUIDE}/kinesis-on-failure-destination.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a stream source has on_failure, unless its records are retried until they expire"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        mapping = facts.mapping(binding)
        if _DESTINATION not in mapping.properties and not _is_endless(mapping):
            yield (
                f"a record that the {binding.path} function fails on is lost after its retries: "
                "pass on_failure=SqsDlq(queue)"
            )


@dataclass(frozen=True)
class EndOfRetries(BindingRelation):
    """A record that fails again and again must not block those behind it."""

    name: ClassVar[str] = "endless-retries"
    page: ClassVar[str] = FailureDestination.page
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a stream source has retry_attempts or max_record_age; INFINITE where that is meant"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        given, mapping = binding.source.props, facts.mapping(binding)
        is_meant = INFINITE in (given.get("retry_attempts"), given.get("max_record_age"))
        if _is_endless(mapping) and not is_meant:
            yield (
                f"a record that the {binding.path} function fails on is retried until it expires, "
                "and blocks those behind it: pass retry_attempts or max_record_age, INFINITE if "
                "that is meant" + ("" if _DESTINATION in mapping.properties else ", and on_failure")
            )


@dataclass(frozen=True)
class KafkaFailureDestination(BindingRelation):
    """Lambda gives a Kafka record up after some retries where it can send it somewhere."""

    name: ClassVar[str] = FailureDestination.name
    page: ClassVar[str] = f"{_GUIDE}/kafka-retry-configurations.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a Kafka source has on_failure"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        if _DESTINATION not in facts.mapping(binding).properties:
            yield (
                f"a record that the {binding.path} function fails on is retried until it expires, "
                "and blocks its partition, or is lost: pass on_failure=SqsDlq(queue)"
            )


def _is_endless(mapping: Resource) -> bool:
    """Tell whether records are retried until they expire."""
    ends = ("MaximumRetryAttempts", "MaximumRecordAgeInSeconds")
    return all(mapping.number(end, INFINITE.value) == INFINITE.value for end in ends)
