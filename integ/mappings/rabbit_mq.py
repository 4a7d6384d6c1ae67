"""Amazon MQ for RabbitMQ: a queue of an existing broker, in a virtual host, with a filter."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import RabbitMqEventSource


class RabbitMqStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        broker_arn = cdk.CfnParameter(self, "BrokerArn").value_as_string
        credentials = secretsmanager.Secret.from_secret_complete_arn(
            self, "Credentials", cdk.CfnParameter(self, "CredentialsArn").value_as_string
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="rabbit_mq.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            RabbitMqEventSource(
                broker_arn,
                queue="orders",
                virtual_host="shop",
                secret=credentials,
                batch_size=10,
                max_batching_window=cdk.Duration.seconds(5),
                filters=[{"data": {"type": ["order"]}}],
            )
        )


DELIVERY = NotDelivered("RabbitMqEventSource", "the emulator makes the mapping, but never polls")
