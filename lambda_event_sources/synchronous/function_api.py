"""Amazon API Gateway, a REST API for each function."""

from typing import ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.memory import once_per_object
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rules import Excludes
from lambda_event_sources.core.source import AnyFunction, EventSource
from lambda_event_sources.core.validation import bindings_of, register
from lambda_event_sources.parts import method_options as options
from lambda_event_sources.parts.methods import add_method, method_props
from lambda_event_sources.relations.concurrency import NotPaused
from lambda_event_sources.relations.function_apis import OneRoute, OneVariable, WithinApiTimeout
from lambda_event_sources.relations.permissions import PolicySize

_ID_SUFFIX = "ApiEventSourceA7A86A4F"


class ApiEventSource(EventSource):
    """Invoke a function with the HTTP requests to one method and path of a REST API.

    All sources of this kind on one function share one API, which is made with the first of them.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        OneRoute(),
        OneVariable(),
        WithinApiTimeout(),
        PolicySize(),
        NotPaused(),
    )

    @checked(
        Excludes("request_validator", "request_validator_options"),
        options.NeedsAuthorizer(),
    )
    def __init__(
        self,
        method: options.Method,
        path: options.MethodPath,
        *,
        api_key_required: options.ApiKeyRequired | None = None,
        authorization_scopes: options.AuthorizationScopes | None = None,
        authorization_type: options.AuthorizationType | None = None,
        authorizer: options.Authorizer | None = None,
        method_responses: options.MethodResponses | None = None,
        operation_name: options.OperationName | None = None,
        request_models: options.RequestModels | None = None,
        request_parameters: options.RequestParameters | None = None,
        request_validator: options.RequestValidator | None = None,
        request_validator_options: options.RequestValidatorOptions | None = None,
        scope_permission_to_method: options.ScopePermissionToMethod | None = None,
    ) -> None:
        """Describe which requests invoke the function."""
        self.method = method
        self.path = path
        self._scoped = scope_permission_to_method is not False
        self._options = method_props(self.props)

    def bind(self, target: AnyFunction) -> None:
        """Route the requests to `target`.

        Args:
            target: The function, alias, version or imported function that answers.
        """
        function = cast("lambda_.IFunction", target)
        taken = [other.construct_id for other in bindings_of(function)]
        repeats = self._route in taken
        register(self, function, construct_id=self._route, repeats=repeats)
        if repeats:
            return  # CDK would raise; instead a relation says what to do, with all other findings
        resource = _root_of(function).resource_for_path(self.path)
        integration = None if self._scoped else _unscoped_integration(function)
        add_method(
            function, resource, self.method, integration, self._options, is_scoped=self._scoped
        )

    @property
    def _route(self) -> str:
        return f"{self.method.upper()} /{self.path.strip('/')}"


@once_per_object
def _unscoped_integration(target: lambda_.IFunction) -> apigateway.LambdaIntegration:
    return apigateway.LambdaIntegration(target, scope_permission_to_method=False)


@once_per_object
def _root_of(target: lambda_.IFunction) -> apigateway.IResource:
    return _api_of(target).root


def _api_of(target: lambda_.IFunction) -> apigateway.RestApi:
    """Return the API of a function; CDK's module finds it by the same id."""
    stack = cdk.Stack.of(target)
    api_id = f"{cdk.Names.unique_id(target)}:{_ID_SUFFIX}"
    existing = stack.node.try_find_child(api_id)
    if existing is not None:
        return cast("apigateway.RestApi", existing)
    integration = apigateway.LambdaIntegration(target)
    return apigateway.RestApi(stack, api_id, default_integration=integration)
