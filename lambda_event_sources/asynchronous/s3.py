"""Amazon S3."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, cast

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_notifications as notifications

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.nested import Each, Fields, NotEmpty
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.source import AnyFunction, EventSource
from lambda_event_sources.core.structs import fields_of

_EVENTS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html"
_FILTERS = (
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html"
)


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

    @checked()
    def __init__(
        self,
        bucket: Annotated[
            s3.IBucket | s3.Bucket, Has("bucket_arn", "an S3 bucket"), Doc("The bucket to watch.")
        ],
        *,
        events: Annotated[
            Sequence[s3.EventType],
            NotEmpty(),
            Doc("What must happen to an object.", page=_EVENTS),
        ],
        filters: Annotated[
            Sequence[s3.NotificationKeyFilter | dict[str, Any]],
            Each(Fields(s3.NotificationKeyFilter)),
            OnePrefixOneSuffix(),
            Doc("A prefix and a suffix that the object's key must have.", "any key", _FILTERS),
        ]
        | None = None,
    ) -> None:
        """Describe which events of `bucket` invoke the function."""
        self.bucket = bucket
        self._events = events
        self._filters = [s3.NotificationKeyFilter(**fields_of(item)) for item in filters or ()]

    def bind(self, target: AnyFunction) -> None:
        """Make the bucket notify `target`.

        Args:
            target: The function, alias, version or imported function that S3 invokes.
        """
        destination = notifications.LambdaDestination(cast("lambda_.IFunction", target))
        for event in self._events:
            self.bucket.add_event_notification(event, destination, *self._filters)


S3EventSourceV2 = S3EventSource
"""The name that CDK's module has for the class that also takes imported buckets."""
