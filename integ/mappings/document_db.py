"""Amazon DocumentDB: the changes of a collection, from its change stream."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_docdb as docdb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import DocumentDbEventSource, FullDocument


class DocumentDbStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        # Private subnets with a way out: the poller calls Lambda, STS and Secrets Manager.
        vpc = ec2.Vpc(self, "Vpc", max_azs=2, nat_gateways=1)
        credentials = docdb.DatabaseSecret(self, "Credentials", username="orders")
        cluster = docdb.DatabaseCluster(
            self,
            "Cluster",
            engine_version="5.0.0",
            instance_type=ec2.InstanceType("t4g.medium"),
            master_user=docdb.Login(
                username="orders", password=credentials.secret_value_from_json("password")
            ),
            vpc=vpc,
        )
        cluster.connections.allow_default_port_internally()
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="document_db.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        # The change stream of the collection is enabled by hand, with modifyChangeStreams.
        fn.add_event_source(
            DocumentDbEventSource(
                cluster,
                database_name="shop",
                collection_name="orders",
                full_document=FullDocument.UPDATE_LOOKUP,
                secret=credentials,
                starting_position=lambda_.StartingPosition.TRIM_HORIZON,
            )
        )


DELIVERY = NotDelivered(
    "DocumentDbEventSource", "the emulator makes the mapping, but never polls DocumentDB"
)
