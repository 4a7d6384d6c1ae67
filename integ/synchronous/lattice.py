"""Amazon VPC Lattice: requests to a service of a private network go to a function."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_vpclattice as vpclattice
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import LatticeEventSource


class LatticeStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        shop = vpclattice.CfnService(self, "Shop", auth_type="AWS_IAM")
        listener = vpclattice.CfnListener(
            self,
            "Listener",
            service_identifier=shop.attr_id,
            protocol="HTTPS",
            default_action={"fixedResponse": {"statusCode": 404}},
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="lattice.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            LatticeEventSource(
                listener, priority=10, path_prefix="/orders", event_structure_version="V2"
            )
        )


DELIVERY = NotDelivered("LatticeEventSource", "the emulator has no AWS::VpcLattice::Service")
