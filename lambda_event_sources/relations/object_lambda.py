"""What S3 Object Lambda needs of functions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aws_cdk import aws_s3 as s3

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.places import differ, home, place_of
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.relations.answers import AnswersInTime

_BEST_PRACTICES = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-best-practices.html"


@dataclass(frozen=True)
class NearReader(BindingRelation):
    """An access point is where its bucket is, and an Object Lambda access point where both are."""

    name: ClassVar[str] = "object-lambda-region"
    page: ClassVar[str] = _BEST_PRACTICES

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the function is in the region of the bucket or access point"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        region, _ = home(binding.stack)
        if region is None:
            return
        theirs = _region_of(binding)
        if differ(region, theirs):
            yield (
                f"bucket must be in the region of the function {binding.path}, {region}, got one "
                f"in {theirs}: put a function there"
            )


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
    consequence: ClassVar[str] = "S3 answers with an error"
