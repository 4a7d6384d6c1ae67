"""Routes of HTTP APIs, as the cases need them."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_apigatewayv2_authorizers as authorizers

from tests.checks.rows import seconds
from tests.checks.scene import Scene

ARN = "arn:aws:apigateway:us-east-1::/{}/a1b2c3d4e5"


def http_api(s: Scene, stack: cdk.Stack | None = None, **kw: Any) -> apigatewayv2.HttpApi:
    """Make an API, with a stage."""
    return apigatewayv2.HttpApi(stack or s.stack, "HttpApi", **kw)


def jwt(issuer: str = "https://login.example.com") -> authorizers.HttpJwtAuthorizer:
    """Make an authorizer that reads tokens."""
    return authorizers.HttpJwtAuthorizer("Authorizer", issuer, jwt_audience=["shop"])


def routes(s: Scene, *keys: str, api: Any = None, fn: Any = None, **kw: Any) -> object:
    """Route these to one function, which answers in time."""
    api, fn = api or http_api(s), fn or s.fn(timeout=seconds(20))
    for key in keys or ("GET /orders",):
        method, _, path = key.partition(" ")
        s.bind(s.m.HttpApiEventSource(api, method, path, **kw), fn)
    return fn


def named(s: Scene, *names: str) -> object:
    """Make a route of each of these APIs."""
    fn = s.fn()
    for name in names:
        routes(s, api=name, fn=fn)
    return fn
