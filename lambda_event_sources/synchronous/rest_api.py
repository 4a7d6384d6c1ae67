"""Amazon API Gateway, REST APIs that many functions share."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke, is_elsewhere
from lambda_event_sources.core.pushed import PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rules import Excludes
from lambda_event_sources.core.structs import fields_of
from lambda_event_sources.parts import method_options as options
from lambda_event_sources.parts.methods import add_method, method_props, take_back_permissions
from lambda_event_sources.parts.timeouts import Milliseconds
from lambda_event_sources.relations.function_apis import WithinApiTimeout
from lambda_event_sources.relations.pushed import PUSHED
from lambda_event_sources.relations.rest_apis import (
    Deployed,
    OneMethod,
    OneMethodVariable,
    OneResource,
)

_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
_STREAM = f"{_GUIDE}/response-transfer-mode.html"
_INTEGRATION = (
    "allow_test_invoke",
    "response_transfer_mode",
    "scope_permission_to_method",
    "timeout",
)
"""The arguments that are the integration's."""


@dataclass(frozen=True)
class Rooted(NamedLimit):
    """An API whose root is known, below which resources can be made."""

    takes_tokens: ClassVar[bool] = False

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            "an API whose root is known: import it with apigateway.RestApi."
            "from_rest_api_attributes, with its root_resource_id"
        )

    def allows(self, value: Any) -> bool:
        """Ask the kernel, but for an API that is made in the app."""
        if isinstance(value, apigateway.RestApi | apigateway.SpecRestApi):
            return True
        try:
            return bool(value.rest_api_root_resource_id)
        except RuntimeError:
            return False


class RestApiEventSource(PushedEventSource[apigateway.Method]):
    """Invoke a function with the requests to one method and path of a REST API.

    Many functions share an API. API Gateway is allowed to invoke the function for this method.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        OneMethod(),
        OneResource(),
        OneMethodVariable(),
        WithinApiTimeout(),
        Deployed(),
    )
    named_by: ClassVar[str] = "rest_api_id"

    @checked(
        Excludes("request_validator", "request_validator_options"),
        options.NeedsAuthorizer(),
    )
    def __init__(
        self,
        api: Annotated[
            apigateway.IRestApi | apigateway.RestApi | apigateway.SpecRestApi,
            Has("rest_api_id", "a REST API", "apigateway.RestApi.from_rest_api_attributes"),
            Rooted(),
            Doc(
                "The API.",
                page="https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html",
            ),
        ],
        method: options.Method,
        path: options.MethodPath,
        *,
        allow_test_invoke: Annotated[
            bool,
            Doc(
                "Whether the console's test button may invoke the function, by a permission of "
                "its own.",
                "True",
                f"{_GUIDE}/how-to-test-method.html",
            ),
        ]
        | None = None,
        api_key_required: options.ApiKeyRequired | None = None,
        authorization_scopes: options.AuthorizationScopes | None = None,
        authorization_type: options.AuthorizationType | None = None,
        authorizer: options.Authorizer | None = None,
        grant: GrantInvoke | None = None,
        method_responses: options.MethodResponses | None = None,
        operation_name: options.OperationName | None = None,
        request_models: options.RequestModels | None = None,
        request_parameters: options.RequestParameters | None = None,
        request_validator: options.RequestValidator | None = None,
        request_validator_options: options.RequestValidatorOptions | None = None,
        response_transfer_mode: Annotated[
            apigateway.ResponseTransferMode,
            Doc(
                "Whether the answer is sent on while the function still writes it, which the "
                "function must be made for.",
                "BUFFERED",
                _STREAM,
            ),
        ]
        | None = None,
        scope_permission_to_method: options.ScopePermissionToMethod | None = None,
        timeout: Annotated[
            cdk.Duration,
            Milliseconds(50, 900_000),
            Doc(
                "How long API Gateway waits for the answer; above 29 seconds with STREAM, or "
                "where the account's quota was raised.",
                "29 seconds",
                _STREAM,
            ),
        ]
        | None = None,
    ) -> None:
        """Describe which requests invoke the function."""
        self.triggered_by = api
        self.method = method.upper()
        self.path = path
        self.refused: set[str] = set()
        """The functions for which the API has the method already."""

    @property
    def api(self) -> apigateway.IRestApi:
        """The API."""
        return cast("apigateway.IRestApi", self.resource)

    @property
    def route(self) -> str:
        """Method and path."""
        return f"{self.method} /{self.path.strip('/')}"

    def _make(self, function: lambda_.IFunction, scope: Construct) -> apigateway.Method:
        del scope  # methods are below the resources of their API
        resource = self.api.root.resource_for_path(self.path)
        existing = resource.node.try_find_child(self.method)
        if existing is not None:
            self.refused.add(identity(function))  # by a relation, where CDK would raise
            return cast("apigateway.Method", existing)
        given = {name: self.props[name] for name in _INTEGRATION if name in self.props}
        # In another region CDK would make a permission that cannot be made here.
        is_granted = self.props.get("grant") is not False and not is_elsewhere(function)
        if not is_granted:
            given["scope_permission_to_method"] = True
        integration = apigateway.LambdaIntegration(function, **given)
        props = {**method_props(self.props), **self._validator(resource)}
        is_scoped = given.get("scope_permission_to_method", True)
        method = add_method(
            function, resource, self.method, integration, props, is_scoped=is_scoped
        )
        if not is_granted:
            take_back_permissions(function, method)
        return method

    def _validator(self, resource: apigateway.Resource) -> dict[str, Any]:
        """Return the arguments for a validator of the method's own.

        CDK gives those of all methods one construct id, and fails at the second one, unless a
        feature flag is set; an imported API can have none.
        """
        if "request_validator_options" not in self.props:
            return {}
        validator = apigateway.RequestValidator(
            resource,
            f"{self.method}Validator",
            rest_api=self.api,
            **fields_of(self.props["request_validator_options"]),
        )
        return {"request_validator": validator, "request_validator_options": None}
