"""CloudWatch alarms: the alarm invokes the function, here when there are errors and when not."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import AlarmEventSource


class AlarmStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        errors = cloudwatch.Metric(namespace="Shop", metric_name="FailedPayments", statistic="sum")
        alarm = errors.create_alarm(self, "Payments", threshold=5, evaluation_periods=3)
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="alarm.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(
            AlarmEventSource(alarm, states=[cloudwatch.AlarmState.ALARM, cloudwatch.AlarmState.OK])
        )


DELIVERY = NotDelivered("AlarmEventSource", "the emulator's alarms invoke nothing")
