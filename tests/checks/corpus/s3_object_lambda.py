"""S3 Object Lambda, which CDK's module has not."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_API = "https://docs.aws.amazon.com/AmazonS3/latest/API"
_CONFIGURATION = f"{_API}/API_control_ObjectLambdaConfiguration.html"
_TRANSFORMATION = f"{_API}/API_control_ObjectLambdaTransformationConfiguration.html"
_NAME = f"{_API}/API_control_CreateAccessPointForObjectLambda.html"
_PRACTICES = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-best-practices.html"
_POINT = "arn:aws:s3:{}:111111111111:accesspoint/reports"
_Case = Callable[[Scene], object]


def _read(**kw: Any) -> _Case:
    return lambda s: s.bind(s.m.S3ObjectLambdaEventSource(s.bucket(), **kw))


def _from(given: str) -> _Case:
    return lambda s: s.bind(s.m.S3ObjectLambdaEventSource(given))


def _timeout(seconds: float) -> _Case:
    def case(s: Scene) -> object:
        fn = s.fn(timeout=cdk.Duration.seconds(seconds))
        return s.bind(s.m.S3ObjectLambdaEventSource(s.bucket()), fn)

    return case


def _region(region: str, *, point: bool) -> _Case:
    def case(s: Scene) -> object:
        stack = s.stack_in(region="eu-west-1", account="111111111111")
        bucket: Any = _POINT.format(region)
        if not point:
            bucket = s3.Bucket.from_bucket_attributes(
                stack, "Bucket", bucket_name="reports", region=region
            )
        return s.bind(s.m.S3ObjectLambdaEventSource(bucket), s.fn(stack))

    return case


PAIRS = [
    Pair(
        "action that can be answered",
        _read(actions=["PutObject"]),
        _read(actions=["GetObject"]),
        _TRANSFORMATION,
        own=True,
    ),
    Pair("some action", _read(actions=[]), _read(), _TRANSFORMATION, own=True),
    Pair(
        "each action once",
        _read(actions=["GetObject", "GetObject"]),
        _read(actions=["GetObject", "HeadObject"]),
        _TRANSFORMATION,
        own=True,
    ),
    Pair(
        "feature that there is",
        _read(allowed_features=["ListObjects-Range"]),
        _read(allowed_features=["GetObject-Range"]),
        _CONFIGURATION,
        own=True,
    ),
    Pair(
        "some feature",
        _read(allowed_features=[]),
        _read(allowed_features=["GetObject-Range"]),
        _CONFIGURATION,
        own=True,
    ),
    Pair(
        "each feature once",
        _read(allowed_features=["GetObject-Range", "GetObject-Range"]),
        _read(allowed_features=["GetObject-Range", "HeadObject-Range"]),
        _CONFIGURATION,
        own=True,
    ),
    Pair(
        "name in lower case",
        _read(access_point_name="Masked-Orders"),
        _read(access_point_name="masked-orders"),
        _NAME,
        own=True,
    ),
    Pair(
        "name of at most 45 characters",
        _read(access_point_name="a" * 46),
        _read(access_point_name="a" * 45),
        _NAME,
        own=True,
    ),
    Pair(
        "ARN of a bucket or an access point",
        _from("arn:aws:s3-object-lambda:us-east-1:111111111111:accesspoint/reports"),
        _from(_POINT.format("us-east-1")),
        _CONFIGURATION,
        own=True,
    ),
    Pair("name of a bucket", _from("My Reports"), _from("reports"), _CONFIGURATION, own=True),
    Pair(
        "bucket in the function's region",
        _region("eu-central-1", point=False),
        _region("eu-west-1", point=False),
        _PRACTICES,
        own=True,
    ),
    Pair(
        "access point in the function's region",
        _region("eu-central-1", point=True),
        _region("eu-west-1", point=True),
        _PRACTICES,
        own=True,
    ),
    Pair("answer within a minute", _timeout(61), _timeout(60), _PRACTICES, risky=True, own=True),
]
