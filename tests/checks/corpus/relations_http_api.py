"""Routes of HTTP APIs beside each other, and the functions behind them."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_apigatewayv2_integrations as integrations

from tests.checks.http_routes import ARN, http_api, named, routes
from tests.checks.pair import Pair
from tests.checks.rows import seconds
from tests.checks.scene import Scene

_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
_ROUTES = f"{_GUIDE}/http-api-develop-routes.html"
_QUOTAS = f"{_GUIDE}/http-api-quotas.html"
_ARNS = f"{_GUIDE}/arn-format-reference.html"
_STAGES = f"{_GUIDE}/http-api-develop.html"
_RENAMED = "https://github.com/plutomi/plutomi/issues/271"


def _any(value: object) -> Any:
    """Hide a class from type checkers, which do not find it to implement its jsii interface."""
    return value


def _by_hand(s: Scene, path: str) -> object:
    """Route something with CDK's own classes, and something else with a source."""
    api, fn = http_api(s), _any(s.fn())
    integration = integrations.HttpLambdaIntegration("Integration", fn)
    api.add_routes(path=path, methods=[apigatewayv2.HttpMethod.GET], integration=integration)
    return routes(s, "GET /orders/{id}", api=api, fn=fn)


def _imported(s: Scene, *keys: str) -> object:
    """Route through an API and through imports of it, in its stack and in another one."""
    api, attributes = http_api(s), apigatewayv2.HttpApi.from_http_api_attributes
    stacks = (s.stack, s.stack_in("Other"))
    imports = [attributes(stack, "Import", http_api_id=api.api_id) for stack in stacks]
    routes(s, keys[0], api=api)
    routes(s, keys[1], api=imports[0], fn=s.fn(name="Second"))
    return routes(s, keys[2], api=imports[1], fn=s.fn(stacks[1]))


def _elsewhere(s: Scene, path: str) -> object:
    """Route to two functions of other stacks than the API's."""
    api = http_api(s)
    for name, key in (("One", "/orders"), ("Two", path)):
        stack = s.stack_in(name)
        routes(s, f"GET {key}", api=api, fn=s.fn(stack))
    return api


def _named_in(s: Scene, region: str) -> object:
    """Route to an API that exists in a region, and may be in another one than the function."""
    stack = s.stack_in(region="us-east-1", account="111111111111")
    api = f"arn:aws:apigateway:{region}::/apis/a1b2c3d4e5"
    return routes(s, api=api, fn=s.fn(stack, timeout=seconds(20)))


def _one_export(s: Scene, second: str) -> None:
    """Route to APIs by one export, in two stacks."""
    for name, key in (("One", "GET /orders"), ("Two", second)):
        stack = s.stack_in(name, region="us-east-1", account="111111111111")
        routes(s, key, api=cdk.Fn.import_value("Api"), fn=s.fn(stack, timeout=seconds(20)))


PAIRS = [
    Pair(
        "a route once per function",
        lambda s: routes(s, "GET /orders", "GET /orders"),
        lambda s: routes(s, "GET /orders", "POST /orders"),
        _ROUTES,
        own=True,
    ),
    Pair(
        "$default once per API",
        lambda s: routes(s, "ANY $default", "ANY $default"),
        lambda s: routes(s, "ANY $default", "ANY /"),
        _ROUTES,
        own=True,
    ),
    Pair(
        "a route once, also beside CDK's own",
        lambda s: _by_hand(s, "/orders/{id}"),
        lambda s: _by_hand(s, "/orders/{id}/items"),
        _ROUTES,
        own=True,
    ),
    Pair(
        "a route once, also through an import",
        lambda s: _imported(s, "GET /a", "GET /a", "GET /c"),
        lambda s: _imported(s, "GET /a", "GET /b", "GET /c"),
        _ROUTES,
        own=True,
    ),
    Pair(
        "a route once, also through an import in another stack",
        lambda s: _imported(s, "GET /a", "GET /b", "GET /a"),
        lambda s: _imported(s, "GET /a", "GET /b", "POST /a"),
        _ROUTES,
        own=True,
    ),
    Pair(
        "a route once, also between two other stacks",
        lambda s: _elsewhere(s, "/orders"),
        lambda s: _elsewhere(s, "/items"),
        _ROUTES,
        own=True,
    ),
    Pair(
        "a route once, also of an API that is named",
        lambda s: named(s, "a1b2c3d4e5", ARN.format("apis")),
        lambda s: named(s, "a1b2c3d4e5", "f6g7h8i9j0"),
        _ROUTES,
        own=True,
    ),
    Pair(
        "path: one name of a variable at one place",
        lambda s: routes(s, "GET /orders/{id}", "GET /orders/{number}/items"),
        lambda s: routes(s, "GET /orders/{id}", "GET /orders/{id}/items"),
        _RENAMED,
        own=True,
    ),
    Pair(
        "path: one name of a variable, also beside CDK's own",
        lambda s: _by_hand(s, "/orders/{number}"),
        lambda s: _by_hand(s, "/items/{number}"),
        _RENAMED,
        own=True,
    ),
    Pair(
        "path: one name of a variable for all methods",
        lambda s: routes(s, "GET /orders/{id}", "PUT /orders/{number}"),
        lambda s: routes(s, "GET /orders/{id}", "PUT /orders/{id}"),
        _RENAMED,
        risky=True,
        own=True,
    ),
    Pair(
        "the function's timeout is at most the API's",
        lambda s: routes(s, fn=s.fn(timeout=seconds(31))),
        lambda s: routes(s, fn=s.fn(timeout=seconds(30))),
        _QUOTAS,
        risky=True,
        own=True,
    ),
    Pair(
        "the function's timeout is at most the route's",
        lambda s: routes(s, fn=s.fn(timeout=seconds(11)), timeout=seconds(10)),
        lambda s: routes(s, fn=s.fn(timeout=seconds(10)), timeout=seconds(10)),
        _QUOTAS,
        risky=True,
        own=True,
    ),
    Pair(
        "an API has a stage",
        lambda s: routes(s, api=http_api(s, create_default_stage=False)),
        lambda s: routes(s, api=http_api(s)),
        _STAGES,
        risky=True,
        own=True,
    ),
    Pair(
        "many routes share a permission",
        lambda s: routes(s, *(f"GET /{n}" for n in range(40))),
        lambda s: routes(s, *(f"GET /{n}" for n in range(40)), scope_permission_to_route=False),
        "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
        risky=True,
        own=True,
    ),
    Pair(
        "an API of the function's region",
        lambda s: _named_in(s, "eu-west-1"),
        lambda s: _named_in(s, "us-east-1"),
        _ARNS,
        own=True,
    ),
    Pair(
        "a route once, also by one export",
        lambda s: _one_export(s, "GET /orders"),
        lambda s: _one_export(s, "POST /orders"),
        _ROUTES,
        own=True,
    ),
]
