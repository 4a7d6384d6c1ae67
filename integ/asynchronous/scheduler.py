"""Amazon EventBridge Scheduler: here on working days at eight, in Berlin's time."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_scheduler as scheduler
from constructs import Construct

from integ import HANDLERS
from integ.asynchronous.schedule import EVERY_MINUTE, SECONDS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import Cron, SchedulerEventSource


class SchedulerStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        reports = scheduler.ScheduleGroup(self, "Reports")
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="schedule.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            SchedulerEventSource(
                Cron(0, 8, day_of_week="MON-FRI"),
                time_zone="Europe/Berlin",
                flexible_time_window=cdk.Duration.minutes(15),
                schedule_group=reports,
                input={"report": "weekday"},
            )
        )


def send(deployed: Deployed, mark: str) -> None:
    """Have it run each minute, and wait for that, mostly for some seconds.

    The emulator counts from its first look at the schedule.
    """
    client = deployed.environment.client("scheduler")
    schedule = {
        "Name": deployed.physical_id_of_type("AWS::Scheduler::Schedule"),
        "GroupName": deployed.physical_id_of_type("AWS::Scheduler::ScheduleGroup"),
    }
    target = client.get_schedule(**schedule)["Target"]
    client.update_schedule(
        **schedule,
        ScheduleExpression=EVERY_MINUTE,
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={**target, "Input": json.dumps({"report": mark})},
    )
    deployed.wait_until_seen(mark, SECONDS)


DELIVERY = Sends("SchedulerEventSource", "a minute that passes", send)
