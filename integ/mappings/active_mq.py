"""Amazon MQ for ActiveMQ: a broker in a VPC, and a queue of orders."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_amazonmq as amazonmq
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import ActiveMqEventSource


class ActiveMqStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        # Private subnets with a way out: the poller calls Lambda, STS and Secrets Manager.
        vpc = ec2.Vpc(self, "Vpc", max_azs=2, nat_gateways=1)
        clients = ec2.SecurityGroup(self, "BrokerClients", vpc=vpc)
        clients.add_ingress_rule(clients, ec2.Port.tcp(61617), "OpenWire")
        # Which of them there are is another matter in each region.
        instance_type = cdk.CfnParameter(self, "InstanceType")
        credentials = secretsmanager.Secret(
            self,
            "Credentials",
            generate_secret_string=secretsmanager.SecretStringGenerator(
                secret_string_template=json.dumps({"username": "orders"}),
                generate_string_key="password",
                exclude_punctuation=True,
            ),
        )
        broker = amazonmq.CfnBroker(
            self,
            "Broker",
            broker_name="orders",
            engine_type="ACTIVEMQ",
            engine_version="5.18",
            deployment_mode="SINGLE_INSTANCE",
            host_instance_type=instance_type.value_as_string,
            publicly_accessible=False,
            auto_minor_version_upgrade=True,
            subnet_ids=[vpc.private_subnets[0].subnet_id],
            security_groups=[clients.security_group_id],
            users=[
                amazonmq.CfnBroker.UserProperty(
                    username="orders",
                    password=credentials.secret_value_from_json("password").unsafe_unwrap(),
                )
            ],
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="active_mq.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(ActiveMqEventSource(broker, queue="orders", secret=credentials))


DELIVERY = NotDelivered("ActiveMqEventSource", "the emulator has no AWS::AmazonMQ::Broker")
