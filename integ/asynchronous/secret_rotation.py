"""AWS Secrets Manager: the function gives a secret a new value, here every Sunday night."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import SecretRotationEventSource


class SecretRotationStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        api_key = secretsmanager.Secret(self, "ApiKey")
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="secret_rotation.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            SecretRotationEventSource(
                api_key,
                schedule_expression="cron(0 2 ? * SUN *)",
                duration=cdk.Duration.hours(3),
            )
        )


DELIVERY = NotDelivered(
    "SecretRotationEventSource", "the emulator has no AWS::SecretsManager::RotationSchedule"
)
