"""Amazon SNS: the topic pushes messages, here critical ones, and keeps what is lost."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import SnsEventSource


class SnsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        alerts = sns.Topic(self, "Alerts")
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="sns.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            SnsEventSource(
                alerts,
                filter_policy={
                    "severity": sns.SubscriptionFilter.string_filter(allowlist=["critical"])
                },
                dead_letter_queue=sqs.Queue(self, "DeadLetters"),
            )
        )


def send(deployed: Deployed, mark: str) -> None:
    deployed.environment.client("sns").publish(
        TopicArn=deployed.physical_id("Alerts"),
        Message=mark,
        MessageAttributes={"severity": {"DataType": "String", "StringValue": "critical"}},
    )


DELIVERY = Sends("SnsEventSource", "message to a topic", send)
