"""A rule of Amazon EventBridge that runs on a schedule, here daily at ten."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import Cron, ScheduleEventSource

EVERY_MINUTE = "cron(* * * * ? *)"
SECONDS = 90


class ScheduleStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="schedule.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            ScheduleEventSource(Cron(0, 10, "*", "*", "?", "*"), input={"report": "daily"})
        )


def send(deployed: Deployed, mark: str) -> None:
    """Have it run each minute, and wait for that, mostly for some seconds.

    The emulator counts from its first look at the rule.
    """
    client = deployed.environment.client("events")
    rule = deployed.physical_id_of_type("AWS::Events::Rule")
    (target,) = client.list_targets_by_rule(Rule=rule)["Targets"]
    client.put_targets(Rule=rule, Targets=[{**target, "Input": json.dumps({"report": mark})}])
    client.put_rule(Name=rule, ScheduleExpression=EVERY_MINUTE)
    deployed.wait_until_seen(mark, SECONDS)
    client.disable_rule(Name=rule)


DELIVERY = Sends("ScheduleEventSource", "a minute that passes", send)
