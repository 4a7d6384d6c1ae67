"""S3 buckets and access points, as what objects are read from."""

import re
from dataclasses import dataclass
from typing import Any

from aws_cdk import aws_s3 as s3

from lambda_event_sources.core.by_arn import ByArn
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.parts.buckets import BUCKET_NAME

_ACCESS_POINT = re.compile("arn:[a-z-]+:s3:[^:]+:[0-9]{12}:accesspoint/[a-z0-9-]{3,50}")


@dataclass(frozen=True, kw_only=True)
class Readable(Existing):
    """A bucket or an access point, or a string that names one."""

    def allows(self, value: object) -> bool:
        """Tell whether it can be read from."""
        if isinstance(value, str) and _ACCESS_POINT.fullmatch(value):
            return True
        return isinstance(value, s3.CfnAccessPoint) or super().allows(value)


def _by_arn(scope: Any, construct_id: str, arn: str) -> Any:
    if _ACCESS_POINT.fullmatch(arn):
        return ByArn(scope, construct_id, arn)
    return s3.Bucket.from_bucket_arn(scope, construct_id, arn)


READABLE = Readable(
    "bucket_arn",
    "an S3 bucket or access point",
    arn="s3:::{name}",
    by_arn=_by_arn,
    by_name=s3.Bucket.from_bucket_name,
    name=BUCKET_NAME,
)
"""What objects can be read from."""
