"""Routes of API Gateway that users write by mistake; each `# refused` must be an error."""

from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import HttpApiEventSource, RestApiEventSource, WebSocketEventSource


def wire(
    http: apigatewayv2.HttpApi,
    rest: apigateway.RestApi,
    sockets: apigatewayv2.WebSocketApi,
    fn: lambda_.Function,
) -> None:
    """Pass the wrong things."""
    HttpApiEventSource("GET", "/orders")  # refused
    HttpApiEventSource(rest, "GET", "/orders")  # refused
    HttpApiEventSource(http, "GET", "/orders", timeout=10)  # refused
    HttpApiEventSource(http, "GET", "/orders", authorization_scopes=[1])  # refused
    HttpApiEventSource(http, "GET", "/orders", payload_format_version="2.0")  # refused
    RestApiEventSource("a1b2c3d4e5", "GET", "/orders")  # refused
    RestApiEventSource(http, "GET", "/orders")  # refused
    RestApiEventSource(rest, "GET", "/orders", response_transfer_mode="STREAM")  # refused
    WebSocketEventSource(http, "send")  # refused
    WebSocketEventSource(sockets)  # refused
    WebSocketEventSource(sockets, "send", True)  # refused
    HttpApiEventSource(http, "GET", "/orders").construct_for("fn")  # refused
    fn.add_event_source(http)  # refused
