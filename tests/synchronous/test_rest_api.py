"""REST APIs that functions share: what each argument makes, and CDK's classes beside it."""

import json
from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Annotations, Match, Template

from lambda_event_sources import NotBoundError, RestApiEventSource, ValidationError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

METHOD, PERMISSION = "AWS::ApiGateway::Method", "AWS::Lambda::Permission"
FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
PLACES = [None, cdk.Environment(account="111111111111", region="eu-west-1")]


@pytest.fixture(name="api")
def _api(stack: cdk.Stack) -> apigateway.RestApi:
    return apigateway.RestApi(stack, "Api", cloud_watch_role=False)


Options = Callable[[], dict[str, Any]]
INTEGRATION: dict[str, Options] = {
    "timeout": lambda: {"timeout": cdk.Duration.seconds(3)},
    "stream": lambda: {"response_transfer_mode": apigateway.ResponseTransferMode.STREAM},
    "no test": lambda: {"allow_test_invoke": False},
    "unscoped": lambda: {"scope_permission_to_method": False},
}
OF_THE_METHOD: dict[str, Options] = {
    "nothing": dict,
    "key": lambda: {"api_key_required": True},
    "iam": lambda: {"authorization_type": apigateway.AuthorizationType.IAM},
    "name": lambda: {"operation_name": "GetOrder"},
    "parameters": lambda: {"request_parameters": {"method.request.path.id": True}},
    "models": lambda: {"request_models": {"application/json": apigateway.Model.EMPTY_MODEL}},
    "responses": lambda: {"method_responses": [apigateway.MethodResponse(status_code="200")]},
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", [*INTEGRATION, *OF_THE_METHOD])
def test_the_same_as_with_cdks_classes(name: str, place: cdk.Environment | None) -> None:
    """Also by logical ids, and as the API is deployed: a source can take the place of CDK's."""
    templates: list[Any] = []
    for is_ours in (False, True):
        stack = cdk.Stack(cdk.App(), "Stack", env=place)
        api = apigateway.RestApi(stack, "Api")
        function: Any = make_function(stack, "Function", function_name="orders")
        of_integration = INTEGRATION.get(name, dict)()
        of_method = OF_THE_METHOD.get(name, dict)()
        for method, path in (("GET", "/orders/{id}"), ("POST", "/orders")):
            if is_ours:
                source = RestApiEventSource(api, method, path, **of_integration, **of_method)
                function.add_event_source(source)
            else:
                integration = apigateway.LambdaIntegration(function, **of_integration)
                resource = api.root.resource_for_path(path)
                resource.add_method(method, integration, **of_method)
        templates.append(Template.from_stack(stack).to_json())

    assert templates[1] == templates[0]


def test_each_method_can_have_a_validator(
    stack: cdk.Stack, api: apigateway.RestApi, function: lambda_.Function
) -> None:
    """CDK fails at the second one, unless a feature flag is set."""
    options = apigateway.RequestValidatorOptions(validate_request_body=True)
    for method, path in (("GET", "/"), ("POST", "/orders"), ("PUT", "/orders")):
        source = RestApiEventSource(api, method, path, request_validator_options=options)
        function.add_event_source(source)

    validators = of_type(intent(stack), "AWS::ApiGateway::RequestValidator")
    references = {json.dumps(each["RequestValidatorId"]) for each in methods(stack)}
    assert [each["ValidateRequestBody"] for each in validators] == [True] * 3
    assert len(references) == 3


def methods(stack: cdk.Stack) -> list[dict[str, Any]]:
    """Return the properties of the methods of a stack."""
    found = Template.from_stack(stack).find_resources(METHOD)
    return [resource["Properties"] for resource in found.values()]


def test_the_defaults_of_an_api_hold(stack: cdk.Stack, function: lambda_.Function) -> None:
    """What its methods have in common need not be said again."""
    options = apigateway.MethodOptions(api_key_required=True)
    api = apigateway.RestApi(stack, "Api", default_method_options=options)
    function.add_event_source(RestApiEventSource(api, "GET", "/orders"))

    (method,) = of_type(intent(stack), METHOD)
    assert method["ApiKeyRequired"] is True


def test_functions_share_an_api(
    stack: cdk.Stack, api: apigateway.RestApi, function: lambda_.Function
) -> None:
    """A resource is made once, whoever needs it first."""
    source = RestApiEventSource(api, "get", "/orders/{id}")
    function.add_event_source(source)
    make_function(stack, "Other").add_event_source(RestApiEventSource(api, "PUT", "/orders/{id}"))

    template = Template.from_stack(stack)
    template.resource_count_is("AWS::ApiGateway::RestApi", 1)
    template.resource_count_is("AWS::ApiGateway::Resource", 2)
    assert source.construct_for(function).node.path == "Stack/Api/Default/orders/{id}/GET"
    assert source.api is api
    with pytest.raises(NotBoundError, match="that function"):
        source.construct_for(make_function(stack, "Third"))


@pytest.mark.parametrize("options", [{}, {"scope_permission_to_method": False}])
def test_no_permission_without_grant(
    stack: cdk.Stack, api: apigateway.RestApi, function: lambda_.Function, options: dict[str, Any]
) -> None:
    """Somebody else lets API Gateway in."""
    function.add_event_source(RestApiEventSource(api, "GET", "/a", grant=False, **options))

    assert of_type(intent(stack), PERMISSION) == []


@pytest.mark.parametrize("place", PLACES)
def test_an_imported_function_can_be_invoked(place: cdk.Environment | None) -> None:
    """In a stack of no certain place CDK makes no permission."""
    stack = cdk.Stack(cdk.App(), "Stack", env=place)
    api = apigateway.RestApi(stack, "Api")
    function = lambda_.Function.from_function_arn(stack, "Function", FUNCTION)
    function.add_event_source(RestApiEventSource(api, "GET", "/orders"))

    permissions = of_type(intent(stack), PERMISSION)
    assert {permission["FunctionName"] for permission in permissions} == {FUNCTION}
    assert all(permission["SourceArn"] for permission in permissions)
    assert Annotations.from_stack(stack).find_warning("*", Match.any_value()) == []


def test_an_alias(api: apigateway.RestApi, stack: cdk.Stack, function: lambda_.Function) -> None:
    """It is the alias that is invoked."""
    function.add_alias("live").add_event_source(RestApiEventSource(api, "GET", "/orders"))

    names = [permission["FunctionName"] for permission in of_type(intent(stack), PERMISSION)]
    assert names == [{"Ref": "AWS::Lambda::Alias"}] * 2


def test_an_imported_api(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Methods are added to it, and somebody has to deploy them."""
    api = apigateway.RestApi.from_rest_api_attributes(
        stack, "Api", rest_api_id="a1b2c3d4e5", root_resource_id="f6g7h8i9j0"
    )
    function.add_event_source(RestApiEventSource(api, "GET", "/orders"))

    (method,) = of_type(intent(stack), METHOD)
    assert method["RestApiId"] == "a1b2c3d4e5"
    warning = Match.string_like_regexp("is not deployed here")
    Annotations.from_stack(stack).has_warning("/Stack/Function", warning)


def test_the_api_of_another_stack(app: cdk.App) -> None:
    """The method is the API's, so that its deployment knows of it."""
    stacks = [cdk.Stack(app, name) for name in ("Apis", "Functions")]
    api = apigateway.RestApi(stacks[0], "Api")
    make_function(stacks[1], "Function").add_event_source(RestApiEventSource(api, "GET", "/a"))

    assert [len(of_type(intent(stack), METHOD)) for stack in stacks] == [1, 0]


@pytest.mark.parametrize("api_id", ["a1b2c3d4e5", "arn:aws:apigateway:eu-west-1::/restapis/a1b2"])
def test_a_string_says_too_little(api_id: str) -> None:
    """Without the root of an API nothing can be made below it."""
    with pytest.raises(ValidationError, match=r"import it with .*from_rest_api_attributes"):
        RestApiEventSource(api_id, "GET", "/orders")  # type: ignore[arg-type]


def test_an_import_without_root_says_too_little(stack: cdk.Stack) -> None:
    """CDK would say so while binding."""
    api = apigateway.RestApi.from_rest_api_id(stack, "Api", "a1b2c3d4e5")

    with pytest.raises(ValidationError, match="with its root_resource_id"):
        RestApiEventSource(api, "GET", "/orders")
