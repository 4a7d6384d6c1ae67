"""Amazon Kinesis Data Streams: Lambda reads every shard in order."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import KinesisEventSource, SqsDlq


class KinesisStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        readings = kinesis.Stream(
            self,
            "Readings",
            encryption=kinesis.StreamEncryption.MANAGED,
            removal_policy=cdk.RemovalPolicy.DESTROY,
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="kinesis.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            KinesisEventSource(
                readings,
                starting_position=lambda_.StartingPosition.TRIM_HORIZON,
                batch_size=100,
                parallelization_factor=2,
                retry_attempts=3,
                bisect_batch_on_error=True,
                on_failure=SqsDlq(sqs.Queue(self, "DeadLetters")),
            )
        )


def send(deployed: Deployed, mark: str) -> None:
    deployed.environment.client("kinesis").put_record(
        StreamName=deployed.physical_id("Readings"),
        PartitionKey=mark,
        Data=json.dumps({"sensor": mark, "celsius": 21.5}).encode(),
    )


DELIVERY = Sends("KinesisEventSource", "record in a stream", send)
