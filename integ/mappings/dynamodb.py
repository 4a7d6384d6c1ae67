"""Amazon DynamoDB: Lambda reads the table's stream, here only the changes of existing items."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import DynamoEventSource, SqsDlq


class DynamoDbStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        products = dynamodb.TableV2(
            self,
            "Products",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
            dynamo_stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
            removal_policy=cdk.RemovalPolicy.DESTROY,
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="dynamodb.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            DynamoEventSource(
                products,
                starting_position=lambda_.StartingPosition.TRIM_HORIZON,
                retry_attempts=3,
                bisect_batch_on_error=True,
                on_failure=SqsDlq(sqs.Queue(self, "DeadLetters")),
                filters=[
                    lambda_.FilterCriteria.filter(
                        {"eventName": lambda_.FilterRule.is_equal("MODIFY")}
                    )
                ],
            )
        )


def send(deployed: Deployed, mark: str) -> None:
    dynamodb = deployed.environment.client("dynamodb")
    for price in ("10", "12"):
        dynamodb.put_item(
            TableName=deployed.physical_id("Products"),
            Item={"id": {"S": mark}, "price": {"N": price}},
        )


DELIVERY = Sends("DynamoEventSource", "change of an item", send)
