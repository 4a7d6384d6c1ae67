"""Amazon API Gateway: a REST API whose routes lead to many functions, here to one of them."""

from __future__ import annotations

import urllib.request

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import RestApiEventSource


class RestApiStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        api = apigateway.RestApi(self, "Greetings")
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="rest_api.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            RestApiEventSource(api, "GET", "/hello/{name}", timeout=cdk.Duration.seconds(5))
        )


def hello_url(deployed: Deployed, name: str) -> str:
    api = deployed.physical_id_of_type("AWS::ApiGateway::RestApi")
    return f"{deployed.environment.endpoint}/_aws/execute-api/{api}/prod/hello/{name}"


def send(deployed: Deployed, mark: str) -> None:
    # No proxy of the user's between this machine and itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(hello_url(deployed, mark)) as response:
        response.read()


DELIVERY = Sends("RestApiEventSource", "HTTP request", send)
