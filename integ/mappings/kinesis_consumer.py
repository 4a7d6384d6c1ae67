"""Amazon Kinesis enhanced fan-out: a consumer with a throughput of its own."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import KinesisConsumerEventSource, SqsDlq


class KinesisConsumerStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        readings = kinesis.Stream(
            self,
            "Readings",
            encryption=kinesis.StreamEncryption.MANAGED,
            removal_policy=cdk.RemovalPolicy.DESTROY,
        )
        consumer = kinesis.StreamConsumer(
            self, "Consumer", stream=readings, stream_consumer_name="dashboard"
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="kinesis.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            KinesisConsumerEventSource(
                consumer,
                starting_position=lambda_.StartingPosition.LATEST,
                batch_size=100,
                retry_attempts=3,
                bisect_batch_on_error=True,
                on_failure=SqsDlq(sqs.Queue(self, "DeadLetters")),
            )
        )


DELIVERY = NotDelivered(
    "KinesisConsumerEventSource", "the emulator has no AWS::Kinesis::StreamConsumer"
)
