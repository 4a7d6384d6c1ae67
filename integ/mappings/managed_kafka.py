"""Amazon MSK: Lambda reads a topic of an existing cluster and signs in with SASL/SCRAM."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import ManagedKafkaEventSource, SnsDlq


class ManagedKafkaStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        cluster_arn = cdk.CfnParameter(self, "ClusterArn").value_as_string
        key = kms.Key.from_key_arn(self, "Key", cdk.CfnParameter(self, "KeyArn").value_as_string)
        # MSK takes only secrets that are encrypted with a key of your own.
        credentials = secretsmanager.Secret.from_secret_attributes(
            self,
            "Credentials",
            secret_complete_arn=cdk.CfnParameter(self, "CredentialsArn").value_as_string,
            encryption_key=key,
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="kafka.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            ManagedKafkaEventSource(
                cluster_arn=cluster_arn,
                topic="orders",
                secret=credentials,
                consumer_group_id="orders-function",
                starting_position=lambda_.StartingPosition.TRIM_HORIZON,
                on_failure=SnsDlq(sns.Topic(self, "Failures")),
            )
        )


DELIVERY = NotDelivered(
    "ManagedKafkaEventSource", "the emulator makes the mapping, but never polls Kafka"
)
