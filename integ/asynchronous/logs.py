"""CloudWatch Logs: the events of a log group go to the function, here only those with errors."""

from __future__ import annotations

import time
from contextlib import suppress

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from lambda_event_sources import LogsEventSource


class LogsStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        application = logs.LogGroup(
            self,
            "Application",
            retention=logs.RetentionDays.ONE_MONTH,
            removal_policy=cdk.RemovalPolicy.DESTROY,
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="logs.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(LogsEventSource(application, filter_pattern="ERROR"))


def send(deployed: Deployed, mark: str) -> None:
    put_events(deployed, f"ERROR payment {mark} was declined")


def put_events(deployed: Deployed, *messages: str) -> None:
    """Write each message to the log group."""
    logs = deployed.environment.client("logs")
    place = {"logGroupName": deployed.physical_id("Application"), "logStreamName": "web"}
    with suppress(logs.exceptions.ResourceAlreadyExistsException):
        logs.create_log_stream(**place)
    now = int(time.time() * 1000)
    logs.put_log_events(**place, logEvents=[{"timestamp": now, "message": m} for m in messages])


DELIVERY = Sends("LogsEventSource", "line in a log group", send)
