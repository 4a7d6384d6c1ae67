"""Amazon API Gateway, REST APIs."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.memory import once_per_object
from lambda_event_sources.core.nested import Fields
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import is_left_without, permit, silence
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rules import Excludes
from lambda_event_sources.core.source import AnyFunction, EventSource
from lambda_event_sources.core.structs import fields_of
from lambda_event_sources.core.validation import bindings_of, register
from lambda_event_sources.relations.concurrency import NotPaused
from lambda_event_sources.relations.permissions import PolicySize
from lambda_event_sources.relations.routes import OneRoute, OneVariable, WithinApiTimeout
from lambda_event_sources.synchronous.method_options import (
    PROXY,
    MethodResponses,
    NeedsAuthorizer,
    Path,
    RequestParameters,
)

_METHOD = "https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html"
_METHODS = "ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT"
_SERVICE = "apigateway.amazonaws.com"
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
        NeedsAuthorizer(),
    )
    def __init__(
        self,
        method: Annotated[
            str,
            Matches(f"(?i:{_METHODS})", f"one of {_METHODS.replace('|', ', ')}"),
            Doc("The HTTP method.", page=_METHOD),
        ],
        path: Annotated[str, Path(), Doc("The path below the API's root.", page=PROXY)],
        *,
        api_key_required: Annotated[
            bool, Doc("Whether callers must send an API key.", "False", _METHOD)
        ]
        | None = None,
        authorization_scopes: Annotated[
            Sequence[str], Doc("The OAuth scopes that callers must have.", "no scopes", _METHOD)
        ]
        | None = None,
        authorization_type: Annotated[
            apigateway.AuthorizationType,
            Doc("How callers are authorized.", "the authorizer's own, or not at all", _METHOD),
        ]
        | None = None,
        authorizer: Annotated[
            apigateway.IAuthorizer | apigateway.Authorizer,
            Has("authorizer_id", "an API Gateway authorizer"),
            Doc("Who authorizes callers.", "nobody", _METHOD),
        ]
        | None = None,
        method_responses: MethodResponses | None = None,
        operation_name: Annotated[str, Doc("A name for the method in SDKs.", "none", _METHOD)]
        | None = None,
        request_models: Annotated[
            Mapping[str, apigateway.IModel | apigateway.Model],
            Doc("The model of the request's body, by content type.", "none", _METHOD),
        ]
        | None = None,
        request_parameters: RequestParameters | None = None,
        request_validator: Annotated[
            apigateway.IRequestValidator | apigateway.RequestValidator,
            Has("request_validator_id", "a request validator"),
            Doc("What validates requests.", "nothing", _METHOD),
        ]
        | None = None,
        request_validator_options: Annotated[
            apigateway.RequestValidatorOptions | dict[str, Any],
            Fields(apigateway.RequestValidatorOptions),
            Doc("The options of a validator of the method's own.", "no validator", _METHOD),
        ]
        | None = None,
        scope_permission_to_method: Annotated[
            bool,
            Doc(
                "Whether API Gateway is allowed to invoke the function for this method only; pass "
                "False where many routes would fill the function's resource policy.",
                "True",
                "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
            ),
        ]
        | None = None,
    ) -> None:
        """Describe which requests invoke the function."""
        self.method = method
        self.path = path
        self._scoped = scope_permission_to_method is not False
        self._options = dict(self.props)
        self._options.pop("scope_permission_to_method", None)
        if method_responses is not None:
            responses = [apigateway.MethodResponse(**fields_of(item)) for item in method_responses]
            self._options["method_responses"] = responses

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
        method = resource.add_method(self.method, integration, **self._options)
        if is_left_without(function):
            arn = method.method_arn
            permit(function, method, "ApiPermission", principal=_SERVICE, source_arn=arn)
            silence(function)

    @property
    def _route(self) -> str:
        return f"{self.method.upper()} /{self.path.strip('/')}"

    @property
    def permissions(self) -> tuple[str, int]:
        """How many permissions it adds: for stage and test, or one for all that are unscoped."""
        return (self._route, 2) if self._scoped else ("", 1)


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
