"""Routes of API Gateway that users write, and that type checkers must accept."""

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_apigatewayv2_authorizers as authorizers
from aws_cdk import aws_lambda as lambda_
from typing_extensions import assert_type

from lambda_event_sources import HttpApiEventSource, RestApiEventSource, WebSocketEventSource


def wire(stack: cdk.Stack, fn: lambda_.Function, imported: apigateway.IRestApi) -> None:
    """Pass APIs that are made here, imported and named, methods by member and by name."""
    http = apigatewayv2.HttpApi(stack, "Http")
    rest = apigateway.RestApi(stack, "Rest")
    sockets = apigatewayv2.WebSocketApi(stack, "Sockets")
    ten = cdk.Duration.seconds(10)

    route = HttpApiEventSource(http, "GET", "/orders/{id}")
    fn.add_event_source(route)
    assert_type(route.construct_for(fn), apigatewayv2.HttpRoute)
    fn.add_event_source(
        HttpApiEventSource(
            "a1b2c3d4e5",
            apigatewayv2.HttpMethod.POST,
            "/orders",
            authorizer=authorizers.HttpIamAuthorizer(),
            authorization_scopes=["orders/write"],
            parameter_mapping=apigatewayv2.ParameterMapping().remove_header("cookie"),
            payload_format_version=apigatewayv2.PayloadFormatVersion.VERSION_1_0,
            timeout=ten,
        )
    )

    method = RestApiEventSource(rest, "GET", "/orders", timeout=ten, api_key_required=True)
    fn.add_event_source(method)
    assert_type(method.construct_for(fn), apigateway.Method)
    stream = apigateway.ResponseTransferMode.STREAM
    fn.add_event_source(
        RestApiEventSource(imported, "POST", "/orders", response_transfer_mode=stream)
    )

    connect = WebSocketEventSource(
        sockets, "$connect", authorizer=authorizers.WebSocketIamAuthorizer()
    )
    fn.add_event_source(connect)
    assert_type(connect.construct_for(fn), apigatewayv2.WebSocketRoute)
    fn.add_event_source(
        WebSocketEventSource("a1b2c3d4e5", "send", grant_manage_connections=True, timeout=ten)
    )
