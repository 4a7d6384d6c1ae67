"""The same routes of HTTP APIs with CDK's own classes and with sources."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_apigatewayv2_authorizers as authorizers
from aws_cdk import aws_apigatewayv2_integrations as integrations
from aws_cdk.assertions import Template

from lambda_event_sources import HttpApiEventSource
from tests.conftest import make_function
from tests.parity.intent import intent

GET = apigatewayv2.HttpMethod.GET
MAPPING = "append:header.shop"
Options = Callable[[], dict[str, Any]]
SAME: dict[str, tuple[Options, dict[str, Any]]] = {
    "nothing": (dict, {}),
    "timeout": (lambda: {"timeout": cdk.Duration.millis(50)}, {}),
    "payload": (
        lambda: {"payload_format_version": apigatewayv2.PayloadFormatVersion.VERSION_1_0},
        {},
    ),
    "mapping": (
        lambda: {"parameter_mapping": apigatewayv2.ParameterMapping().custom(MAPPING, "1")},
        {},
    ),
    "iam": (dict, {"authorizer": authorizers.HttpIamAuthorizer}),
    "scopes": (
        dict,
        {
            "authorizer": lambda: authorizers.HttpJwtAuthorizer(
                "Jwt", "https://login.example.com", jwt_audience=["shop"]
            ),
            "authorization_scopes": lambda: ["orders/read"],
        },
    ),
}


def both(make: Callable[..., None]) -> list[list[Any]]:
    """Return what a function makes with CDK's classes, and with a source."""
    found: list[list[Any]] = []
    for is_ours in (False, True):
        stack = cdk.Stack(cdk.App(), "Stack")
        api, fn = apigatewayv2.HttpApi(stack, "Api"), make_function(stack, "Function")
        make(api, fn, is_ours=is_ours)
        found.append(intent(stack))
    return found


@pytest.mark.parametrize("name", SAME)
def test_the_same_as_with_cdks_classes(name: str) -> None:
    """Routes, integrations, authorizers and permissions; two routes share an integration."""

    def make(api: Any, fn: Any, *, is_ours: bool) -> None:
        options = SAME[name][0]()
        route = {key: value() for key, value in SAME[name][1].items()}
        if is_ours:
            for path in ("/orders", "/orders/{id}"):
                fn.add_event_source(HttpApiEventSource(api, GET, path, **options, **route))
            return
        shared = integrations.HttpLambdaIntegration("Shared", fn, **options)
        for path in ("/orders", "/orders/{id}"):
            api.add_routes(path=path, methods=[GET], integration=shared, **route)

    theirs, ours = both(make)

    assert ours == theirs


def test_routes_have_the_logical_ids_that_cdk_gives_them() -> None:
    """So that a route that CDK's classes made is kept when a source takes its place."""

    def ids(*, is_ours: bool) -> set[str]:
        stack = cdk.Stack(cdk.App(), "Stack")
        fn: Any = make_function(stack, "Function")
        default: Any = integrations.HttpLambdaIntegration("Answer", fn)
        api = apigatewayv2.HttpApi(stack, "Api", default_integration=None if is_ours else default)
        if is_ours:
            fn.add_event_source(HttpApiEventSource(api, "GET", "/a/{id}"))
            fn.add_event_source(HttpApiEventSource(api, "ANY", "$default"))
        else:
            integration = integrations.HttpLambdaIntegration("Other", fn)
            api.add_routes(path="/a/{id}", methods=[GET], integration=integration)
        return set(Template.from_stack(stack).find_resources("AWS::ApiGatewayV2::Route"))

    assert ids(is_ours=True) == ids(is_ours=False)
