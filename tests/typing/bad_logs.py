"""Mistakes with CloudWatch Logs; every line marked `# refused` must be an error."""

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import LogsEventSource


def wire(fn: lambda_.Function, group: logs.LogGroup, queue: sqs.Queue) -> None:
    """Pass the wrong things."""
    LogsEventSource()  # refused
    LogsEventSource(queue)  # refused
    LogsEventSource(group, "ERROR")  # refused
    LogsEventSource(group, filter_pattern=["ERROR"])  # refused
    LogsEventSource(group, filter_pattern=logs.FilterPattern)  # refused
    LogsEventSource(group, pattern="ERROR")  # refused
    LogsEventSource(group, emit_system_fields=[1])  # refused
    LogsEventSource(group).construct_for(group)  # refused
    fn.add_event_source(group)  # refused
