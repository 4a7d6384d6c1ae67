"""Events of S3 that EventBridge delivers."""

from typing import Any, cast

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3

from tests.checks.pair import Pair
from tests.checks.scene import Scene

GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
EVENTS = f"{GUIDE}/EventBridge.html"
ENABLE = f"{GUIDE}/enable-event-notifications-eventbridge.html"
HERE, THERE = "111111111111", "222222222222"
Event = s3.EventType


def bind(s: Scene, bucket: Any = None, *events: Any, fn: Any = None, **kw: Any) -> object:
    defaults = {"events": [*events] or [Event.OBJECT_CREATED], "delivery": "eventbridge"}
    return s.bind(s.m.S3EventSource(bucket or s.bucket(), **{**defaults, **kw}), fn)


def overlapping(s: Scene, delivery: str | None) -> None:
    bucket = s.bucket()
    bind(s, bucket, delivery=None)
    bind(s, bucket, delivery=delivery)


def setting(*, is_on: bool) -> s3.CfnBucket.NotificationConfigurationProperty:
    """Return what a bucket itself says of EventBridge."""
    of_bridge = s3.CfnBucket.EventBridgeConfigurationProperty(event_bridge_enabled=is_on)
    return s3.CfnBucket.NotificationConfigurationProperty(event_bridge_configuration=of_bridge)


def plain(s: Scene, *, is_on: bool) -> None:
    """Make a bucket with the L1 class."""
    made = s3.CfnBucket(s.stack, "Plain", notification_configuration=setting(is_on=is_on))
    bind(s, s3.Bucket.from_bucket_name(s.stack, "Bucket", made.ref))


def overwritten(s: Scene, *, is_on: bool) -> None:
    """Turn EventBridge on at the bucket, which CDK's notifications overwrite."""
    bucket = s.bucket(event_bridge_enabled=is_on or None)
    resource = cast("s3.CfnBucket", bucket.node.default_child)
    resource.notification_configuration = setting(is_on=True)
    bind(s, bucket, Event.OBJECT_REMOVED)
    bind(s, bucket, delivery=None)


def owned_by(s: Scene, account: str) -> None:
    stack = s.stack_in(region="eu-west-1", account=HERE)
    bucket = s3.Bucket.from_bucket_attributes(
        stack, "Theirs", bucket_name="theirs", account=account, region="eu-west-1"
    )
    bind(s, bucket, fn=s.fn(stack))


def invoking(s: Scene, account: str) -> None:
    stack = s.stack_in(region="eu-west-1", account=HERE)
    arn = f"arn:aws:lambda:eu-west-1:{account}:function:orders"
    bind(s, s3.Bucket(stack, "Bucket"), fn=lambda_.Function.from_function_arn(stack, "Fn", arn))


def twice(s: Scene, second: s3.EventType) -> None:
    bucket = s.bucket()
    for event in (Event.OBJECT_CREATED, second):
        bind(s, bucket, event, filters=[{"prefix": "uploads/"}])


PAIRS: list[Pair] = [
    Pair(
        "delivery: one of two",
        lambda s: bind(s, delivery="sns"),
        lambda s: bind(s, delivery="notification"),
        EVENTS,
        own=True,
    ),
    Pair(
        "overlapping sources need EventBridge",
        lambda s: overlapping(s, None),
        lambda s: overlapping(s, "eventbridge"),
        f"{GUIDE}/notification-how-to-filtering.html",
        own=True,
    ),
    Pair(
        "events: those that EventBridge gets",
        lambda s: bind(s, None, Event.REDUCED_REDUNDANCY_LOST_OBJECT),
        lambda s: bind(s, None, Event.OBJECT_ACL_PUT),
        EVENTS,
        own=True,
    ),
    Pair(
        "the bucket sends them to EventBridge",
        lambda s: plain(s, is_on=False),
        lambda s: plain(s, is_on=True),
        ENABLE,
        own=True,
    ),
    Pair(
        "nothing overwrites that",
        lambda s: overwritten(s, is_on=False),
        lambda s: overwritten(s, is_on=True),
        ENABLE,
        own=True,
    ),
    Pair(
        "the bucket is of the function's account",
        lambda s: owned_by(s, THERE),
        lambda s: owned_by(s, HERE),
        EVENTS,
        own=True,
    ),
    Pair(
        "no event twice",
        lambda s: twice(s, Event.OBJECT_CREATED),
        lambda s: twice(s, Event.OBJECT_REMOVED),
        "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html",
        risky=True,
        own=True,
    ),
    Pair(
        "the function is where its rule is",
        lambda s: invoking(s, THERE),
        lambda s: invoking(s, HERE),
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html",
        own=True,
    ),
]
