"""HTTP APIs: what each argument makes, and the same intent in CDK's own classes."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Template

from lambda_event_sources import HttpApiEventSource, NotBoundError, ValidationError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

ROUTE, INTEGRATION = "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Integration"
PERMISSION = "AWS::Lambda::Permission"
FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
API_REF = {"Ref": "AWS::ApiGatewayV2::Api"}
ANY = apigatewayv2.HttpMethod.ANY


def resources(stack: cdk.Stack, kind: str) -> dict[str, Any]:
    """Return the properties of the resources of a type, by logical id."""
    found = Template.from_stack(stack).find_resources(kind)
    return {name: resource["Properties"] for name, resource in found.items()}


def source_arns(stack: cdk.Stack) -> list[str]:
    """Return what follows the account in the ARNs that permissions are for."""
    found = of_type(intent(stack), PERMISSION)
    return ["".join(map(str, item["SourceArn"]["Fn::Join"][1][-2:])) for item in found]


@pytest.fixture(name="api")
def _api(stack: cdk.Stack) -> apigatewayv2.HttpApi:
    return apigatewayv2.HttpApi(stack, "Api")


def test_a_route(stack: cdk.Stack, api: apigatewayv2.HttpApi, function: lambda_.Function) -> None:
    """A route, its integration, and a permission for no more than that."""
    function.add_event_source(HttpApiEventSource(api, "GET", "/orders/{id}"))

    made = intent(stack)
    assert of_type(made, ROUTE) == [
        {
            "ApiId": API_REF,
            "AuthorizationType": "NONE",
            "RouteKey": "GET /orders/{id}",
            "Target": {"Fn::Join": ["", ["integrations/", {"Ref": INTEGRATION}]]},
        }
    ]
    assert of_type(made, INTEGRATION) == [
        {
            "ApiId": API_REF,
            "IntegrationType": "AWS_PROXY",
            "IntegrationUri": {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]},
            "PayloadFormatVersion": "2.0",
        }
    ]
    assert of_type(made, PERMISSION) == [
        {
            "Action": "lambda:InvokeFunction",
            "FunctionName": {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]},
            "Principal": "apigateway.amazonaws.com",
            "SourceArn": {
                "Fn::Join": [
                    "",
                    [
                        "arn:",
                        {"Ref": "AWS::Partition"},
                        ":execute-api:",
                        {"Ref": "AWS::Region"},
                        ":",
                        {"Ref": "AWS::AccountId"},
                        ":",
                        API_REF,
                        "/*/*/orders/{id}",
                    ],
                ]
            },
        }
    ]


def _route_id(function: str, *, before: bool, named: bool) -> str:
    """Return the logical id of a route in another stack than that of its API."""
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    api = apigatewayv2.HttpApi(cdk.Stack(app, "ApiStack"), "Api")
    fn = make_function(stack, function)
    for path in ["/before"] * before + ["/orders"]:
        fn.add_event_source(HttpApiEventSource("a1b2c3d4e5" if named else api, "GET", path))
    routes = resources(stack, ROUTE).items()
    return next(name for name, route in routes if route["RouteKey"] == "GET /orders")


@pytest.mark.parametrize("named", [True, False])
def test_a_route_keeps_its_id_with_another_function(*, named: bool) -> None:
    """AWS takes no second route with the same key before the first one is deleted."""
    ids = {
        _route_id(function, before=before, named=named)
        for function in ("One", "Other")
        for before in (True, False)
    }

    assert len(ids) == 1


def test_default_route(
    stack: cdk.Stack, api: apigatewayv2.HttpApi, function: lambda_.Function
) -> None:
    """CDK lets it be invoked for all routes; for none where the permission is not scoped."""
    function.add_event_source(HttpApiEventSource(api, "any", "$default"))

    assert [route["RouteKey"] for route in of_type(intent(stack), ROUTE)] == ["$default"]
    assert source_arns(stack) == [f"{API_REF}/*/$default"]


def test_one_permission_for_all_routes(
    stack: cdk.Stack, api: apigatewayv2.HttpApi, function: lambda_.Function
) -> None:
    """It covers every route of the API, also the default one, whose ARN is shorter."""
    for method, path in (("GET", "/a"), ("POST", "/a"), ("ANY", "$default")):
        source = HttpApiEventSource(api, method, path, scope_permission_to_route=False)
        function.add_event_source(source)

    assert source_arns(stack) == [f"{API_REF}/*/*"]


def test_thirty_seconds(
    stack: cdk.Stack, api: apigatewayv2.HttpApi, function: lambda_.Function
) -> None:
    """AWS takes them; CDK's integration takes 29."""
    function.add_event_source(
        HttpApiEventSource(api, "GET", "/a", timeout=cdk.Duration.seconds(30))
    )

    (made,) = resources(stack, INTEGRATION).values()
    assert made["TimeoutInMillis"] == 30_000


def test_integrations_are_shared_where_they_are_alike(
    stack: cdk.Stack, api: apigatewayv2.HttpApi, function: lambda_.Function
) -> None:
    """An API has room for 300 of them."""
    for path, amount in (("/a", 10), ("/b", 10), ("/c", 20)):
        timeout = cdk.Duration.seconds(amount)
        function.add_event_source(HttpApiEventSource(api, "GET", path, timeout=timeout))
    make_function(stack, "Other").add_event_source(HttpApiEventSource(api, "GET", "/d"))

    waits = [item.get("TimeoutInMillis") for item in resources(stack, INTEGRATION).values()]
    assert sorted(map(str, waits)) == ["10000", "20000", "None"]


def test_no_permission_without_grant(
    stack: cdk.Stack, api: apigatewayv2.HttpApi, function: lambda_.Function
) -> None:
    """Somebody else lets API Gateway in."""
    function.add_event_source(HttpApiEventSource(api, "GET", "/a", grant=False))

    assert resources(stack, PERMISSION) == {}


def test_a_construct_id_of_ones_own(api: apigatewayv2.HttpApi, function: lambda_.Function) -> None:
    """Everything is below it, also the route."""
    source = HttpApiEventSource(api, "GET", "/a", construct_id="Orders")
    function.add_event_source(source)

    assert source.construct_for(function).node.path == "Stack/Function/Orders/GET--a"


@pytest.mark.parametrize("text", ["a1b2c3d4e5", "arn:aws:apigateway:eu-west-1::/apis/a1b2c3d4e5"])
def test_an_api_that_exists_already(
    stack: cdk.Stack, function: lambda_.Function, text: str
) -> None:
    """Named by its id or its ARN; its routes are made in the function's stack."""
    source = HttpApiEventSource(text, "GET", "/orders")
    with pytest.raises(NotBoundError, match="not bound"):
        _ = source.api
    function.add_event_source(source)
    function.add_event_source(HttpApiEventSource(text, "POST", "/orders"))

    assert source.api.api_id == "a1b2c3d4e5"
    assert {item["ApiId"] for item in resources(stack, ROUTE).values()} == {"a1b2c3d4e5"}
    assert len(resources(stack, INTEGRATION)) == 1


def test_an_api_that_is_known_at_deploy_only(stack: cdk.Stack, function: lambda_.Function) -> None:
    """A token stands for the id, which is what Ref returns."""
    api_id = cdk.CfnParameter(stack, "ApiId").value_as_string
    function.add_event_source(HttpApiEventSource(api_id, "GET", "/orders"))

    (route,) = resources(stack, ROUTE).values()
    assert route["ApiId"] == {"Ref": "ApiId"}


def test_an_alias_and_an_imported_function(
    stack: cdk.Stack, api: apigatewayv2.HttpApi, function: lambda_.Function
) -> None:
    """Both are invoked by their own ARN, and both get a permission."""
    imported = lambda_.Function.from_function_arn(stack, "Imported", FUNCTION)
    alias = function.add_alias("live")
    alias.add_event_source(HttpApiEventSource(api, "GET", "/alias"))
    imported.add_event_source(HttpApiEventSource(api, "GET", "/imported"))

    uris = [item["IntegrationUri"] for item in of_type(intent(stack), INTEGRATION)]
    names = [item["FunctionName"] for item in of_type(intent(stack), PERMISSION)]
    assert uris == names == [FUNCTION, {"Ref": "AWS::Lambda::Alias"}]


def test_one_source_for_two_functions_of_two_apis(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """A source can be bound to several functions, of which each API takes one."""
    apis = [apigatewayv2.HttpApi(stack, name) for name in ("First", "Second")]
    sources = [HttpApiEventSource(api, "GET", "/orders") for api in apis]
    for source in sources:
        function.add_event_source(source)

    paths = [source.construct_for(function).node.path for source in sources]
    assert paths == ["Stack/First/GET--orders", "Stack/Second/GET--orders"]
    with pytest.raises(NotBoundError, match="that function"):
        sources[0].construct_for(make_function(stack, "Other"))


def test_the_method_is_an_enum_member_or_its_name(api: apigatewayv2.HttpApi) -> None:
    """In whatever case it is written."""
    keys = [HttpApiEventSource(api, method, "/a").route_key for method in (ANY, "any", "ANY")]

    assert keys == ["ANY /a"] * 3


def test_messages(api: apigatewayv2.HttpApi) -> None:
    """What is wrong, and how to do it right."""
    with pytest.raises(ValidationError, match=r"method must be ANY for the route \$default"):
        HttpApiEventSource(api, "GET", "$default")
    for amount, unit in ((10, "seconds"), (500, "millis")):
        with pytest.raises(ValidationError, match=rf"pass cdk\.Duration\.{unit}\({amount}\)"):
            HttpApiEventSource(api, "GET", "/a", timeout=amount)  # type: ignore[arg-type]
