"""Routes of WebSocket APIs, which CDK's module has not."""

from typing import Any

from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_apigatewayv2_authorizers as authorizers
from aws_cdk import aws_apigatewayv2_integrations as integrations

from tests.checks.pair import Pair
from tests.checks.rows import millis, seconds
from tests.checks.scene import Scene

_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
_ROUTES = f"{_GUIDE}/websocket-api-develop-routes.html"
_CONNECT = f"{_GUIDE}/apigateway-websocket-api-route-keys-connect-disconnect.html"
_QUOTAS = f"{_GUIDE}/apigateway-execution-service-websocket-limits-table.html"
_ARN = "arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5"


def _fn(s: Scene, *args: Any, **kw: Any) -> Any:
    """Make a function that answers in time."""
    return s.fn(*args, timeout=seconds(20), **kw)


def _api(s: Scene, *, has_stage: bool = True) -> apigatewayv2.WebSocketApi:
    api = apigatewayv2.WebSocketApi(s.stack, "Api")
    if has_stage:
        apigatewayv2.WebSocketStage(s.stack, "Stage", web_socket_api=api, stage_name="prod")
    return api


def _routes(s: Scene, *keys: str, api: Any = None, fn: Any = None, **kw: Any) -> object:
    """Route these to one function."""
    api, fn = api or _api(s), fn or _fn(s)
    for key in keys or ("$connect",):
        s.bind(s.m.WebSocketEventSource(api, key, **kw), fn)
    return fn


def _key(about: str, wrong: str, valid: str) -> Pair:
    return Pair(about, lambda s: _routes(s, wrong), lambda s: _routes(s, valid), _ROUTES, own=True)


def _by_hand(s: Scene, key: str) -> object:
    """Route something with CDK's own classes, and something else with a source."""
    api, fn = _api(s), _fn(s)
    api.add_route(key, integration=integrations.WebSocketLambdaIntegration("Send", fn))
    return _routes(s, "send", api=api, fn=fn)


PAIRS = [
    _key("route_key: not empty", "", "send"),
    _key("route_key: a predefined one that there is", "$conect", "$connect"),
    _key("route_key: at most 128 characters", "s" * 129, "s" * 128),
    Pair(
        "timeout: at least 50 ms",
        lambda s: _routes(s, timeout=millis(49)),
        lambda s: _routes(s, timeout=seconds(29)),
        _QUOTAS,
        own=True,
    ),
    Pair(
        "timeout: at most 29 s",
        lambda s: _routes(s, timeout=millis(29_001)),
        lambda s: _routes(s, timeout=millis(29_000)),
        _QUOTAS,
        own=True,
    ),
    Pair(
        "authorizer: on $connect only",
        lambda s: _routes(s, "send", authorizer=authorizers.WebSocketIamAuthorizer()),
        lambda s: _routes(s, "$connect", authorizer=authorizers.WebSocketIamAuthorizer()),
        _CONNECT,
        own=True,
    ),
    Pair(
        "authorizer: one of WebSocket APIs",
        lambda s: _routes(s, authorizer=authorizers.HttpIamAuthorizer()),
        lambda s: _routes(s, authorizer=authorizers.WebSocketIamAuthorizer()),
        _CONNECT,
        own=True,
    ),
    Pair(
        "api: no HTTP API",
        lambda s: _routes(s, api=apigatewayv2.HttpApi(s.stack, "Http")),
        lambda s: _routes(s, api=_api(s)),
        _ROUTES,
        own=True,
    ),
    Pair(
        "api: an id, no URL",
        lambda s: _routes(s, api="wss://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"),
        lambda s: _routes(s, api="a1b2c3d4e5"),
        _ROUTES,
        own=True,
    ),
    Pair(
        "a route once per API",
        lambda s: _routes(s, "send", "send"),
        lambda s: _routes(s, "send", "$default"),
        _ROUTES,
        own=True,
    ),
    Pair(
        "a route once, also beside CDK's own",
        lambda s: _by_hand(s, "send"),
        lambda s: _by_hand(s, "join"),
        _ROUTES,
        own=True,
    ),
    Pair(
        "a route once, also of an API that is named",
        lambda s: _routes(s, "send", api=_ARN, fn=_routes(s, "send", api="a1b2c3d4e5")),
        lambda s: _routes(s, "join", api=_ARN, fn=_routes(s, "send", api="a1b2c3d4e5")),
        _ROUTES,
        own=True,
    ),
    Pair(
        "the function's timeout is at most the API's",
        lambda s: _routes(s, fn=s.fn(timeout=seconds(30))),
        lambda s: _routes(s, fn=s.fn(timeout=seconds(29))),
        _QUOTAS,
        risky=True,
        own=True,
    ),
    Pair(
        "an API has a stage",
        lambda s: _routes(s, api=_api(s, has_stage=False)),
        lambda s: _routes(s, api=_api(s)),
        _ROUTES,
        risky=True,
        own=True,
    ),
]
