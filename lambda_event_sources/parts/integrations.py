"""What leads from the routes of an API to a function, without any permission.

CDK's own integrations add permissions of theirs, one for each route.
"""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.memory import identity

_ID = "Integration"
_LONGEST_IN_CDK = 29_000

_shared: dict[tuple[object, ...], "HttpIntegration"] = {}


class HttpIntegration(apigatewayv2.HttpRouteIntegration):
    """What leads from the routes of an HTTP API to a function."""

    def __init__(self, function: lambda_.IFunction, **options: Any) -> None:
        """Say where to, and how."""
        super().__init__(_ID)
        self._function = function
        version = apigatewayv2.PayloadFormatVersion
        self._options: dict[str, Any] = {"payload_format_version": version.VERSION_2_0, **options}

    def bind(
        self, *, route: apigatewayv2.IHttpRoute, scope: Construct
    ) -> apigatewayv2.HttpRouteIntegrationConfig:
        """Say what to make with the first route; called by the kernel."""
        del route, scope
        return apigatewayv2.HttpRouteIntegrationConfig(
            type=apigatewayv2.HttpIntegrationType.AWS_PROXY,
            uri=self._function.function_arn,
            **self._options,
        )


class WebSocketIntegration(apigatewayv2.WebSocketRouteIntegration):
    """What leads from a route of a WebSocket API to a function."""

    def __init__(self, function: lambda_.IFunction, **options: Any) -> None:
        """Say where to, and how."""
        super().__init__(_ID)
        self._function = function
        self._options = options

    def bind(
        self, *, route: apigatewayv2.IWebSocketRoute, scope: Construct
    ) -> apigatewayv2.WebSocketRouteIntegrationConfig:
        """Say what to make with the route; called by the kernel."""
        del route
        return apigatewayv2.WebSocketRouteIntegrationConfig(
            type=apigatewayv2.WebSocketIntegrationType.AWS_PROXY,
            uri=cdk.Stack.of(scope).format_arn(
                service="apigateway",
                account="lambda",
                resource="path/2015-03-31/functions",
                resource_name=f"{self._function.function_arn}/invocations",
            ),
            **self._options,
        )


def shared_integration(
    function: lambda_.IFunction, api: apigatewayv2.IHttpApi, **options: Any
) -> apigatewayv2.HttpRouteIntegration:
    """Return what leads from an HTTP API to a function, the same for routes that are alike.

    An API has 300 integrations, and that cannot be increased.
    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
    """
    timeout = options.get("timeout")
    waits = None if timeout is None else (milliseconds(timeout) or identity(timeout))
    others = (options.get("parameter_mapping"), options.get("payload_format_version"))
    things = (None if item is None else identity(item) for item in (function, api, *others))
    key = (waits, *things)
    if key not in _shared:
        if isinstance(waits, int | float) and waits > _LONGEST_IN_CDK:
            # CDK refuses what HTTP APIs take, but not as a token (29 seconds is for others).
            late = cdk.Token.as_number(cdk.Token.as_any(waits))
            options["timeout"] = cdk.Duration.millis(late)
        _shared[key] = HttpIntegration(function, **options)
    return _shared[key]
