"""Self-managed Apache Kafka in Queue mode: a share group reads; Lambda signs in by OAuth 2.0."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import KafkaDlq, OAuthBearerAuth, SelfManagedKafkaQueueEventSource


class SelfManagedKafkaQueueStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        credentials = secretsmanager.Secret.from_secret_complete_arn(
            self, "Credentials", cdk.CfnParameter(self, "CredentialsArn").value_as_string
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="kafka.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            SelfManagedKafkaQueueEventSource(
                bootstrap_servers=["broker-1.example.com:9092", "broker-2.example.com:9092"],
                topic="orders",
                consumer_group_id="orders-function",
                authentication=OAuthBearerAuth(credentials, scope="kafka:read"),
                provisioned_poller_config={"minimum_pollers": 1, "maximum_pollers": 5},
                report_batch_item_failures=True,
                retry_attempts=2,
                on_failure=KafkaDlq("failed-orders"),
            )
        )


DELIVERY = NotDelivered(
    "SelfManagedKafkaQueueEventSource", "the emulator makes the mapping, but never polls Kafka"
)
