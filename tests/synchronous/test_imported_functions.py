"""Imported functions, aliases and versions: each source invokes them, and is allowed to."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Annotations, Match

from lambda_event_sources import (
    ApiEventSource,
    AppSyncEventSource,
    CognitoEventSource,
    HttpApiEventSource,
    RestApiEventSource,
)
from tests.parity.intent import intent, of_type

ARN = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
PERMISSION = "AWS::Lambda::Permission"
ANY_WARNING = ("*", Match.any_value())
IMPORTS: dict[str, Callable[[cdk.Stack], Any]] = {
    "function": lambda stack: lambda_.Function.from_function_arn(stack, "Imported", ARN),
    "version": lambda stack: lambda_.Version.from_version_arn(stack, "Imported", f"{ARN}:3"),
    "alias": lambda stack: lambda_.Alias.from_alias_attributes(
        stack,
        "Imported",
        alias_name="live",
        alias_version=lambda_.Version.from_version_arn(stack, "Version", f"{ARN}:3"),
    ),
    "export": lambda stack: lambda_.Function.from_function_arn(
        stack, "Imported", cdk.Fn.import_value("Function")
    ),
    "parameter": lambda stack: lambda_.Function.from_function_arn(
        stack, "Imported", cdk.CfnParameter(stack, "FunctionArn").value_as_string
    ),
}
SOURCES: dict[str, Callable[[cdk.Stack], Any]] = {
    "API of its own": lambda _: ApiEventSource("GET", "/orders"),
    "REST API": lambda stack: RestApiEventSource(
        apigateway.RestApi(stack, "Api"), "GET", "/orders", allow_test_invoke=False
    ),
    "all of a REST API": lambda stack: RestApiEventSource(
        apigateway.RestApi(stack, "Api"), "GET", "/orders", scope_permission_to_method=False
    ),
    "HTTP API": lambda stack: HttpApiEventSource(apigatewayv2.HttpApi(stack, "Api"), "GET", "/"),
    "all of an HTTP API": lambda stack: HttpApiEventSource(
        apigatewayv2.HttpApi(stack, "Api"), "GET", "/", scope_permission_to_route=False
    ),
    "user pool": lambda stack: CognitoEventSource(
        cognito.UserPool(stack, "Pool"), cognito.UserPoolOperation.PRE_SIGN_UP
    ),
}


@pytest.mark.parametrize("imported", IMPORTS)
@pytest.mark.parametrize("source", SOURCES)
def test_it_may_be_invoked(stack: cdk.Stack, source: str, imported: str) -> None:
    """In a stack of no certain place CDK makes no permission, and warns of that."""
    function = IMPORTS[imported](stack)
    function.add_event_source(SOURCES[source](stack))

    (permission,) = of_type(intent(stack), PERMISSION)
    assert permission["FunctionName"] == stack.resolve(function.function_arn)
    assert permission["SourceArn"]
    assert Annotations.from_stack(stack).find_warning(*ANY_WARNING) == []


def test_one_permission_for_all_methods(stack: cdk.Stack) -> None:
    """As there is for a function of the app."""
    function: Any = IMPORTS["function"](stack)
    api = apigateway.RestApi(stack, "Api")
    for path in ("/a", "/b"):
        source = RestApiEventSource(api, "GET", path, scope_permission_to_method=False)
        function.add_event_source(source)

    (permission,) = of_type(intent(stack), PERMISSION)
    assert permission["SourceArn"]["Fn::Join"][1][-1] == "/*/*/*"


@pytest.mark.parametrize("region", ["eu-west-1", "us-east-1"])
def test_no_permission_where_none_can_be_made(app: cdk.App, region: str) -> None:
    """CDK looks at the account only, and the deployment would fail in another region."""
    place = cdk.Environment(account="111111111111", region=region)
    stack = cdk.Stack(app, "Stack", env=place)
    function: Any = IMPORTS["function"](stack)
    function.add_event_source(RestApiEventSource(apigateway.RestApi(stack, "Api"), "GET", "/"))

    permissions, annotations = of_type(intent(stack), PERMISSION), Annotations.from_stack(stack)
    if region == "eu-west-1":
        assert len(permissions) == 2
        assert annotations.find_warning(*ANY_WARNING) == []
    else:
        assert permissions == []
        annotations.has_warning("*", Match.string_like_regexp("no permission was made"))


def test_without_grant_nobody_misses_a_permission(app: cdk.App) -> None:
    """CDK would warn that it made none."""
    place = cdk.Environment(account="222222222222", region="eu-west-1")
    stack = cdk.Stack(app, "Stack", env=place)
    function: Any = IMPORTS["function"](stack)
    api = apigateway.RestApi(stack, "Api")
    function.add_event_source(RestApiEventSource(api, "GET", "/", grant=False))

    assert of_type(intent(stack), PERMISSION) == []
    assert Annotations.from_stack(stack).find_warning(*ANY_WARNING) == []


@pytest.mark.parametrize("imported", IMPORTS)
def test_appsync_needs_no_permission(stack: cdk.Stack, imported: str) -> None:
    """A role may invoke it."""
    function = IMPORTS[imported](stack)
    function.add_event_source(AppSyncEventSource("abcdefghijklmnopqrstuvwxyz", "Query", "order"))

    (data_source,) = of_type(intent(stack), "AWS::AppSync::DataSource")
    arn = stack.resolve(function.function_arn)
    assert data_source["LambdaConfig"] == {"LambdaFunctionArn": arn}
