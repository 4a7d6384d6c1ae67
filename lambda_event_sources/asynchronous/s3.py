"""Amazon S3."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
import jsii
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_notifications as notifications
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Length, Matches, NamedLimit
from lambda_event_sources.core.nested import Each, Fields, NotEmpty
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke, is_left_without, permit
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.source import AnyFunction, EventSource
from lambda_event_sources.core.structs import fields_of
from lambda_event_sources.relations.buckets import BucketRegion, LiteralFilter, NoOverlap
from lambda_event_sources.relations.concurrency import NotPaused
from lambda_event_sources.relations.permissions import PolicySize

_EVENTS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html"
_FILTERS = (
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html"
)
_KEY_LENGTH = Length(0, 1024)
"""https://docs.aws.amazon.com/AmazonS3/latest/API/API_FilterRule.html"""


BUCKET = Existing(
    "bucket_arn",
    "an S3 bucket",
    arn="s3:::{name}",
    by_arn=s3.Bucket.from_bucket_arn,
    by_name=s3.Bucket.from_bucket_name,
    name=Matches(
        r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
        "3 to 63 lower-case letters, digits, dots and hyphens that begins and ends with a letter "
        "or digit",
    ),
)
"""https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"""


@dataclass(frozen=True)
class OnePrefixOneSuffix(NamedLimit):
    """Filters that an object's key can fulfil all at once, since that is what they mean."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            "filters with at most one prefix and one suffix in all, each with one of them: an "
            "object's key must fulfil all of them; use one source per alternative"
        )

    def allows(self, value: Any) -> bool:
        """Tell whether each filter says something, and no two say the same kind of thing."""
        pairs = [fields_of(item) for item in value]
        prefixes = [pair for pair in pairs if pair.get("prefix")]
        suffixes = [pair for pair in pairs if pair.get("suffix")]
        return len(prefixes) <= 1 and len(suffixes) <= 1 and all(any(p.values()) for p in pairs)


class S3EventSource(EventSource):
    """Invoke a function when something happens to the objects of an S3 bucket.

    S3 is allowed to invoke the function for this bucket, and the bucket is told to notify it.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        NoOverlap(),
        BucketRegion(),
        LiteralFilter(),
        PolicySize(),
        NotPaused(),
    )

    existing: ClassVar[Existing | None] = BUCKET
    named_by: ClassVar[str] = "bucket_name"

    @checked()
    def __init__(
        self,
        bucket: Annotated[
            s3.IBucket | s3.Bucket | str,
            BUCKET,
            Doc("The bucket to watch."),
        ],
        *,
        events: Annotated[
            Sequence[s3.EventType],
            NotEmpty(),
            Doc("What must happen to an object.", page=_EVENTS),
        ],
        filters: Annotated[
            Sequence[s3.NotificationKeyFilter | dict[str, Any]],
            Each(Fields(s3.NotificationKeyFilter, prefix=_KEY_LENGTH, suffix=_KEY_LENGTH)),
            OnePrefixOneSuffix(),
            Doc("A prefix and a suffix that the object's key must have.", "any key", _FILTERS),
        ]
        | None = None,
        grant: GrantInvoke | None = None,
    ) -> None:
        """Describe which events of `bucket` invoke the function."""
        self.triggered_by = bucket
        self._events = events
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
        super().bind(function)
        destination = self._destination(function)
        for event in self._events:
            self.bucket.add_event_notification(event, destination, *self._filters)
        if self._grant:
            self._correct_account(function)

    def _destination(self, function: lambda_.IFunction) -> s3.IBucketNotificationDestination:
        if not self._grant:
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
