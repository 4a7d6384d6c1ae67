"""Notifications of a bucket beside each other."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, ClassVar
from urllib.parse import quote

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.places import place_of
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation
from lambda_event_sources.core.structs import fields_of
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.relations.places import Nearby
from lambda_event_sources.relations.routed_buckets import is_routed

_PLAIN = "!-_.'()/+%&$@=;:,"
"""What keys may contain as it is, besides letters and digits, and what encodes the rest.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
"""
_FILTERING = (
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html"
)
_DESTINATIONS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html"


_DESTINATION = {
    "LambdaFunctionConfigurations": "LambdaFunctionArn",
    "QueueConfigurations": "QueueArn",
    "TopicConfigurations": "TopicArn",
}
"""The kinds of notification, and where each has its destination."""


@dataclass(frozen=True)
class _Notification:
    """One event of which a bucket notifies somebody, and the keys of its objects."""

    event: str
    prefix: str
    suffix: str
    destination: Any

    def to(self, names: dict[str, str]) -> str:
        """Return what it is, in one clause."""
        ends = [f"prefix {self.prefix!r}"] * bool(self.prefix)
        ends += [f"suffix {self.suffix!r}"] * bool(self.suffix)
        objects = f" with {' and '.join(ends)}" if ends else ""
        return f"{self.event}{objects} to {names.get(json.dumps(self.destination), 'elsewhere')}"

    def overlaps(self, other: "_Notification") -> bool:
        """Tell whether AWS holds that one object could cause both."""
        return (
            _has_event_in_common(self.event, other.event)
            and (self.prefix.startswith(other.prefix) or other.prefix.startswith(self.prefix))
            and (self.suffix.endswith(other.suffix) or other.suffix.endswith(self.suffix))
        )


def _has_event_in_common(one: str, other: str) -> bool:
    return (
        one == other
        or (one.endswith("*") and other.startswith(one[:-1]))
        or (other.endswith("*") and one.startswith(other[:-1]))
    )


@dataclass(frozen=True)
class NoOverlap(Relation):
    """S3 cannot notify of one event twice."""

    name: ClassVar[str] = "overlapping-notifications"
    page: ClassVar[str] = _FILTERING

    def __str__(self) -> str:
        """State the relation in one clause."""
        return (
            "no two notifications of a bucket, to whatever destination, overlap in event type, "
            "prefix and suffix"
        )

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per pair, at the last function that the bucket notifies."""
        watching: dict[str, list[Binding]] = {}
        owners: dict[str, cdk.Stack] = {}
        for bucket, group in _by_bucket([each for each in bindings if not is_routed(each)]):
            owner = cdk.Stack.of(bucket)
            owners[identity(owner)] = owner
            name = _canonical(owner, owner.resolve(group[0].source_name), facts)
            watching.setdefault(name, []).extend(group)
        notifications = _by_name(owners.values(), facts)
        for name, group in watching.items():
            for one, other in combinations(notifications.get(name, ()), 2):
                if one.overlaps(other):
                    names = {facts.function_name(each): each.path for each in group}
                    last = group[-1]
                    yield Finding(
                        self,
                        last,
                        f"events of the bucket {last.resource_path} overlap, "
                        f"{one.to(names)} and {other.to(names)}, but S3 notifies of an event "
                        "once: make event types, prefixes or suffixes disjoint, or pass "
                        "delivery='eventbridge' to all sources of the bucket but one",
                    )


def _by_bucket(bindings: Sequence[Binding]) -> Iterable[tuple[s3.IBucket, list[Binding]]]:
    """Return the bindings of each construct of a bucket."""
    groups: dict[str, tuple[s3.IBucket, list[Binding]]] = {}
    for binding in bindings:
        bucket: s3.IBucket = binding.resource
        groups.setdefault(identity(bucket), (bucket, []))[1].append(binding)
    return groups.values()


def _by_name(owners: Iterable[cdk.Stack], facts: Facts) -> dict[str, list[_Notification]]:
    """Return the notifications of each bucket, by whomever they were made."""
    notifications: dict[str, list[_Notification]] = {}
    for owner in owners:
        for resource in facts.all(owner, "Custom::S3BucketNotifications"):
            name = _canonical(owner, resource.properties.get("BucketName"), facts)
            notifications.setdefault(name, []).extend(_read(resource.properties))
    return notifications


def _canonical(owner: cdk.Stack, name: Any, facts: Facts) -> str:
    """Return what names a bucket, whether it is made here or imported by its name."""
    bucket = facts.at(owner, name)
    if bucket is None or bucket.type != "AWS::S3::Bucket":
        return json.dumps(name)
    given = bucket.properties.get("BucketName")
    return json.dumps(given if isinstance(given, str) else [identity(owner), bucket.logical_id])


def _read(configuration: dict[str, Any]) -> Iterator[_Notification]:
    kinds: dict[str, list[dict[str, Any]]] = configuration.get("NotificationConfiguration") or {}
    for kind in sorted(_DESTINATION.keys() & kinds.keys()):
        for item in kinds[kind]:
            rules = item.get("Filter", {}).get("Key", {}).get("FilterRules", [])
            ends = {rule["Name"].lower(): rule["Value"] for rule in rules}
            if all(isinstance(end, str) for end in ends.values()):  # else known at deploy only
                for event in item["Events"]:
                    prefix, suffix = ends.get("prefix", ""), ends.get("suffix", "")
                    yield _Notification(event, prefix, suffix, item[_DESTINATION[kind]])


@dataclass(frozen=True)
class BucketRegion(Nearby):
    """S3 notifies functions in the bucket's region only."""

    name: ClassVar[str] = "bucket-region"
    page: ClassVar[str] = _DESTINATIONS
    what: ClassVar[str] = "the bucket"

    def place(self, binding: Binding) -> tuple[str | None, str | None]:
        """Return the region; that of an imported bucket may have been given with it."""
        bucket: s3.IBucket = binding.resource
        if isinstance(bucket, s3.Bucket):
            return place_of(bucket)
        region = bucket.env.region
        return None if is_token(region) else region, None


@dataclass(frozen=True)
class LiteralFilter(BindingRelation):
    """Prefixes and suffixes are compared as they are."""

    name: ClassVar[str] = "literal-key-filter"
    page: ClassVar[str] = _FILTERING
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "prefixes and suffixes contain no *, and special characters URL-encoded"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        del facts
        for item in binding.source.props.get("filters", ()):
            for name, value in fields_of(item).items():
                if value is None or is_token(value):
                    continue
                if "*" in value:
                    yield (
                        f"{name} {value!r} matches keys with a literal * only: S3 knows no "
                        "wildcards; leave the * out"
                    )
                elif quote(value, _PLAIN) != value and not is_routed(binding):
                    yield (
                        f"{name} {value!r} never matches: S3 wants + for a space, and other "
                        "special characters URL-encoded"
                    )
