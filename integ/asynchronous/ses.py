"""Amazon SES: mail to an address goes into a bucket, and then the function is told."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_ses as ses
from aws_cdk import aws_ses_actions as actions
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import SesEventSource


class SesStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="ses.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            SesEventSource(
                ses.ReceiptRuleSet(self, "Inbox"),
                recipients=["orders@example.com"],
                actions=[actions.S3(bucket=s3.Bucket(self, "Mail"))],
                scan_enabled=True,
                tls_policy=ses.TlsPolicy.REQUIRE,
            )
        )


DELIVERY = NotDelivered("SesEventSource", "the emulator has no AWS::SES::ReceiptRule")
