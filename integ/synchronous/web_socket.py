"""Amazon API Gateway: a WebSocket API that lets clients in, and brings messages."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as apigatewayv2
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from integ.local.web_socket import connected
from lambda_event_sources import WebSocketEventSource


class WebSocketStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        api = apigatewayv2.WebSocketApi(self, "Chat")
        apigatewayv2.WebSocketStage(
            self, "Stage", web_socket_api=api, stage_name="prod", auto_deploy=True
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="web_socket.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(WebSocketEventSource(api, "$connect"))
        fn.add_event_source(WebSocketEventSource(api, "greet", grant_manage_connections=True))


def chat_url(deployed: Deployed) -> str:
    api = deployed.physical_id_of_type("AWS::ApiGatewayV2::Api")
    return f"{deployed.environment.endpoint}/_aws/execute-api/{api}/prod"


def send(deployed: Deployed, mark: str) -> None:
    with connected(f"{chat_url(deployed)}?name={mark}") as chat:
        chat.send(json.dumps({"action": "greet", "name": mark}))
        # The emulator keeps no logs of this function, but sends on whatever it returns; AWS does so
        # with return_response=True, for which the emulator has no AWS::ApiGatewayV2::RouteResponse.
        deployed.answers.append(json.loads(chat.receive()))


DELIVERY = Sends("WebSocketEventSource", "message on a WebSocket", send)
