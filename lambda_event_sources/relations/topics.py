"""Subscriptions of a topic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from aws_cdk import region_info

from lambda_event_sources.core.bindings import Binding, grouped
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.places import differ, home, place_of
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation

_SNS = "https://docs.aws.amazon.com/sns/latest"


@dataclass(frozen=True)
class OneSubscription(Relation):
    """A topic has one subscription per function."""

    name: ClassVar[str] = "one-subscription"
    page: ClassVar[str] = f"{_SNS}/api/API_Subscribe.html"
    is_about_repeats: ClassVar[bool] = True

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a function subscribes to a topic once"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per subscription too many."""
        for of_function in grouped(bindings, lambda binding: binding.target):
            for same in grouped(of_function, facts.source_name):
                for binding in same[1:]:
                    yield Finding(
                        self,
                        binding,
                        f"the function {binding.path} is subscribed to the topic "
                        f"{binding.resource_path} already, and SNS allows one "
                        "subscription: put all conditions into one filter policy",
                    )


@dataclass(frozen=True)
class DeadLettersNearby(BindingRelation):
    """SNS sends dead letters to queues beside the topic only."""

    name: ClassVar[str] = "dead-letters-nearby"
    page: ClassVar[str] = f"{_SNS}/dg/sns-dead-letter-queues.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "dead_letter_queue is in the topic's region and account"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        queue, topic = binding.source.props.get("dead_letter_queue"), binding.resource
        if queue is None:
            return
        places = zip(
            ("region", "account"),
            place_of(topic, topic.topic_arn),
            place_of(queue, queue.queue_arn),
            strict=True,
        )
        for what, right, wrong in places:
            if differ(right, wrong):
                yield (
                    f"dead_letter_queue must be in the {what} of the topic "
                    f"{binding.resource_path}, {right}, got one in {wrong}"
                )


@dataclass(frozen=True)
class SubscribableRegion(BindingRelation):
    """SNS does not deliver to functions in regions that must be opted into, but from there."""

    name: ClassVar[str] = "opt-in-region"
    page: ClassVar[str] = f"{_SNS}/dg/lambda-prereq.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a function in a region that must be opted into subscribes to topics of its region"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        region, _ = home(binding.stack)
        if region is None:
            return
        topic = binding.resource
        theirs, _ = place_of(topic, binding.source_name)
        if differ(region, theirs) and region_info.RegionInfo.get(region).is_opt_in_region:
            yield (
                f"topic must be in the region of the function {binding.path}, {region}, got one "
                f"in {theirs}: SNS delivers to no function in a region that must be opted into; "
                "subscribe an SQS queue, and read that"
            )
