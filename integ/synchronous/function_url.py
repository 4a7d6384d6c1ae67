"""A Lambda function URL: the function has an HTTPS address of its own, here a public one."""

from __future__ import annotations

import urllib.request

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import FunctionUrlEventSource


class FunctionUrlStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="function_url.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            FunctionUrlEventSource(
                auth_type=lambda_.FunctionUrlAuthType.NONE,
                cors=lambda_.FunctionUrlCorsOptions(
                    allowed_origins=["https://shop.example.com"],
                    allowed_methods=[lambda_.HttpMethod.POST],
                    max_age=cdk.Duration.hours(1),
                ),
            )
        )


def url_of(deployed: Deployed, path: str) -> str:
    configuration = deployed.environment.client("lambda").get_function_url_config(
        FunctionName=deployed.physical_id("Handler")
    )
    url_id = configuration["FunctionUrl"].removeprefix("https://").partition(".")[0]
    # By its path, since no name server knows the emulator's URLs.
    return f"{deployed.environment.endpoint}/_aws/lambda-url/{url_id}{path}"


def send(deployed: Deployed, mark: str) -> None:
    # No proxy of the user's between this machine and itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url_of(deployed, f"/orders/{mark}"), data=b"{}") as response:
        response.read()


DELIVERY = Sends("FunctionUrlEventSource", "HTTPS request to a URL", send)
