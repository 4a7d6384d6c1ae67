"""S3 through EventBridge: patterns, buckets, and what is left alone."""

from typing import Any, cast

import aws_cdk as cdk
import pytest
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_notifications as notifications
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import S3EventSource, ValidationError
from lambda_event_sources.parts.s3_events import pattern
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_RULE, _PERMISSION = "AWS::Events::Rule", "AWS::Lambda::Permission"
_NOTIFICATIONS = "Custom::S3BucketNotifications"
_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
_ON: dict[str, Any] = {"EventBridgeConfiguration": {}}
Event = s3.EventType


@pytest.fixture(name="bucket")
def _bucket(stack: cdk.Stack) -> s3.Bucket:
    return s3.Bucket(stack, "Bucket")


def _made(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    return of_type(intent(stack), kind)


def _bind(function: Any, bucket: Any, *events: s3.EventType, **options: Any) -> None:
    wanted = [*events] or [Event.OBJECT_CREATED]
    source = S3EventSource(bucket, events=wanted, delivery="eventbridge", **options)
    function.add_event_source(source)


def test_a_rule(stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket) -> None:
    """The permission is EventBridge's, for the rule, and S3 gets none."""
    ends = [s3.NotificationKeyFilter(prefix="uploads/", suffix=".csv")]
    _bind(function, bucket, filters=ends)

    assert _made(stack, _RULE) == [
        {
            "EventPattern": {
                "source": ["aws.s3"],
                "detail-type": ["Object Created"],
                "detail": {
                    "bucket": {"name": [{"Ref": "AWS::S3::Bucket"}]},
                    "object": {"key": [{"wildcard": "uploads/*.csv"}]},
                },
            },
            "State": "ENABLED",
            "Targets": [{"Arn": _FUNCTION, "Id": "Target0"}],
        }
    ]
    assert _made(stack, _PERMISSION) == [
        {
            "Action": "lambda:InvokeFunction",
            "FunctionName": _FUNCTION,
            "Principal": "events.amazonaws.com",
            "SourceArn": {"Fn::GetAtt": [_RULE, "Arn"]},
        }
    ]
    assert [made["NotificationConfiguration"] for made in _made(stack, _NOTIFICATIONS)] == [_ON]


@pytest.mark.parametrize(
    ("events", "types", "conditions"),
    [
        ([Event.OBJECT_CREATED], ["Object Created"], {}),
        ([Event.OBJECT_CREATED_PUT], ["Object Created"], {"reason": ["PutObject"]}),
        (
            [Event.OBJECT_CREATED_POST, Event.OBJECT_CREATED_COPY],
            ["Object Created"],
            {"reason": ["CopyObject", "POST Object"]},
        ),
        ([Event.OBJECT_REMOVED], ["Object Deleted"], {"reason": ["DeleteObject"]}),
        (
            [Event.OBJECT_REMOVED_DELETE],
            ["Object Deleted"],
            {"reason": ["DeleteObject"], "deletion-type": ["Permanently Deleted"]},
        ),
        (
            [Event.OBJECT_REMOVED, Event.LIFECYCLE_EXPIRATION],
            ["Object Deleted"],
            {"reason": ["DeleteObject", "Lifecycle Expiration"]},
        ),
        (
            [Event.OBJECT_CREATED, Event.OBJECT_TAGGING],
            ["Object Created", "Object Tags Added", "Object Tags Deleted"],
            {},
        ),
        (
            [Event.OBJECT_CREATED_PUT, Event.OBJECT_ACL_PUT],
            ["Object Created", "Object ACL Updated"],
            {"reason": ["PutObject", {"exists": False}]},
        ),
        (
            [Event.OBJECT_ACL_PUT, Event.OBJECT_REMOVED_DELETE_MARKER_CREATED],
            ["Object ACL Updated", "Object Deleted"],
            {
                "$or": [
                    {"reason": [{"exists": False}]},
                    {"reason": ["DeleteObject"], "deletion-type": ["Delete Marker Created"]},
                ]
            },
        ),
    ],
    ids=str,
)
def test_events(events: list[s3.EventType], types: list[str], conditions: dict[str, Any]) -> None:
    """Each is told by its type, and where that has others, by reason and kind of deletion."""
    made = pattern("orders", events, "", "")

    assert made["detail-type"] == types
    assert made["detail"] == {"bucket": {"name": ["orders"]}, **conditions}


_NOT_SENT = [
    event for event in Event if event.name.startswith("REPLICATION") or "LOST" in event.name
]


@pytest.mark.parametrize("event", [event for event in Event if event not in _NOT_SENT])
def test_every_other_event_is_known(event: s3.EventType) -> None:
    assert pattern("orders", [event], "", "")["detail-type"]


@pytest.mark.parametrize("event", _NOT_SENT)
def test_events_that_eventbridge_does_not_get(bucket: s3.Bucket, event: s3.EventType) -> None:
    with pytest.raises(ValidationError, match=f"one that S3 sends to EventBridge, .*{event.name}"):
        S3EventSource(bucket, events=[event], delivery="eventbridge")


@pytest.mark.parametrize(
    ("prefix", "suffix", "key"),
    [
        ("uploads/", "", {"prefix": "uploads/"}),
        ("", ".csv", {"suffix": ".csv"}),
        ("uploads/", ".csv", {"wildcard": "uploads/*.csv"}),
        ("a*b\\", "c*", {"wildcard": "a\\*b\\\\*c\\*"}),
    ],
)
def test_keys(prefix: str, suffix: str, key: dict[str, str]) -> None:
    """Both at once are one pattern, in which what looks like a wildcard is none."""
    made = pattern("orders", [Event.OBJECT_CREATED], prefix, suffix)

    assert made["detail"]["object"] == {"key": [key]}


def test_prefix_and_suffix_of_two_filters(
    stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket
) -> None:
    _bind(function, bucket, filters=[{"prefix": "a/"}, {"suffix": ".b"}])

    (rule,) = _made(stack, _RULE)
    assert rule["EventPattern"]["detail"]["object"] == {"key": [{"wildcard": "a/*.b"}]}


def test_beside_notifications(
    stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket
) -> None:
    """The bucket keeps what it notifies, whether that is said before or afterwards."""
    queue: Any = sqs.Queue(stack, "Queue")
    destination: Any = notifications.SqsDestination(queue)
    bucket.add_event_notification(Event.OBJECT_REMOVED, destination)
    _bind(function, bucket)
    function.add_event_source(S3EventSource(bucket, events=[Event.OBJECT_CREATED]))

    (made,) = _made(stack, _NOTIFICATIONS)
    configuration = made["NotificationConfiguration"]
    assert configuration["EventBridgeConfiguration"] == {}
    events = [each["Events"] for each in configuration["LambdaFunctionConfigurations"]]
    assert events == [["s3:ObjectCreated:*"]]
    events = [each["Events"] for each in configuration["QueueConfigurations"]]
    assert events == [["s3:ObjectRemoved:*"]]
    assert _made(stack, "AWS::S3::Bucket") == [{}]  # nobody else writes the configuration


def test_a_bucket_where_it_is_on(
    stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket
) -> None:
    """What the bucket says itself is left alone, and needs no custom resource."""
    on = s3.CfnBucket.EventBridgeConfigurationProperty(event_bridge_enabled=True)
    cast(
        "s3.CfnBucket", bucket.node.default_child
    ).notification_configuration = s3.CfnBucket.NotificationConfigurationProperty(
        event_bridge_configuration=on
    )
    _bind(function, bucket)

    assert _made(stack, _NOTIFICATIONS) == []
    assert len(_made(stack, _RULE)) == 1


@pytest.mark.parametrize("name", ["orders", "arn:aws:s3:::orders"])
def test_an_existing_bucket(stack: cdk.Stack, function: lambda_.Function, name: str) -> None:
    """Nothing is made at it or for it."""
    _bind(function, name)

    (rule,) = _made(stack, _RULE)
    assert rule["EventPattern"]["detail"] == {"bucket": {"name": ["orders"]}}
    assert {resource["Type"] for resource in intent(stack)} == {
        "AWS::IAM::Role",
        "AWS::Lambda::Function",
        _RULE,
        _PERMISSION,
    }


def test_many_stacks_and_one_bucket(app: cdk.App, bucket: s3.Bucket) -> None:
    """Functions that also read the bucket make no circle of stacks (aws-cdk issue 5760)."""
    for name in ("One", "Two"):
        function = make_function(cdk.Stack(app, name), "Function")
        bucket.grant_read(function)
        _bind(function, bucket)

    app.synth()


def test_two_sources_of_one_function(
    stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket
) -> None:
    """Overlapping ones, which no notifications may be."""
    _bind(function, bucket)
    _bind(function, bucket, Event.OBJECT_CREATED_PUT)

    assert len(_made(stack, _RULE)) == len(_made(stack, _PERMISSION)) == 2


def test_without_grant(stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket) -> None:
    _bind(function, bucket, grant=False)

    assert _made(stack, _PERMISSION) == []


def test_an_imported_function(stack: cdk.Stack, bucket: s3.Bucket) -> None:
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
    _bind(lambda_.Function.from_function_arn(stack, "Function", arn), bucket)

    assert [made["FunctionName"] for made in _made(stack, _PERMISSION)] == [arn]


def test_an_imported_alias(stack: cdk.Stack, bucket: s3.Bucket) -> None:
    """It is an interface to jsii, and no construct."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
    version = lambda_.Version.from_version_arn(stack, "Version", f"{arn}:1")
    alias = lambda_.Alias.from_alias_attributes(
        stack, "Alias", alias_name="live", alias_version=version
    )
    _bind(alias, bucket)

    assert [made["FunctionName"] for made in _made(stack, _PERMISSION)] == [f"{arn}:live"]


def test_notification_is_the_default(bucket: s3.Bucket, function: lambda_.Function) -> None:
    """Said or not, S3 itself invokes the function."""
    stack = cdk.Stack.of(bucket)
    source = S3EventSource(bucket, events=[Event.OBJECT_CREATED], delivery="notification")
    function.add_event_source(source)

    assert _made(stack, _RULE) == []
    assert [made["Principal"] for made in _made(stack, _PERMISSION)] == ["s3.amazonaws.com"]
