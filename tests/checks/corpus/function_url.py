"""Function URLs, which CDK's module has not."""

from typing import Any

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_AUTH = "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"
_CONFIG = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html"
_URLS = "https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html"
_REGIONS = "https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html"
_PERMISSION = "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html"
_ARN = "arn:aws:lambda:{}:111111111111:function:orders{}"
_NONE = lambda_.FunctionUrlAuthType.NONE
_IAM = lambda_.FunctionUrlAuthType.AWS_IAM
_ACCOUNT = iam.AccountPrincipal("222222222222")


def _url(s: Scene, fn: Any = None, **options: Any) -> object:
    return s.bind(s.m.FunctionUrlEventSource(**options), fn)


def _cloudfront(*, limited: bool) -> iam.ServicePrincipal:
    arn = "arn:aws:cloudfront::111111111111:distribution/E1ABCDEF"
    conditions = {"ArnLike": {"aws:SourceArn": arn}} if limited else None
    return iam.ServicePrincipal("cloudfront.amazonaws.com", conditions=conditions)


def _imported(s: Scene, region: str, qualifier: str = "") -> lambda_.IFunction:
    stack = s.stack_in(region="eu-west-1", account="111111111111")
    arn = _ARN.format(region, qualifier)
    return lambda_.Function.from_function_arn(stack, "Imported", arn)


def _beside_cdks(s: Scene, *, of_other: bool) -> object:
    fn = s.fn()
    fn.add_function_url(auth_type=_NONE)
    return _url(s, s.fn(name="Other") if of_other else fn, auth_type=_NONE)


PAIRS = [
    Pair(
        "allowed: not empty",
        lambda s: _url(s, allowed=[]),
        lambda s: _url(s, allowed=[_ACCOUNT]),
        _PERMISSION,
        own=True,
    ),
    Pair(
        "allowed: a service for one resource or account only",
        lambda s: _url(s, allowed=[_cloudfront(limited=False)]),
        lambda s: _url(s, allowed=[_cloudfront(limited=True)]),
        _PERMISSION,
        own=True,
    ),
    Pair(
        "allowed: who can be named in a permission",
        lambda s: _url(s, allowed=[iam.FederatedPrincipal("cognito-identity.amazonaws.com")]),
        lambda s: _url(s, allowed=[_ACCOUNT]),
        _PERMISSION,
        own=True,
    ),
    Pair(
        "allowed: not where everybody is",
        lambda s: _url(s, allowed=[_ACCOUNT], auth_type=_NONE),
        lambda s: _url(s, allowed=[_ACCOUNT], auth_type=_IAM),
        _AUTH,
        own=True,
    ),
    Pair(
        "allowed: not where no permission is made",
        lambda s: _url(s, allowed=[_ACCOUNT], grant=False),
        lambda s: _url(s, allowed=[_ACCOUNT], grant=True),
        _AUTH,
        own=True,
    ),
    Pair(
        "one URL per function",
        lambda s: [_url(s, fn) for fn in [s.fn()] * 2],
        lambda s: [_url(s, fn) for fn in (s.fn(), s.fn(name="Other"))],
        _URLS,
        own=True,
    ),
    Pair(
        "one public URL per function, also beside CDK's",
        lambda s: _beside_cdks(s, of_other=False),
        lambda s: _beside_cdks(s, of_other=True),
        _URLS,
        own=True,
    ),
    Pair(
        "URL of an alias, not of a version",
        lambda s: _url(s, s.fn().current_version, auth_type=_NONE),
        lambda s: _url(s, s.fn().add_alias("live"), auth_type=_NONE),
        _CONFIG,
        own=True,
    ),
    Pair(
        "URL of an imported alias, not of a version",
        lambda s: _url(s, _imported(s, "eu-west-1", ":3")),
        lambda s: _url(s, _imported(s, "eu-west-1", ":live")),
        _CONFIG,
        own=True,
    ),
    Pair(
        "URL in the function's region",
        lambda s: _url(s, _imported(s, "us-east-1")),
        lambda s: _url(s, _imported(s, "eu-west-1")),
        _CONFIG,
        own=True,
    ),
    Pair(
        "region that has URLs",
        lambda s: _url(s, s.fn(s.stack_in(region="eu-south-2"))),
        lambda s: _url(s, s.fn(s.stack_in(region="eu-south-1"))),
        _REGIONS,
        risky=True,
        own=True,
    ),
]
