"""Buckets whose events EventBridge delivers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.places import differ, home
from lambda_event_sources.core.relations import BindingRelation, Finding
from lambda_event_sources.core.resources import Resource
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.relations.pushed import Invocable, TriggeredOnce
from lambda_event_sources.relations.rules import TargetNearby

_KEY = "EventBridgeConfiguration"


def is_routed(binding: Binding) -> bool:
    """Tell whether EventBridge delivers the events of a source, and not S3 itself."""
    return bool(binding.source.props.get("delivery") == "eventbridge")


@dataclass(frozen=True)
class SendsToEventBridge(BindingRelation):
    """A bucket sends its events to EventBridge if told so, and to its owner's only."""

    name: ClassVar[str] = "bucket-sends-to-eventbridge"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
        "enable-event-notifications-eventbridge.html"
    )

    def __str__(self) -> str:
        """State the relation in one clause."""
        return (
            "with delivery='eventbridge', the bucket is in the function's account, and EventBridge "
            "is on at it"
        )

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        if not is_routed(binding):
            return
        bucket, (_, here) = binding.resource, home(binding.stack)
        theirs = bucket.env.account
        if not is_token(theirs) and differ(here, theirs):
            yield (
                f"the bucket {binding.resource_path} must be in the account of the function "
                f"{binding.path}, {here}, got one in {theirs}: let a rule there send its events to "
                "a bus here, and read them with an EventBridgeEventSource"
            )
        owner = cdk.Stack.of(bucket)
        made = facts.resource(binding)
        if made is not None and made.type == s3.CfnBucket.CFN_RESOURCE_TYPE_NAME:
            every = facts.all(owner, "Custom::S3BucketNotifications")
            # CDK's resource overwrites what the bucket itself says.
            last = [each for each in every if _is_of(each, made)] or [made]
            if not any(map(_is_on, last)):
                yield (
                    f"EventBridge must be on at the bucket {binding.resource_path}: pass "
                    "event_bridge_enabled=True to it, or an event_bridge_configuration if it is a "
                    "CfnBucket"
                )


@dataclass(frozen=True)
class RoutedNearby(TargetNearby):
    """With EventBridge between the two, a rule must reach the function."""

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"with delivery='eventbridge', {super().__str__()}"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        if is_routed(binding):
            yield from super().messages(binding, facts)


@dataclass(frozen=True)
class Notifiable(Invocable):
    """Without EventBridge, S3 itself must be allowed to invoke the function."""

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        if not is_routed(binding):
            yield from super().messages(binding, facts)


@dataclass(frozen=True)
class RoutedOnce(TriggeredOnce):
    """S3 refuses to notify twice; EventBridge does not."""

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"with delivery='eventbridge', {super().__str__()}"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per source too many."""
        yield from super().findings(list(filter(is_routed, bindings)), facts)


def _is_on(resource: Resource) -> bool:
    given: dict[str, Any] = resource.properties.get("NotificationConfiguration") or {}
    setting: dict[str, Any] | None = given.get(_KEY)
    return setting is not None and setting.get("EventBridgeEnabled", True) is not False


def _is_of(notifications: Resource, bucket: Resource) -> bool:
    return bool(notifications.properties.get("BucketName") == {"Ref": bucket.logical_id})
