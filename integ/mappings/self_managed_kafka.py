"""Self-managed Apache Kafka in a VPC: Lambda reads a topic and signs in with SASL/SCRAM."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import (
    AuthenticationMethod,
    S3OnFailureDestination,
    SelfManagedKafkaEventSource,
)


class SelfManagedKafkaStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        # Private subnets with a way out: the poller calls Lambda, STS and Secrets Manager.
        vpc = ec2.Vpc(self, "Vpc", max_azs=2, nat_gateways=1)
        credentials = secretsmanager.Secret(
            self,
            "Credentials",
            generate_secret_string=secretsmanager.SecretStringGenerator(
                secret_string_template=json.dumps({"username": "orders"}),
                generate_string_key="password",
            ),
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="kafka.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            SelfManagedKafkaEventSource(
                bootstrap_servers=["broker-1.example.com:9096", "broker-2.example.com:9096"],
                topic="orders",
                secret=credentials,
                authentication_method=AuthenticationMethod.SASL_SCRAM_512_AUTH,
                vpc=vpc,
                vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS),
                security_group=ec2.SecurityGroup(self, "KafkaClients", vpc=vpc),
                starting_position=lambda_.StartingPosition.TRIM_HORIZON,
                on_failure=S3OnFailureDestination(s3.Bucket(self, "Failures")),
            )
        )


DELIVERY = NotDelivered(
    "SelfManagedKafkaEventSource", "the emulator makes the mapping, but never polls Kafka"
)
