"""Alexa: one function answers a custom skill, and controls the devices of a smart home skill."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import AlexaSkillEventSource, AlexaSmartHomeEventSource


class AlexaSkillStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="alexa_skill.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            AlexaSkillEventSource("amzn1.ask.skill.3f8a1f0e-5b5d-4c36-9c8a-0a1b2c3d4e5f")
        )
        fn.add_event_source(
            AlexaSmartHomeEventSource("amzn1.ask.skill.7d9e2b1c-6a4f-4d58-8b7c-1f2e3d4c5b6a")
        )


DELIVERY = NotDelivered("AlexaSkillEventSource", "Alexa is no service of AWS, so of no emulator")
