"""Buckets, and which of their objects a source is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from aws_cdk import aws_s3 as s3

from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Length, Matches, NamedLimit
from lambda_event_sources.core.nested import Each, Fields
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.structs import fields_of

_FILTERS = (
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html"
)
_KEY_LENGTH = Length(0, 1024)
"""https://docs.aws.amazon.com/AmazonS3/latest/API/API_FilterRule.html"""


BUCKET_NAME = Matches(
    "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
    "3 to 63 lower-case letters, digits, dots and hyphens that begins and ends with a letter or "
    "digit",
)
"""https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"""

BUCKET = Existing(
    "bucket_arn",
    "an S3 bucket",
    arn="s3:::{name}",
    by_arn=s3.Bucket.from_bucket_arn,
    by_name=s3.Bucket.from_bucket_name,
    name=BUCKET_NAME,
)
"""A bucket."""


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


Filters = Annotated[
    Sequence[s3.NotificationKeyFilter | dict[str, Any]],
    Each(Fields(s3.NotificationKeyFilter, prefix=_KEY_LENGTH, suffix=_KEY_LENGTH)),
    OnePrefixOneSuffix(),
    Doc("A prefix and a suffix that the object's key must have.", "any key", _FILTERS),
]
"""What the keys of objects must be like."""
