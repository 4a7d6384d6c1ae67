"""Rules of EventBridge, their targets and their dead letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aws_cdk import aws_sqs as sqs

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.places import differ, home, place_of
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.relations.places import FunctionInPlace, Nearby

_GUIDE = "https://docs.aws.amazon.com/eventbridge/latest/userguide"


@dataclass(frozen=True)
class TargetNearby(FunctionInPlace):
    """A rule invokes functions beside it; others need a role, or cannot be reached."""

    name: ClassVar[str] = "rule-target-nearby"
    page: ClassVar[str] = f"{_GUIDE}/eb-service-cross-account.html"
    consequence: ClassVar[str] = (
        "where the rule is: bind the source there, and send the events to a bus there"
    )


@dataclass(frozen=True)
class DeadLettersInRegion(BindingRelation):
    """A rule sends its dead letters to queues of its region only."""

    name: ClassVar[str] = "dead-letters-in-region"
    page: ClassVar[str] = f"{_GUIDE}/eb-rule-dlq.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "dead_letter_queue is in the region of the function's stack"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        queue = binding.source.props.get("dead_letter_queue")
        if queue is None:
            return
        here, there = home(binding.stack)[0], place_of(queue, queue.queue_arn)[0]
        if differ(here, there):
            yield f"dead_letter_queue must be in the region {here}, got one in {there}"


@dataclass(frozen=True)
class DeadLettersAllowed(BindingRelation):
    """A queue that is made elsewhere must allow the rule to send to it."""

    name: ClassVar[str] = "dead-letters-allowed"
    page: ClassVar[str] = f"{_GUIDE}/eb-rule-dlq.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "an imported dead_letter_queue allows events.amazonaws.com to send to it"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        del facts
        queue = binding.source.props.get("dead_letter_queue")
        if queue is not None and not isinstance(queue, sqs.Queue):
            yield (
                f"the policy of the imported dead_letter_queue {queue.node.path} cannot be changed "
                "here: it must allow events.amazonaws.com sqs:SendMessage for the rule, or dead "
                "letters are lost"
            )


@dataclass(frozen=True)
class PatternQuota(BindingRelation):
    """Long patterns need a higher quota of the account."""

    longest: int = 2048

    name: ClassVar[str] = "event-pattern-quota"
    page: ClassVar[str] = f"{_GUIDE}/eb-quota.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"event_pattern has at most {self.longest} characters as JSON"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        del facts
        length: int = binding.source.pattern_size
        if length > self.longest:
            yield (
                f"event_pattern has {length} characters as JSON, and more than {self.longest} need "
                "a higher quota of the account"
            )


@dataclass(frozen=True)
class BusNearby(Nearby):
    """A rule is on a bus of its region."""

    name: ClassVar[str] = "bus-nearby"
    page: ClassVar[str] = f"{_GUIDE}/eb-cross-region.html"
    what: ClassVar[str] = "the event bus"
    remedy: ClassVar[str] = "let a rule there send its events to a bus here"
