"""Amazon S3 Batch Operations: the function is invoked for each object of a list."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import S3BatchEventSource


class S3BatchStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        uploads = s3.Bucket(self, "Uploads")
        jobs = s3.Bucket(self, "Jobs")
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="s3_batch.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        uploads.grant_read(fn)
        source = S3BatchEventSource(
            jobs, manifest_prefix="manifests/", reports=jobs, report_prefix="reports/"
        )
        fn.add_event_source(source)
        # What to pass to CreateJob.
        cdk.CfnOutput(self, "JobRole", value=source.construct_for(fn).role_arn)
        cdk.CfnOutput(self, "FunctionArn", value=fn.function_arn)


DELIVERY = NotDelivered("S3BatchEventSource", "the emulator runs no jobs of S3 Batch Operations")
