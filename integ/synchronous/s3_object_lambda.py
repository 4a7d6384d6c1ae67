"""Amazon S3 Object Lambda: who reads a customer's order sees no card number."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import S3ObjectLambdaEventSource


class S3ObjectLambdaStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        orders = s3.Bucket(self, "Orders", removal_policy=cdk.RemovalPolicy.DESTROY)
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="s3_object_lambda.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        source = S3ObjectLambdaEventSource(orders, payload={"hide": ["card"]})
        fn.add_event_source(source)
        alias = source.construct_for(fn).attr_alias_value
        cdk.CfnOutput(self, "ReadHere", value=alias)


def read(deployed: Deployed, key: str) -> bytes:
    """What is read through the Object Lambda access point; its alias stands for a bucket."""
    cloudformation = deployed.environment.client("cloudformation")
    (stack,) = cloudformation.describe_stacks(StackName=deployed.stack)["Stacks"]
    (output,) = stack["Outputs"]
    found = deployed.environment.client("s3").get_object(Bucket=output["OutputValue"], Key=key)
    body: bytes = found["Body"].read()
    return body


def send(deployed: Deployed, mark: str) -> None:
    order = f'{{"id": "{mark}", "card": "4111 1111 1111 1111"}}'
    bucket = deployed.physical_id("Orders")
    deployed.environment.client("s3").put_object(Bucket=bucket, Key=f"{mark}.json", Body=order)
    read(deployed, f"{mark}.json")


def clear(deployed: Deployed) -> None:
    s3_client = deployed.environment.client("s3")
    bucket = deployed.physical_id("Orders")
    for found in s3_client.list_objects_v2(Bucket=bucket).get("Contents", ()):
        s3_client.delete_object(Bucket=bucket, Key=found["Key"])


DELIVERY = Sends("S3ObjectLambdaEventSource", "object read through an access point", send, clear)
