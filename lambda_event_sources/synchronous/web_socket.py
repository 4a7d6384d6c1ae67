"""Amazon API Gateway, WebSocket APIs."""

from typing import Annotated, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.objects import Implements
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow
from lambda_event_sources.core.roles import grant_or_warn
from lambda_event_sources.parts.integrations import WebSocketIntegration
from lambda_event_sources.parts.route_options import OnlyOnConnect, RouteKey
from lambda_event_sources.parts.timeouts import Milliseconds
from lambda_event_sources.relations.function_apis import WithinWebSocketTimeout
from lambda_event_sources.relations.http_apis import OneApiRoute, RouteNearby, Staged
from lambda_event_sources.relations.pushed import PUSHED
from lambda_event_sources.synchronous.api_routes import (
    RouteConstructId,
    RouteEventSource,
    existing_api,
    stack_of,
)

_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
_ROUTES = f"{_GUIDE}/websocket-api-develop-routes.html"
_CONNECT = f"{_GUIDE}/apigateway-websocket-api-route-keys-connect-disconnect.html"
_QUOTAS = f"{_GUIDE}/apigateway-execution-service-websocket-limits-table.html"
_ACCESS = f"{_GUIDE}/apigateway-websocket-control-access-iam.html"

WEB_SOCKET_API = existing_api(
    "is_websocket_api",
    "a WebSocket API",
    lambda scope, construct_id, api_id: apigatewayv2.WebSocketApi.from_web_socket_api_attributes(
        scope, construct_id, web_socket_id=api_id
    ),
)


class WebSocketEventSource(RouteEventSource[apigatewayv2.WebSocketRoute]):
    """Invoke a function with the messages on one route of a WebSocket API.

    Many functions share an API. API Gateway is allowed to invoke the function for this route; the
    function's role is allowed to answer through the API's connections if you say so.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        OneApiRoute(),
        RouteNearby(),
        WithinWebSocketTimeout(),
        Staged(),
    )
    existing: ClassVar[Existing | None] = WEB_SOCKET_API
    named_by: ClassVar[str] = "api_id"

    @checked(OnlyOnConnect("authorizer"))
    def __init__(
        self,
        api: Annotated[
            apigatewayv2.IWebSocketApi | apigatewayv2.WebSocketApi | str,
            WEB_SOCKET_API,
            Doc("The API, or its id or ARN.", page=_ROUTES),
        ],
        route_key: Annotated[
            str, RouteKey(), Doc("Which messages, by what is in them.", page=_ROUTES)
        ],
        *,
        api_key_required: Annotated[
            bool, Doc("Whether clients must send an API key.", "False", _ROUTES)
        ]
        | None = None,
        authorizer: Annotated[
            apigatewayv2.IWebSocketRouteAuthorizer,
            Implements(apigatewayv2.IWebSocketRouteAuthorizer, "an authorizer for WebSocket APIs"),
            Doc("Who authorizes clients when they connect.", "nobody", _CONNECT),
        ]
        | None = None,
        construct_id: RouteConstructId | None = None,
        content_handling: Annotated[
            apigatewayv2.ContentHandling,
            Doc(
                "How the function's answer is converted.",
                "not at all",
                f"{_GUIDE}/websocket-api-develop-binary-media-types.html",
            ),
        ]
        | None = None,
        grant: GrantInvoke | None = None,
        grant_manage_connections: Annotated[
            bool,
            Doc(
                "Allow the function's role to send messages to clients, and to disconnect them.",
                "False",
                _ACCESS,
            ),
        ]
        | None = None,
        return_response: Annotated[
            bool,
            Doc(
                "Whether the client gets what the function returns.",
                "False",
                f"{_GUIDE}/apigateway-websocket-api-route-response.html",
            ),
        ]
        | None = None,
        timeout: Annotated[
            cdk.Duration,
            Milliseconds(50, 29_000),
            Doc("How long API Gateway waits for the function.", "29 seconds", _QUOTAS),
        ]
        | None = None,
    ) -> None:
        """Describe which messages invoke the function."""
        self.triggered_by = api
        self._route_key = route_key

    @property
    def api(self) -> apigatewayv2.IWebSocketApi:
        """The API; what was named by a string is known when the source is bound."""
        return cast("apigatewayv2.IWebSocketApi", self.resource)

    @property
    def route_key(self) -> str:
        """The key of the route."""
        return self._route_key

    def _make(self, function: lambda_.IFunction, scope: Construct) -> apigatewayv2.WebSocketRoute:
        route_id = f"{self.route_key}-Route"
        route = apigatewayv2.WebSocketRoute(
            self._home(function, scope, route_id),
            route_id,
            web_socket_api=self.api,
            route_key=self.route_key,
            integration=WebSocketIntegration(
                function,
                content_handling=self.props.get("content_handling"),
                timeout=self.props.get("timeout"),
            ),
            api_key_required=self.props.get("api_key_required"),
            authorizer=self.props.get("authorizer"),
            return_response=self.props.get("return_response"),
        )
        self._let_call(function, scope, f"*/{self.route_key}")
        if self.props.get("grant_manage_connections"):
            what = f"use the connections of {self.route_key}"
            grant_or_warn(function, what, self._let_answer)
        return route

    def _let_answer(self, function: lambda_.IFunction) -> None:
        """Allow the role of `function` to use the API's connections, in whatever stage."""
        connections = stack_of(function).format_arn(
            service="execute-api",
            resource=self.api.api_id,
            resource_name="*/*/@connections/*",
        )
        function.add_to_role_policy(allow(["execute-api:ManageConnections"], connections))
