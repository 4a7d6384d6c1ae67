"""AWS Config: the function judges buckets whenever they change."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_config as config
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import ConfigEventSource


class ConfigStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="config.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            ConfigEventSource(
                configuration_changes=True,
                rule_scope=config.RuleScope.from_resource(config.ResourceType.S3_BUCKET),
                input_parameters={"owner_tag": "team"},
                description="Checks if buckets have an owner",
            )
        )


DELIVERY = NotDelivered("ConfigEventSource", "the emulator has no AWS::Config::ConfigRule")
