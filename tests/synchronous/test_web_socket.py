"""WebSocket APIs: what each argument makes, and the same intent in CDK's own classes."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_apigatewayv2_authorizers as authorizers
from aws_cdk import aws_apigatewayv2_integrations as integrations
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Annotations, Match, Template

from lambda_event_sources import NotBoundError, ValidationError, WebSocketEventSource
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

ROUTE, INTEGRATION = "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Integration"
PERMISSION, POLICY = "AWS::Lambda::Permission", "AWS::IAM::Policy"
FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
API_REF = {"Ref": "AWS::ApiGatewayV2::Api"}
IN_ACCOUNT = [{"Ref": "AWS::Region"}, ":", {"Ref": "AWS::AccountId"}, ":", API_REF]


@pytest.fixture(name="api")
def _api(stack: cdk.Stack) -> apigatewayv2.WebSocketApi:
    api = apigatewayv2.WebSocketApi(stack, "Api")
    apigatewayv2.WebSocketStage(stack, "Stage", web_socket_api=api, stage_name="prod")
    return api


def execute_api(rest: str) -> dict[str, Any]:
    """Return the ARN of a part of the stack's API."""
    parts = ["arn:", {"Ref": "AWS::Partition"}, ":execute-api:", *IN_ACCOUNT, rest]
    return {"Fn::Join": ["", parts]}


def test_a_route(
    stack: cdk.Stack, api: apigatewayv2.WebSocketApi, function: lambda_.Function
) -> None:
    """A permission for the route and no more; the function's role is allowed nothing."""
    source = WebSocketEventSource(api, "send")
    function.add_event_source(source)

    made = intent(stack)
    assert of_type(made, PERMISSION) == [
        {
            "Action": "lambda:InvokeFunction",
            "FunctionName": {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]},
            "Principal": "apigateway.amazonaws.com",
            "SourceArn": execute_api("/*/send"),
        }
    ]
    assert [route["RouteKey"] for route in of_type(made, ROUTE)] == ["send"]
    assert of_type(made, POLICY) == []
    assert source.construct_for(function).node.path == "Stack/Api/send-Route"
    assert source.api is api


Options = Callable[[], dict[str, Any]]
OF_INTEGRATION: dict[str, Options] = {
    "timeout": lambda: {"timeout": cdk.Duration.seconds(29)},
    "binary": lambda: {"content_handling": apigatewayv2.ContentHandling.CONVERT_TO_BINARY},
}
OF_ROUTE: dict[str, Options] = {
    "nothing": dict,
    "answer": lambda: {"return_response": True},
    "iam": lambda: {"authorizer": authorizers.WebSocketIamAuthorizer()},
}


@pytest.mark.parametrize("name", [*OF_INTEGRATION, *OF_ROUTE])
def test_the_same_as_with_cdks_classes(name: str) -> None:
    """But for the permission, which CDK gives for routes that end alike, too (``/*$connect``)."""
    made: list[Any] = []
    ids: list[set[str]] = []
    for is_ours in (False, True):
        stack = cdk.Stack(cdk.App(), "Stack")
        api = apigatewayv2.WebSocketApi(stack, "Api")
        function: Any = make_function(stack, "Function")
        of_integration = OF_INTEGRATION.get(name, dict)()
        of_route = OF_ROUTE.get(name, dict)()
        if is_ours:
            source = WebSocketEventSource(api, "$connect", **of_integration, **of_route)
            function.add_event_source(source)
        else:
            lambda_integration = integrations.WebSocketLambdaIntegration
            integration = lambda_integration("Connect", function, **of_integration)
            api.add_route("$connect", integration=integration, **of_route)
        made.append([item for item in intent(stack) if item["Type"] != PERMISSION])
        ids.append(set(Template.from_stack(stack).find_resources(ROUTE)))

    assert made[1] == made[0]
    assert ids[1] == ids[0]


def test_an_api_key(
    stack: cdk.Stack, api: apigatewayv2.WebSocketApi, function: lambda_.Function
) -> None:
    """CDK's ``add_route`` has no argument for it."""
    function.add_event_source(WebSocketEventSource(api, "$connect", api_key_required=True))

    assert [route["ApiKeyRequired"] for route in of_type(intent(stack), ROUTE)] == [True]


def test_managing_connections(
    stack: cdk.Stack, api: apigatewayv2.WebSocketApi, function: lambda_.Function
) -> None:
    """The role may answer in every stage of this API, and of no other one."""
    for key in ("$connect", "send"):
        source = WebSocketEventSource(api, key, grant_manage_connections=True)
        function.add_event_source(source)

    (policy,) = of_type(intent(stack), POLICY)
    assert policy["PolicyDocument"]["Statement"] == [
        {
            "Action": "execute-api:ManageConnections",
            "Effect": "Allow",
            "Resource": execute_api("/*/*/@connections/*"),
        }
    ]


def test_a_function_without_role(stack: cdk.Stack, api: apigatewayv2.WebSocketApi) -> None:
    """There is nobody to allow it to, and that is said."""
    function = lambda_.Function.from_function_arn(stack, "Function", FUNCTION)
    function.add_event_source(WebSocketEventSource(api, "send", grant_manage_connections=True))

    (permission,) = of_type(intent(stack), PERMISSION)
    assert permission["FunctionName"] == FUNCTION
    warning = Match.string_like_regexp("not allowed to use the connections of send")
    Annotations.from_stack(stack).has_warning("/Stack/Function", warning)


def test_no_permission_without_grant(
    stack: cdk.Stack, api: apigatewayv2.WebSocketApi, function: lambda_.Function
) -> None:
    """Somebody else lets API Gateway in."""
    function.add_event_source(WebSocketEventSource(api, "send", grant=False))

    assert of_type(intent(stack), PERMISSION) == []


@pytest.mark.parametrize("text", ["a1b2c3d4e5", "arn:aws:apigateway:eu-west-1::/apis/a1b2c3d4e5"])
def test_an_api_that_exists_already(
    stack: cdk.Stack, function: lambda_.Function, text: str
) -> None:
    """Named by its id or its ARN; its routes are made in the function's stack."""
    source = WebSocketEventSource(text, "$connect")
    with pytest.raises(NotBoundError, match="not bound"):
        _ = source.api
    function.add_event_source(source)
    function.add_event_source(WebSocketEventSource(text, "send", return_response=True))

    made = intent(stack)
    assert [route["ApiId"] for route in of_type(made, ROUTE)] == ["a1b2c3d4e5"] * 2
    assert [item["ApiId"] for item in of_type(made, INTEGRATION)] == ["a1b2c3d4e5"] * 2


def test_an_alias_and_two_functions(
    stack: cdk.Stack, api: apigatewayv2.WebSocketApi, function: lambda_.Function
) -> None:
    """Each route has a function of its own."""
    function.add_alias("live").add_event_source(WebSocketEventSource(api, "$connect"))
    make_function(stack, "Other").add_event_source(WebSocketEventSource(api, "send"))

    permissions = of_type(intent(stack), PERMISSION)
    assert [permission["FunctionName"] for permission in permissions] == [
        {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]},
        {"Ref": "AWS::Lambda::Alias"},
    ]


def test_a_construct_id_of_ones_own(
    api: apigatewayv2.WebSocketApi, function: lambda_.Function
) -> None:
    """Everything is below it, also the route."""
    source = WebSocketEventSource(api, "send", construct_id="Send")
    function.add_event_source(source)

    assert source.construct_for(function).node.path == "Stack/Function/Send/send-Route"


def test_messages(api: apigatewayv2.WebSocketApi) -> None:
    """What is wrong, and how to do it right."""
    with pytest.raises(ValidationError, match=r"authorizer must be left out for send: .*\$connect"):
        WebSocketEventSource(api, "send", authorizer=authorizers.WebSocketIamAuthorizer())
    with pytest.raises(ValidationError, match=r"route_key must be \$connect, .* got '\$conect'"):
        WebSocketEventSource(api, "$conect")
