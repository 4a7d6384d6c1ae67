"""Values at the edges of what API Gateway asks of routes."""

from collections.abc import Iterator

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_apigatewayv2 as apigatewayv2

from lambda_event_sources.parts.http_methods import HttpMethod, MethodName
from lambda_event_sources.parts.route_options import LambdaPayload, RouteKey, RoutePath
from lambda_event_sources.parts.timeouts import Milliseconds
from lambda_event_sources.synchronous.rest_api import Rooted
from tests.boundaries import SAMPLES, Case, bad, edges, good, number_token, string_token

SAMPLES["scopes"] = "orders/{}".format


@edges.register
def _(limit: Milliseconds) -> Iterator[Case]:
    def duration(milliseconds: float, *, allowed: bool) -> Case:
        return Case(f"{milliseconds}ms", lambda: cdk.Duration.millis(milliseconds), allowed)

    yield from (duration(n, allowed=True) for n in (limit.low, limit.high))
    yield from (duration(n, allowed=False) for n in (0, limit.low - 1, limit.high + 1))
    yield duration(limit.low + 0.5, allowed=False)
    yield Case("days", lambda: cdk.Duration.days(1), allowed=False)
    yield Case("token", lambda: cdk.Duration.millis(number_token()), allowed=True)
    yield Case("token seconds", lambda: cdk.Duration.seconds(number_token()), allowed=False)
    yield from map(bad, (limit.low, str(limit.low), True))


@edges.register
def _(limit: MethodName) -> Iterator[Case]:
    del limit
    yield from map(good, ("ANY", "get", "Options"))
    yield from map(bad, ("", "FETCH", "TRACE", "GET ", "*", 1, True, object()))
    yield Case("token", string_token, allowed=False)


@edges.register
def _(limit: HttpMethod) -> Iterator[Case]:
    yield from edges.dispatch(MethodName)(limit)
    yield from map(good, apigatewayv2.HttpMethod)


@edges.register
def _(limit: RoutePath) -> Iterator[Case]:
    longest = limit.longest
    yield from map(
        good,
        (
            "$default",
            "/",
            "/orders",
            "/orders/{id}",
            "/{shop}/orders/{proxy+}",
            "/{proxy+}",
            "/~tilde/@at/a.b/c++",
            "/" + "a" * (longest - 1),
        ),
    )
    yield from map(
        bad,
        (
            "",
            "orders",
            "$connect",
            "/orders/",
            "//",
            "/orders//new",
            "/{proxy+}/orders",
            "/orders/{id",
            "/orders/{}",
            "/orders/{id}.json",
            "/orders?new=1",
            "/new orders",
            "/größe",
            "/orders\n",
            "/" + "a" * longest,
        ),
    )
    yield from map(bad, (1, True, ["/"], b"/"))
    yield Case("token", string_token, allowed=False)
    yield Case("token in it", lambda: f"/{string_token()}", allowed=False)


@edges.register
def _(limit: RouteKey) -> Iterator[Case]:
    yield from map(
        good, ("$connect", "$disconnect", "$default", "send", "a b", "x" * limit.longest)
    )
    yield from map(bad, ("", "$conect", "$", "x" * (limit.longest + 1), 1, True, ["send"]))
    yield Case("token", string_token, allowed=False)


@edges.register
def _(limit: LambdaPayload) -> Iterator[Case]:
    del limit
    version = apigatewayv2.PayloadFormatVersion
    for text in ("1.0", "2.0"):
        yield Case(text, lambda v=text: version.custom(v), allowed=True)  # type: ignore[misc]
    yield Case("token", lambda: version.custom(string_token()), allowed=True)
    for text in ("", "1", "3.0"):
        yield Case(f"custom {text}", lambda v=text: version.custom(v), allowed=False)  # type: ignore[misc]


@edges.register
def _(limit: Rooted) -> Iterator[Case]:
    del limit

    def stack() -> cdk.Stack:
        return cdk.Stack(cdk.App(), "Stack")

    api = apigateway.RestApi
    yield Case("made here", lambda: api(stack(), "Api"), allowed=True)
    yield Case(
        "imported with its root",
        lambda: api.from_rest_api_attributes(
            stack(), "Api", rest_api_id="a1b2c3d4e5", root_resource_id="f6g7h8"
        ),
        allowed=True,
    )
    yield Case(
        "imported by its id",
        lambda: api.from_rest_api_id(stack(), "Api", "a1b2c3d4e5"),
        allowed=False,
    )
