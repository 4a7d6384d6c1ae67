"""Amazon API Gateway, REST APIs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Matches, NamedLimit
from lambda_event_sources.core.memory import once_per_object
from lambda_event_sources.core.nested import Each, Fields
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rules import Excludes
from lambda_event_sources.core.source import AnyFunction, EventSource
from lambda_event_sources.core.structs import fields_of

_METHOD = "https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html"
_NAME = "[a-zA-Z0-9:._$-]+"
_PART = rf"({_NAME}|\{{{_NAME}\+?\}})"
_PATH = rf"/+({_PART}(/{_PART})*/?)?"
_METHODS = "ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT"
_ID_SUFFIX = "ApiEventSourceA7A86A4F"


@dataclass(frozen=True)
class Path(NamedLimit):
    """A path of which the API's resources can be made at synth: no token can be one."""

    takes_tokens: ClassVar[bool] = False

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return "a path that starts with /, of letters, digits and :._$- or {names} between slashes"

    def allows(self, value: str) -> bool:
        """Tell whether it is a path."""
        return re.fullmatch(_PATH, value) is not None


class ApiEventSource(EventSource):
    """Invoke a function with the HTTP requests to one method and path of a REST API.

    All sources of this kind on one function share one API, which is made with the first of them.
    """

    @checked(Excludes("request_validator", "request_validator_options"))
    def __init__(
        self,
        method: Annotated[
            str,
            Matches(f"(?i:{_METHODS})", f"one of {_METHODS.replace('|', ', ')}"),
            Doc("The HTTP method.", page=_METHOD),
        ],
        path: Annotated[str, Path(), Doc("The path below the API's root.")],
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
        method_responses: Annotated[
            Sequence[apigateway.MethodResponse | dict[str, Any]],
            Each(Fields(apigateway.MethodResponse)),
            Doc("The responses that the method may give.", "any", _METHOD),
        ]
        | None = None,
        operation_name: Annotated[str, Doc("A name for the method in SDKs.", "none", _METHOD)]
        | None = None,
        request_models: Annotated[
            Mapping[str, apigateway.IModel | apigateway.Model],
            Doc("The model of the request's body, by content type.", "none", _METHOD),
        ]
        | None = None,
        request_parameters: Annotated[
            Mapping[str, bool],
            Doc("Which parameters a request may have, and must have.", "any", _METHOD),
        ]
        | None = None,
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
    ) -> None:
        """Describe which requests invoke the function."""
        self.method = method
        self.path = path
        self._options = dict(self.props)
        if method_responses is not None:
            responses = [apigateway.MethodResponse(**fields_of(item)) for item in method_responses]
            self._options["method_responses"] = responses

    def bind(self, target: AnyFunction) -> None:
        """Route the requests to `target`.

        Args:
            target: The function, alias, version or imported function that answers.
        """
        resource = _root_of(cast("lambda_.IFunction", target)).resource_for_path(self.path)
        resource.add_method(self.method, None, **self._options)


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
