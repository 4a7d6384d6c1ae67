"""Amazon S3 through EventBridge: two sources of one bucket that overlap, and disturb nobody."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from constructs import Construct

from integ import HANDLERS
from integ.asynchronous.s3 import clear
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import S3EventSource


class S3EventBridgeStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        bucket = s3.Bucket(self, "Bucket", removal_policy=cdk.RemovalPolicy.DESTROY)
        code = lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"])
        runtime = lambda_.Runtime.PYTHON_3_12
        for name, ends in (("Handler", {"suffix": ".csv"}), ("Audit", {"prefix": "uploads/"})):
            fn = lambda_.Function(
                self, name, runtime=runtime, handler="s3_event_bridge.handler", code=code
            )
            fn.add_event_source(
                S3EventSource(
                    bucket,
                    events=[s3.EventType.OBJECT_CREATED, s3.EventType.OBJECT_REMOVED],
                    filters=[ends],
                    delivery="eventbridge",
                )
            )


def send(deployed: Deployed, mark: str) -> None:
    client = deployed.environment.client("s3")
    bucket = deployed.physical_id("Bucket")
    client.put_object(Bucket=bucket, Key=f"uploads/{mark} 1.csv", Body=b"id,price\n1,9.99\n")


DELIVERY = Sends("S3EventSource (EventBridge)", "object in a bucket", send, clear)
