"""Amazon API Gateway, HTTP APIs."""

from collections.abc import Sequence
from enum import Enum
from typing import Annotated, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Length
from lambda_event_sources.core.nested import Distinct, Each
from lambda_event_sources.core.objects import Has, Implements
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.proxies import as_construct
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.parts.http_methods import HttpMethod
from lambda_event_sources.parts.integrations import shared_integration
from lambda_event_sources.parts.route_options import (
    DEFAULT,
    DefaultTakesAll,
    LambdaPayload,
    RoutePath,
)
from lambda_event_sources.parts.timeouts import Milliseconds
from lambda_event_sources.relations.function_apis import WithinHttpApiTimeout
from lambda_event_sources.relations.http_apis import (
    OneApiRoute,
    OneRouteVariable,
    OneRouteVariableOfAllMethods,
    RouteNearby,
    ScopesOfTokens,
    Staged,
)
from lambda_event_sources.relations.pushed import PUSHED
from lambda_event_sources.synchronous.api_routes import (
    RouteConstructId,
    RouteEventSource,
    existing_api,
)

_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
_ROUTES = f"{_GUIDE}/http-api-develop-routes.html"
_PAYLOAD = f"{_GUIDE}/http-api-develop-integrations-lambda.html"
_QUOTAS = f"{_GUIDE}/http-api-quotas.html"

_INTEGRATION = ("parameter_mapping", "payload_format_version", "timeout")
"""The arguments that are the integration's."""

HTTP_API = existing_api(
    "is_http_api",
    "an HTTP API",
    lambda scope, construct_id, api_id: apigatewayv2.HttpApi.from_http_api_attributes(
        scope, construct_id, http_api_id=api_id
    ),
)


class HttpApiEventSource(RouteEventSource[apigatewayv2.HttpRoute]):
    """Invoke a function with the requests to one route of an HTTP API.

    Many functions share an API. API Gateway is allowed to invoke the function for this route.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        OneApiRoute(),
        RouteNearby(),
        OneRouteVariable(),
        OneRouteVariableOfAllMethods(),
        ScopesOfTokens(),
        WithinHttpApiTimeout(),
        Staged(),
    )
    existing: ClassVar[Existing | None] = HTTP_API
    named_by: ClassVar[str] = "api_id"

    @checked(DefaultTakesAll())
    def __init__(
        self,
        api: Annotated[
            apigatewayv2.IHttpApi | apigatewayv2.HttpApi | str,
            HTTP_API,
            Doc("The API, or its id or ARN.", page=_ROUTES),
        ],
        method: Annotated[
            apigatewayv2.HttpMethod | str,
            HttpMethod(),
            Doc("The HTTP method; ANY for all that have no route of their own.", page=_ROUTES),
        ],
        path: Annotated[
            str,
            RoutePath(),
            Doc(f"The path, or {DEFAULT} for what no other route matches.", page=_ROUTES),
        ],
        *,
        authorization_scopes: Annotated[
            Sequence[str],
            Length(1, 10, "scopes"),
            Each(Length(1, 64)),
            Distinct(),
            Doc("The scopes of which a token must have one.", "those of the API", _QUOTAS),
        ]
        | None = None,
        authorizer: Annotated[
            apigatewayv2.IHttpRouteAuthorizer,
            Implements(apigatewayv2.IHttpRouteAuthorizer, "an authorizer for HTTP APIs"),
            Doc(
                "Who authorizes callers; HttpNoneAuthorizer() lets everybody in.",
                "that of the API",
                f"{_GUIDE}/http-api-access-control.html",
            ),
        ]
        | None = None,
        construct_id: RouteConstructId | None = None,
        grant: GrantInvoke | None = None,
        parameter_mapping: Annotated[
            apigatewayv2.ParameterMapping,
            Has("mappings", "a ParameterMapping"),
            Doc(
                "What is changed in requests before the function gets them.",
                "nothing",
                f"{_GUIDE}/http-api-parameter-mapping.html",
            ),
        ]
        | None = None,
        payload_format_version: Annotated[
            apigatewayv2.PayloadFormatVersion,
            Has("version", "a PayloadFormatVersion"),
            LambdaPayload(),
            Doc("What events look like.", "VERSION_2_0", _PAYLOAD),
        ]
        | None = None,
        scope_permission_to_route: Annotated[
            bool,
            Doc(
                "Whether API Gateway is allowed to invoke the function for this route only; pass "
                "False where many routes would fill the function's resource policy.",
                "True",
                "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
            ),
        ]
        | None = None,
        timeout: Annotated[
            cdk.Duration,
            Milliseconds(50, 30_000),
            Doc("How long API Gateway waits for the answer.", "30 seconds", _QUOTAS),
        ]
        | None = None,
    ) -> None:
        """Describe which requests invoke the function."""
        self.triggered_by = api
        self.method = (method.value if isinstance(method, Enum) else method).upper()
        self.path = path

    @property
    def api(self) -> apigatewayv2.IHttpApi:
        """The API; what was named by a string is known when the source is bound."""
        return cast("apigatewayv2.IHttpApi", self.resource)

    @property
    def route_key(self) -> str:
        """Method and path."""
        return self.path if self.path == DEFAULT else f"{self.method} {self.path}"

    def _make(self, function: lambda_.IFunction, scope: Construct) -> apigatewayv2.HttpRoute:
        is_default = self.path == DEFAULT
        route_id = "DefaultRoute" if is_default else f"{self.method}{self.path}"
        key = apigatewayv2.HttpRouteKey
        options = {name: self.props[name] for name in _INTEGRATION if name in self.props}
        route = apigatewayv2.HttpRoute(
            self._home(function, scope, route_id),
            route_id,
            http_api=self.api,
            route_key=key.DEFAULT
            if is_default
            else key.with_(self.path, apigatewayv2.HttpMethod(self.method)),
            integration=shared_integration(function, self.api, **options),
            authorizer=self.props.get("authorizer"),
            authorization_scopes=self.props.get("authorization_scopes"),
        )
        if self.props.get("scope_permission_to_route", True):
            self._let_call(function, scope, f"*/{DEFAULT}" if is_default else f"*/*{self.path}")
        else:
            name = f"HttpApiPermission:{cdk.Names.unique_id(self.resource)}"
            self._let_call(function, as_construct(function), "*/*", name)
        return route
