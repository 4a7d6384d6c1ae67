"""What S3 Object Lambda needs of functions."""

from dataclasses import dataclass
from typing import ClassVar

from aws_cdk import aws_s3 as s3

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.places import place_of
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.relations.answers import AnswersInTime
from lambda_event_sources.relations.places import Nearby

_BEST_PRACTICES = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-best-practices.html"


@dataclass(frozen=True)
class NearReader(Nearby):
    """An access point is where its bucket is, and an Object Lambda access point where both are."""

    name: ClassVar[str] = "object-lambda-region"
    page: ClassVar[str] = _BEST_PRACTICES
    what: ClassVar[str] = "the bucket or access point"

    def place(self, binding: Binding) -> tuple[str | None, str | None]:
        """Return the region, as far as it is known."""
        return _region_of(binding), None


def _region_of(binding: Binding) -> str | None:
    found = binding.resource
    if isinstance(found, s3.CfnAccessPoint | s3.Bucket):
        return place_of(found)[0]
    if hasattr(found, "attr_arn"):
        return place_of(None, found.attr_arn)[0]
    region: str = found.env.region  # which may have been given to an imported bucket
    return None if is_token(region) else region


@dataclass(frozen=True)
class AnswersReader(AnswersInTime):
    """S3 waits for a minute."""

    name: ClassVar[str] = "object-lambda-timeout"
    page: ClassVar[str] = _BEST_PRACTICES
    most: int = 60
    consequence: ClassVar[str] = "when it takes longer, S3 answers with an error"
