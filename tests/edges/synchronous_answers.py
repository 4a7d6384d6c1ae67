"""Values at the edges of what Cognito, AppSync, Lex and Object Lambda ask of their triggers."""

from collections.abc import Iterator
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_s3 as s3

from lambda_event_sources.core.existing import Existing
from lambda_event_sources.parts.access_points import Readable
from lambda_event_sources.parts.user_pool_triggers import Trigger
from tests.boundaries import NEEDED, SAMPLES, STRINGS, Case, bad, edges, good

SAMPLES["keys"] = "$context.arguments.a{}".format
SAMPLES["locales"] = lambda index: f"en_{index:03}"
NEEDED[appsync.CachingConfig] = {"ttl": cdk.Duration.seconds(60)}
STRINGS.update(
    {
        'an action such as "cognito-idp:AdminGetUser"': (
            ("cognito-idp:AdminGetUser", "cognito-idp:Admin*"),
            ("AdminGetUser", "cognito-idp:", "cognito-identity:GetId", "cognito-idp:Admin User"),
        ),
        "a name of letters, digits and underscores": (
            ("Query", "_a1", "getOrder"),
            ("1a", "get-order", "a b", "", "ä", "a.b"),
        ),
        "an entry of $context.arguments, $context.source or $context.identity": (
            ("$context.arguments", "$context.source.id", "$context.identity['sub']"),
            ("$context.args.id", "context.source", "$context.sources", "$ctx.source", ""),
        ),
        "made of lower-case letters, digits and, inside, hyphens": (
            ("masked-orders", "a1b", "0-0"),
            ("Masked", "-abc", "abc-", "a_b", "a.b", "a b"),
        ),
        'a locale such as "en_US" or "es_419"': (
            ("en_US", "es_419", "de_DE"),
            ("en", "en-US", "EN_us", "en_us", "en_1", "eng_USA", ""),
        ),
    }
)


@edges.register
def _(limit: Readable) -> Iterator[Case]:
    yield from edges.dispatch(Existing)(limit)
    arn = "arn:aws:s3:eu-west-1:111111111111:accesspoint/reports"
    yield from (good(arn), bad(f"{arn}/object/a"), bad(arn.replace("s3:", "s3-object-lambda:")))
    yield Case("access point", _access_point, allowed=True)
    yield bad(s3.CfnAccessPoint)


def _access_point() -> s3.CfnAccessPoint:
    stack = cdk.Stack(cdk.App(), "Stack")
    return s3.CfnAccessPoint(stack, "AccessPoint", bucket="orders")


@edges.register
def _(limit: Trigger) -> Iterator[Case]:
    del limit
    known = [name for name in dir(cognito.UserPoolOperation) if name.isupper()]
    for name in known:
        yield Case(name, lambda name=name: getattr(cognito.UserPoolOperation, name), allowed=True)  # type: ignore[misc]
    of = cognito.UserPoolOperation.of
    yield Case("inbound federation", lambda: of("InboundFederation"), allowed=True)
    yield from (Case("unknown", lambda: of("PreSignIn"), allowed=False), bad("preSignUp"))
    wrong: list[Any] = [1, True, [], cognito.UserPoolOperation]
    yield from map(bad, wrong)
