"""Amazon API Gateway: an HTTP API whose routes lead to many functions, here two to one of them."""

from __future__ import annotations

import json
import urllib.request

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import HttpApiEventSource


class HttpApiStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        api = apigatewayv2.HttpApi(self, "Shop")
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="http_api.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(HttpApiEventSource(api, "POST", "/orders"))
        fn.add_event_source(HttpApiEventSource(api, "GET", "/orders/{id}"))


def call(deployed: Deployed, path: str, order: dict[str, str] | None = None) -> dict[str, str]:
    """Return what the API answers to a GET request, or to a POST request with an order."""
    api = deployed.physical_id_of_type("AWS::ApiGatewayV2::Api")
    url = f"{deployed.environment.endpoint}/_aws/execute-api/{api}/$default{path}"
    body = None if order is None else json.dumps(order).encode()
    # Without a type that is text, the function would get the body in base64.
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, body, headers)  # noqa: S310 - of this machine
    # No proxy of the user's between this machine and itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request) as response:
        answer: dict[str, str] = json.load(response)
    return answer


def send(deployed: Deployed, mark: str) -> None:
    call(deployed, "/orders", {"id": mark})


DELIVERY = Sends("HttpApiEventSource", "HTTP request", send)
