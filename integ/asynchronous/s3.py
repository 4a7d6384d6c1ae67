"""Amazon S3: the bucket notifies the function of new objects, here only of CSV uploads."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import S3EventSource


class S3Stack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        bucket = s3.Bucket(self, "Bucket", removal_policy=cdk.RemovalPolicy.DESTROY)
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="s3.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        bucket.grant_read(fn)
        fn.add_event_source(
            S3EventSource(
                bucket,
                events=[s3.EventType.OBJECT_CREATED],
                filters=[s3.NotificationKeyFilter(prefix="uploads/", suffix=".csv")],
            )
        )


def send(deployed: Deployed, mark: str) -> None:
    s3 = deployed.environment.client("s3")
    bucket = deployed.physical_id("Bucket")
    s3.put_object(Bucket=bucket, Key=f"uploads/{mark}.csv", Body=b"id,price\n1,9.99\n")


def clear(deployed: Deployed) -> None:
    """CloudFormation deletes no bucket with objects in it."""
    s3 = deployed.environment.client("s3")
    bucket = deployed.physical_id("Bucket")
    for s3_object in s3.list_objects_v2(Bucket=bucket).get("Contents", []):
        s3.delete_object(Bucket=bucket, Key=s3_object["Key"])


DELIVERY = Sends("S3EventSource", "object in a bucket", send, clear)
