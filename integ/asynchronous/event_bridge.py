"""Amazon EventBridge: a rule on a bus, here for orders of a hundred and more."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_events as events
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import EventBridgeEventSource


class EventBridgeStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        shop = events.EventBus(self, "Shop")
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="event_bridge.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            EventBridgeEventSource(
                shop,
                event_pattern={
                    "source": ["shop.orders"],
                    "detail-type": ["placed"],
                    "detail": {"total": [{"numeric": [">=", 100]}]},
                },
                max_event_age=cdk.Duration.hours(1),
                dead_letter_queue=sqs.Queue(self, "DeadLetters"),
            )
        )


def send(deployed: Deployed, mark: str) -> None:
    put_order(deployed, mark, 250)


def put_order(deployed: Deployed, order: str, total: int) -> None:
    """Put an event on the bus."""
    deployed.environment.client("events").put_events(
        Entries=[
            {
                "EventBusName": deployed.physical_id("Shop"),
                "Source": "shop.orders",
                "DetailType": "placed",
                "Detail": json.dumps({"order": order, "total": total}),
            }
        ]
    )


DELIVERY = Sends("EventBridgeEventSource", "event on a bus", send)
