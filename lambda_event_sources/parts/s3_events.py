"""Events of S3 as EventBridge has them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from aws_cdk import aws_events as events
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from constructs import Construct

from lambda_event_sources.core.display import show
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.rules import Rule
from lambda_event_sources.parts.event_patterns import as_struct
from lambda_event_sources.parts.rule_targets import Target

RULE = "AWS::Events::Rule"
_CREATED = ("PutObject", "POST Object", "CopyObject", "CompleteMultipartUpload")
_DELETED, _EXPIRED = "DeleteObject", "Lifecycle Expiration"
_GONE, _HIDDEN = "Permanently Deleted", "Delete Marker Created"


class _Event(NamedTuple):
    """What an event of S3 is called by EventBridge."""

    types: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    deletion: str = ""


_EVENTS: Mapping[str, _Event] = {
    "OBJECT_CREATED": _Event(("Object Created",), _CREATED),
    "OBJECT_CREATED_PUT": _Event(("Object Created",), _CREATED[:1]),
    "OBJECT_CREATED_POST": _Event(("Object Created",), _CREATED[1:2]),
    "OBJECT_CREATED_COPY": _Event(("Object Created",), _CREATED[2:3]),
    "OBJECT_CREATED_COMPLETE_MULTIPART_UPLOAD": _Event(("Object Created",), _CREATED[3:]),
    "OBJECT_REMOVED": _Event(("Object Deleted",), (_DELETED,)),
    "OBJECT_REMOVED_DELETE": _Event(("Object Deleted",), (_DELETED,), _GONE),
    "OBJECT_REMOVED_DELETE_MARKER_CREATED": _Event(("Object Deleted",), (_DELETED,), _HIDDEN),
    "LIFECYCLE_EXPIRATION": _Event(("Object Deleted",), (_EXPIRED,)),
    "LIFECYCLE_EXPIRATION_DELETE": _Event(("Object Deleted",), (_EXPIRED,), _GONE),
    "LIFECYCLE_EXPIRATION_DELETE_MARKER_CREATED": _Event(("Object Deleted",), (_EXPIRED,), _HIDDEN),
    "OBJECT_RESTORE": _Event(
        ("Object Restore Initiated", "Object Restore Completed", "Object Restore Expired")
    ),
    "OBJECT_RESTORE_POST": _Event(("Object Restore Initiated",)),
    "OBJECT_RESTORE_COMPLETED": _Event(("Object Restore Completed",)),
    "OBJECT_RESTORE_DELETE": _Event(("Object Restore Expired",)),
    "LIFECYCLE_TRANSITION": _Event(("Object Storage Class Changed",)),
    "INTELLIGENT_TIERING": _Event(("Object Access Tier Changed",)),
    "OBJECT_TAGGING": _Event(("Object Tags Added", "Object Tags Deleted")),
    "OBJECT_TAGGING_PUT": _Event(("Object Tags Added",)),
    "OBJECT_TAGGING_DELETE": _Event(("Object Tags Deleted",)),
    "OBJECT_ACL_PUT": _Event(("Object ACL Updated",)),
}
"""https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-mapping-troubleshooting.html

The reasons are those of https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html.
"""


@dataclass(frozen=True)
class SentToEventBridge(Rule):
    """EventBridge gets most of S3's events, but not all."""

    def __str__(self) -> str:
        """State the rule in one clause."""
        return "with delivery='eventbridge', events has none of replication or of lost objects"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem for each event that S3 tells nobody but those that it notifies."""
        if given.get("delivery") != "eventbridge":
            return
        for index, event in enumerate(given["events"]):
            if event.name not in _EVENTS:
                prop, must = f"events[{index}]", "one that S3 sends to EventBridge"
                text = f"{prop} must be {must}, got {show(event)}: leave delivery out"
                yield Problem(prop, event, self, text)


def pattern(
    bucket_name: str, wanted: Iterable[s3.EventType], prefix: str, suffix: str
) -> dict[str, Any]:
    """Return a pattern for certain events of a bucket's objects with certain keys."""
    chosen = [_EVENTS[event.name] for event in dict.fromkeys(wanted)]
    key = _key(prefix, suffix)
    return {
        "source": ["aws.s3"],
        "detail-type": list(dict.fromkeys(name for event in chosen for name in event.types)),
        "detail": {
            "bucket": {"name": [bucket_name]},
            **({"object": {"key": [key]}} if key else {}),
            **_conditions(chosen),
        },
    }


def _key(prefix: str, suffix: str) -> dict[str, str]:
    if prefix and suffix:
        return {"wildcard": f"{_literal(prefix)}*{_literal(suffix)}"}
    return {name: end for name, end in (("prefix", prefix), ("suffix", suffix)) if end}


def _literal(text: str) -> str:
    return text.replace("\\", r"\\").replace("*", r"\*")


def _conditions(chosen: Iterable[_Event]) -> dict[str, Any]:
    """Return what events must be beyond their types, where those have others, too.

    Reasons belong to one type each, so that they can be told beside the types.
    """
    wanted = set(chosen)
    if all(event.reasons in ((), _CREATED) for event in wanted):
        return {}
    plain = [event for event in wanted if not event.deletion]
    reasons = sorted({reason for event in plain for reason in event.reasons})
    absent: list[Any] = [{"exists": False}] if any(not event.reasons for event in plain) else []
    alternatives: list[dict[str, Any]] = [{"reason": [*reasons, *absent]}] if plain else []
    for event in sorted(event for event in wanted if event.deletion):
        condition: dict[str, Any] = {"reason": [*event.reasons], "deletion-type": [event.deletion]}
        alternatives.append(condition)
    return alternatives[0] if len(alternatives) == 1 else {"$or": alternatives}


def turn_on(bucket: s3.IBucket) -> None:
    """Let a bucket of this app send its events to EventBridge; others say so where they are made.

    CDK's custom resource does so, beside the notifications that it makes. The bucket's own property
    would do without, but when the last notification goes, that resource is deleted, and empties
    the bucket's configuration after CloudFormation has written it: no more events. Where the
    property is used already, it is left alone.
    """
    if isinstance(bucket, s3.Bucket):
        resource = cast("s3.CfnBucket", bucket.node.default_child)
        if resource.notification_configuration is None:
            bucket.enable_event_bridge_notification()


def rule_for(
    function: lambda_.IFunction,
    scope: Construct,
    bucket: s3.IBucket,
    wanted: Iterable[s3.EventType],
    filters: Iterable[s3.NotificationKeyFilter],
) -> events.Rule:
    """Return a rule that invokes a function with certain events of a bucket."""
    turn_on(bucket)
    ends = list(filters)
    prefix = next((end.prefix for end in ends if end.prefix), "")
    suffix = next((end.suffix for end in ends if end.suffix), "")
    event_pattern = as_struct(pattern(bucket.bucket_name, wanted, prefix, suffix))
    rule = events.Rule(scope, "Rule", event_pattern=event_pattern)
    rule.add_target(cast("events.IRuleTarget", Target(function.function_arn, {})))
    return rule
