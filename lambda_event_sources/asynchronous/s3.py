"""Amazon S3."""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal, cast

import aws_cdk as cdk
import jsii
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_notifications as notifications
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.nested import NotEmpty
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import (
    GrantInvoke,
    is_elsewhere,
    is_left_without,
    permit,
)
from lambda_event_sources.core.proxies import as_construct
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.source import AnyFunction, EventSource
from lambda_event_sources.core.structs import fields_of
from lambda_event_sources.core.validation import bindings_of, register
from lambda_event_sources.parts import buckets, s3_events
from lambda_event_sources.parts.rule_targets import SERVICE
from lambda_event_sources.relations.buckets import BucketRegion, LiteralFilter, NoOverlap
from lambda_event_sources.relations.concurrency import NotPaused
from lambda_event_sources.relations.permissions import PolicySize
from lambda_event_sources.relations.routed_buckets import (
    Notifiable,
    RoutedNearby,
    RoutedOnce,
    SendsToEventBridge,
)

_EVENTS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html"
_EVENTBRIDGE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html"


class S3EventSource(EventSource):
    """Invoke a function when something happens to the objects of an S3 bucket.

    S3 is allowed to invoke the function for this bucket, and the bucket is told to notify it. With
    ``delivery="eventbridge"`` a rule of EventBridge does that instead: any number of sources, of
    any stacks, may then overlap, and no notification of an existing bucket is touched. At such a
    bucket, EventBridge must be on already. The function gets another event, one per object:
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        NoOverlap(),
        BucketRegion(),
        LiteralFilter(),
        PolicySize(),
        Notifiable(),
        NotPaused(),
        SendsToEventBridge(),
        RoutedNearby(),
        RoutedOnce(),
    )

    existing: ClassVar[Existing | None] = buckets.BUCKET
    named_by: ClassVar[str] = "bucket_name"

    @checked(
        s3_events.SentToEventBridge(),
        elsewhere={name: f'pass filters=[{{"{name}": ...}}]' for name in ("prefix", "suffix")},
    )
    def __init__(
        self,
        bucket: Annotated[
            s3.IBucket | s3.Bucket | str,
            buckets.BUCKET,
            Doc("The bucket to watch."),
        ],
        *,
        events: Annotated[
            Sequence[s3.EventType],
            NotEmpty(),
            Doc("What must happen to an object.", page=_EVENTS),
        ],
        delivery: Annotated[
            Literal["notification", "eventbridge"],
            Doc("Who invokes the function: S3, or EventBridge.", "'notification'", _EVENTBRIDGE),
        ]
        | None = None,
        filters: buckets.Filters | None = None,
        grant: GrantInvoke | None = None,
    ) -> None:
        """Describe which events of `bucket` invoke the function."""
        self.triggered_by = bucket
        self._events = events
        self._is_routed = delivery == "eventbridge"
        self._grant = grant is not False
        self._filters = [s3.NotificationKeyFilter(**fields_of(item)) for item in filters or ()]

    @property
    def bucket(self) -> s3.IBucket:
        """The bucket; what was named by a string is known when the source is bound."""
        return cast("s3.IBucket", self.resource)

    def bind(self, target: AnyFunction) -> None:
        """Make the bucket notify `target`.

        Args:
            target: The function, alias, version or imported function that S3 invokes.
        """
        function = cast("lambda_.IFunction", target)
        if self._is_routed:
            self._route(function)
            return
        super().bind(function)
        destination = self._destination(function)
        for event in self._events:
            self.bucket.add_event_notification(event, destination, *self._filters)
        if self._grant:
            self._correct_account(function)

    def _route(self, function: lambda_.IFunction) -> None:
        """Let a rule invoke `function`."""
        number = 1 + sum(bound.made == s3_events.RULE for bound in bindings_of(function))
        self._import(function)
        name = f"S3EventSource{number if number > 1 else ''}"
        register(self, function, construct_id=name, made=s3_events.RULE)
        scope = Construct(as_construct(function), name)
        rule = s3_events.rule_for(function, scope, self.bucket, self._events, self._filters)
        if self._grant and not is_elsewhere(function):
            permit(function, scope, "Permission", principal=SERVICE, source_arn=rule.rule_arn)

    def _destination(self, function: lambda_.IFunction) -> s3.IBucketNotificationDestination:
        if not self._grant or is_elsewhere(function):
            return _Ungranted(function)
        if is_left_without(function):
            # CDK takes the permission that it finds under this id for its own.
            permit(
                function,
                self.bucket,
                self._permission_id(function),
                principal="s3.amazonaws.com",
                source_arn=self.bucket.bucket_arn,
                source_account=self.bucket.env.account,
            )
        return notifications.LambdaDestination(function)

    def _correct_account(self, function: lambda_.IFunction) -> None:
        """Name the owner of an imported bucket, where CDK names the account of the stack."""
        if isinstance(self.bucket, s3.Bucket):
            return
        owner, here = self.bucket.env.account, cdk.Stack.of(self.bucket).account
        permission = self.bucket.node.try_find_child(self._permission_id(function))
        if owner != here and permission is not None:
            cast("lambda_.CfnPermission", permission).source_account = owner

    @staticmethod
    def _permission_id(function: lambda_.IFunction) -> str:
        name = cdk.Names.node_unique_id(function.permissions_node)
        return f"AllowBucketNotificationsTo{name}"


@jsii.implements(s3.IBucketNotificationDestination)
class _Ungranted:
    """A function that somebody else allows S3 to invoke."""

    def __init__(self, function: lambda_.IFunction) -> None:
        """Name the function."""
        self._function = function

    def bind(self, scope: Construct, bucket: Any) -> s3.BucketNotificationDestinationConfig:
        """Say whom to notify; called by the bucket."""
        del scope, bucket
        return s3.BucketNotificationDestinationConfig(
            arn=self._function.function_arn, type=s3.BucketNotificationDestinationType.LAMBDA
        )


S3EventSourceV2 = S3EventSource
"""The name that CDK's module has for the class that also takes imported buckets."""
