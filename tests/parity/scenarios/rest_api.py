"""Routes of REST APIs."""

from types import ModuleType
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_lambda as lambda_

from tests.parity.building import function


def _api(stack: cdk.Stack) -> apigateway.RestApi:
    """The RestApi that the first source has made: models and validators must belong to it."""
    return next(c for c in stack.node.children if isinstance(c, apigateway.RestApi))


def _function_with_api(les: ModuleType, stack: cdk.Stack) -> lambda_.Function:
    fn = function(stack)
    fn.add_event_source(les.ApiEventSource("GET", "/health"))
    return fn


def _authorizer_function(stack: cdk.Stack) -> Any:
    return function(stack, "AuthorizerFn")


def one_route(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(les.ApiEventSource("GET", "/orders"))


def root_path(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(les.ApiEventSource("ANY", "/"))


def nested_paths_with_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for path in ("/shops/{shop}/orders/{order}", "/shops/{shop}", "/files/{path+}"):
        fn.add_event_source(les.ApiEventSource("GET", path))


def every_method_on_one_path(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"):
        fn.add_event_source(les.ApiEventSource(method, "/orders"))


def lower_case_method(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(les.ApiEventSource("get", "/orders"))


def routes_of_two_functions(les: ModuleType, stack: cdk.Stack) -> None:
    for name in ("First", "Second"):
        function(stack, name).add_event_source(les.ApiEventSource("GET", "/orders"))


def one_source_on_two_functions(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.ApiEventSource("POST", "/orders")
    function(stack, "First").add_event_source(source)
    function(stack, "Second").add_event_source(source)


def api_key(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    fn.add_event_source(les.ApiEventSource("GET", "/private", api_key_required=True))
    fn.add_event_source(les.ApiEventSource("GET", "/public", api_key_required=False))


def iam_authorization(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(
        les.ApiEventSource("GET", "/", authorization_type=apigateway.AuthorizationType.IAM)
    )


def no_authorization(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(
        les.ApiEventSource("GET", "/", authorization_type=apigateway.AuthorizationType.NONE)
    )


def cognito_authorizer_with_scopes(les: ModuleType, stack: cdk.Stack) -> None:
    authorizer = apigateway.CognitoUserPoolsAuthorizer(
        stack, "Authorizer", cognito_user_pools=[cognito.UserPool(stack, "Pool")]
    )
    source = les.ApiEventSource(
        "GET",
        "/orders",
        authorization_type=apigateway.AuthorizationType.COGNITO,
        authorization_scopes=["orders/read", "orders/write"],
        authorizer=authorizer,
    )
    function(stack).add_event_source(source)


def token_authorizer(les: ModuleType, stack: cdk.Stack) -> None:
    authorizer = apigateway.TokenAuthorizer(
        stack, "Authorizer", handler=_authorizer_function(stack)
    )
    function(stack).add_event_source(les.ApiEventSource("GET", "/orders", authorizer=authorizer))


def request_authorizer(les: ModuleType, stack: cdk.Stack) -> None:
    authorizer = apigateway.RequestAuthorizer(
        stack,
        "Authorizer",
        handler=_authorizer_function(stack),
        identity_sources=[apigateway.IdentitySource.header("Authorization")],
    )
    source = les.ApiEventSource(
        "DELETE",
        "/orders/{id}",
        authorizer=authorizer,
        authorization_type=apigateway.AuthorizationType.CUSTOM,
    )
    function(stack).add_event_source(source)


def method_responses(les: ModuleType, stack: cdk.Stack) -> None:
    responses = [
        apigateway.MethodResponse(
            status_code="200",
            response_models={"application/json": apigateway.Model.EMPTY_MODEL},
            response_parameters={"method.response.header.X-Order": True},
        ),
        apigateway.MethodResponse(status_code="404"),
    ]
    function(stack).add_event_source(
        les.ApiEventSource("GET", "/orders", method_responses=responses)
    )


def operation_name_and_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.ApiEventSource(
        "GET",
        "/orders/{id}",
        operation_name="GetOrder",
        request_parameters={
            "method.request.path.id": True,
            "method.request.querystring.fields": False,
        },
    )
    function(stack).add_event_source(source)


def built_in_models(les: ModuleType, stack: cdk.Stack) -> None:
    models = {
        "application/json": apigateway.Model.EMPTY_MODEL,
        "application/problem+json": apigateway.Model.ERROR_MODEL,
    }
    function(stack).add_event_source(les.ApiEventSource("POST", "/orders", request_models=models))


def own_model_and_validator(les: ModuleType, stack: cdk.Stack) -> None:
    fn = _function_with_api(les, stack)
    api = _api(stack)
    schema = apigateway.JsonSchema(type=apigateway.JsonSchemaType.OBJECT, required=["id"])
    source = les.ApiEventSource(
        "POST",
        "/orders",
        request_models={"application/json": api.add_model("Order", schema=schema)},
        request_validator=api.add_request_validator("Body", validate_request_body=True),
    )
    fn.add_event_source(source)


def validator_options_as_struct(les: ModuleType, stack: cdk.Stack) -> None:
    options = apigateway.RequestValidatorOptions(
        request_validator_name="body-and-parameters",
        validate_request_body=True,
        validate_request_parameters=True,
    )
    function(stack).add_event_source(
        les.ApiEventSource("POST", "/orders", request_validator_options=options)
    )


def validator_options_as_dict(les: ModuleType, stack: cdk.Stack) -> None:
    options = {"validate_request_parameters": True}
    function(stack).add_event_source(
        les.ApiEventSource("POST", "/orders", request_validator_options=options)
    )


def function_alias(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_alias("live").add_event_source(les.ApiEventSource("GET", "/orders"))
