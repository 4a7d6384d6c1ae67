"""Amazon Data Firehose: the function transforms records on their way to a bucket."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import FirehoseEventSource


class FirehoseStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        archive = s3.Bucket(self, "Archive", removal_policy=cdk.RemovalPolicy.DESTROY)
        readings = firehose.DeliveryStream(self, "Readings", destination=firehose.S3Bucket(archive))
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="firehose.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
            timeout=cdk.Duration.minutes(1),
        )
        fn.add_event_source(
            FirehoseEventSource(
                readings,
                buffer_interval=cdk.Duration.seconds(30),
                buffer_size=cdk.Size.mebibytes(1),
            )
        )


def put_record(deployed: Deployed, **reading: str | float) -> None:
    deployed.environment.client("firehose").put_record(
        DeliveryStreamName=deployed.physical_id_of_type("AWS::KinesisFirehose::DeliveryStream"),
        Record={"Data": json.dumps(reading).encode()},
    )


def delivered(deployed: Deployed) -> list[str]:
    """What is in the bucket, one line for each record."""
    s3, bucket = deployed.environment.client("s3"), deployed.physical_id("Archive")
    keys = [each["Key"] for each in s3.list_objects_v2(Bucket=bucket).get("Contents", [])]
    texts = [s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode() for key in keys]
    return [line for text in texts for line in text.splitlines()]


def send(deployed: Deployed, mark: str) -> None:
    put_record(deployed, sensor=mark, celsius=21.5)


def clear(deployed: Deployed) -> None:
    """CloudFormation deletes no bucket with objects in it."""
    s3 = deployed.environment.client("s3")
    bucket = deployed.physical_id("Archive")
    for s3_object in s3.list_objects_v2(Bucket=bucket).get("Contents", []):
        s3.delete_object(Bucket=bucket, Key=s3_object["Key"])


DELIVERY = Sends("FirehoseEventSource", "record of a delivery stream", send, clear)
