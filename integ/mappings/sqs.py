"""Amazon SQS: Lambda polls the queue, and retries only the messages that failed."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import SqsEventSource


class SqsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        dead_letters = sqs.Queue(self, "DeadLetters")
        orders = sqs.Queue(
            self,
            "Orders",
            # AWS advises six times the function's timeout.
            visibility_timeout=cdk.Duration.seconds(30),
            dead_letter_queue=sqs.DeadLetterQueue(queue=dead_letters, max_receive_count=2),
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="sqs.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
            timeout=cdk.Duration.seconds(5),
        )
        fn.add_event_source(
            SqsEventSource(
                orders,
                batch_size=10,
                report_batch_item_failures=True,
                filters=[{"body": {"type": ["order"]}}],
            )
        )


def send(deployed: Deployed, mark: str) -> None:
    deployed.environment.client("sqs").send_message(
        QueueUrl=deployed.physical_id("Orders"),
        MessageBody=json.dumps({"type": "order", "id": mark, "quantity": 1}),
    )


DELIVERY = Sends("SqsEventSource", "message in a queue", send)
