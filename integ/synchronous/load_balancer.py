"""An Application Load Balancer: requests to some paths of a site go to a function."""

from __future__ import annotations

from typing import cast

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import LoadBalancerEventSource


class LoadBalancerStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        vpc = ec2.Vpc(self, "Vpc", max_azs=2, nat_gateways=0)
        shop = elbv2.ApplicationLoadBalancer(
            self, "Shop", vpc=cast("ec2.IVpc", vpc), internet_facing=True
        )
        site = shop.add_listener(
            "Site", port=80, default_action=elbv2.ListenerAction.fixed_response(404)
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="load_balancer.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(LoadBalancerEventSource(site, path_patterns=["/orders/*"], priority=10))


DELIVERY = NotDelivered(
    "LoadBalancerEventSource", "the emulator makes the target group without the function"
)
