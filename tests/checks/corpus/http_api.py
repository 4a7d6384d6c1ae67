"""Routes of HTTP APIs, which CDK's module has not."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_apigatewayv2_authorizers as authorizers

from tests.checks.http_routes import ARN, http_api, jwt, named, routes
from tests.checks.pair import Pair
from tests.checks.rows import millis, seconds

_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
_ROUTES = f"{_GUIDE}/http-api-develop-routes.html"
_QUOTAS = f"{_GUIDE}/http-api-quotas.html"
_JWT = f"{_GUIDE}/http-api-jwt-authorizer.html"
_PAYLOAD = f"{_GUIDE}/http-api-develop-integrations-lambda.html"
_ACCESS = f"{_GUIDE}/http-api-access-control.html"
_MAPPING = f"{_GUIDE}/http-api-parameter-mapping.html"
Make = Callable[[], object]


def _key(about: str, wrong: str, valid: str) -> Pair:
    return Pair(about, lambda s: routes(s, wrong), lambda s: routes(s, valid), _ROUTES, own=True)


def _option(about: str, wrong: Make, valid: Make, page: str) -> Pair:
    """Return a pair of values of one argument, made anew for each case."""
    name = about.partition(":")[0]
    return Pair(
        about,
        lambda s: routes(s, **{name: wrong()}),
        lambda s: routes(s, **{name: valid()}),
        page,
        own=True,
    )


def _scopes(*scopes: str) -> dict[str, Any]:
    return {"authorization_scopes": list(scopes), "authorizer": jwt()}


def _scoped(about: str, wrong: list[str], valid: list[str]) -> Pair:
    return Pair(
        f"authorization_scopes: {about}",
        lambda s: routes(s, **_scopes(*wrong)),
        lambda s: routes(s, **_scopes(*valid)),
        _QUOTAS,
        own=True,
    )


PAIRS = [
    _key("method: one of HTTP that there is", "FETCH /orders", "GET /orders"),
    _key("method: one of HTTP that has routes", "TRACE /orders", "HEAD /orders"),
    _key("method: ANY for $default", "GET $default", "ANY $default"),
    _key("path: starts with a slash", "GET orders", "GET /orders"),
    _key("path: ends without one", "GET /orders/", "GET /orders"),
    _key("path: no empty part", "GET /orders//new", "GET /orders/new"),
    _key("path: a variable that is the whole part", "GET /{id}.json", "GET /{id}"),
    _key("path: a name in the braces", "GET /orders/{}", "GET /orders/{id}"),
    _key("path: nothing below a greedy variable", "GET /{rest+}/new", "GET /new/{rest+}"),
    _key("path: no query", "GET /orders?new=1", "GET /orders"),
    _key("path: no route of WebSocket APIs", "ANY $connect", "ANY $default"),
    Pair(
        "timeout: at least 50 ms",
        lambda s: routes(s, timeout=millis(49)),
        lambda s: routes(s, timeout=seconds(29)),
        _QUOTAS,
        own=True,
    ),
    Pair(
        "timeout: at most 30 s",
        lambda s: routes(s, timeout=millis(30_001)),
        lambda s: routes(s, timeout=seconds(30)),
        _QUOTAS,
        own=True,
    ),
    _option(
        "payload_format_version: no string",
        lambda: "2.0",
        lambda: apigatewayv2.PayloadFormatVersion.VERSION_2_0,
        _PAYLOAD,
    ),
    _option(
        "payload_format_version: one for functions",
        lambda: apigatewayv2.PayloadFormatVersion.custom("3.0"),
        lambda: apigatewayv2.PayloadFormatVersion.VERSION_1_0,
        _PAYLOAD,
    ),
    _option(
        "parameter_mapping: a ParameterMapping",
        lambda: {"overwrite:path": "/"},
        lambda: apigatewayv2.ParameterMapping().remove_header("cookie"),
        _MAPPING,
    ),
    _option(
        "authorizer: one of HTTP APIs",
        authorizers.WebSocketIamAuthorizer,
        authorizers.HttpIamAuthorizer,
        _ACCESS,
    ),
    _scoped("at least one", [], ["a"]),
    _scoped("at most ten", [*"abcdefghijk"], [*"abcdefghij"]),
    _scoped("not empty", [""], ["a"]),
    _scoped("at most 64 characters", ["a" * 65], ["a" * 64]),
    _scoped("each once", ["a", "a"], ["a", "b"]),
    Pair(
        "authorization_scopes: for JWT authorizers",
        lambda s: routes(s, authorization_scopes=["a"], authorizer=authorizers.HttpIamAuthorizer()),
        lambda s: routes(s, authorization_scopes=["a"], authorizer=jwt()),
        _JWT,
        risky=True,
        own=True,
    ),
    Pair(
        "authorization_scopes: not where nobody authorizes",
        lambda s: routes(s, authorization_scopes=["a"]),
        lambda s: routes(s, authorization_scopes=["a"], api=http_api(s, default_authorizer=jwt())),
        _JWT,
        risky=True,
        own=True,
    ),
    Pair(
        "api: no WebSocket API",
        lambda s: routes(s, api=apigatewayv2.WebSocketApi(s.stack, "Api")),
        lambda s: routes(s, api=http_api(s)),
        _ROUTES,
        own=True,
    ),
    Pair(
        "api: the ARN of one of the second version",
        lambda s: named(s, ARN.format("restapis")),
        lambda s: named(s, ARN.format("apis")),
        _ROUTES,
        own=True,
    ),
    Pair(
        "api: an id as AWS makes them",
        lambda s: named(s, "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"),
        lambda s: named(s, "a1b2c3d4e5"),
        _ROUTES,
        own=True,
    ),
]
