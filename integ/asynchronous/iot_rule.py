"""AWS IoT: messages of devices go to the function, here only of those that run hot."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import IotRuleEventSource


class IotRuleStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="iot_rule.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            IotRuleEventSource(
                "SELECT celsius, topic(2) AS device FROM 'devices/+/readings' WHERE celsius > 80"
            )
        )


def send(deployed: Deployed, mark: str) -> None:
    publish(deployed, mark, celsius=95.5)


def publish(deployed: Deployed, device: str, *, celsius: float) -> None:
    """Say how hot a device is."""
    deployed.environment.client("iot-data").publish(
        topic=f"devices/{device}/readings", payload=json.dumps({"celsius": celsius}).encode()
    )


DELIVERY = Sends("IotRuleEventSource", "message of a device", send)
