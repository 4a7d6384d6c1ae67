"""Amazon Connect: a contact flow asks a function who is calling."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_connect as connect
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import ConnectEventSource


class ConnectStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        hotline = connect.CfnInstance(
            self,
            "Hotline",
            identity_management_type="CONNECT_MANAGED",
            instance_alias="hotline",
            attributes=connect.CfnInstance.AttributesProperty(
                inbound_calls=True, outbound_calls=False
            ),
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="connect.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(ConnectEventSource(hotline))


DELIVERY = NotDelivered("ConnectEventSource", "the emulator has no AWS::Connect::Instance")
