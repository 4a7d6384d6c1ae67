"""Mistakes with CloudWatch alarms; every line marked `# refused` must be an error."""

from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import AlarmEventSource


def wire(fn: lambda_.Function, alarm: cloudwatch.Alarm, imported: cloudwatch.IAlarm) -> None:
    """Pass the wrong things."""
    AlarmEventSource()  # refused
    AlarmEventSource("arn")  # refused
    AlarmEventSource(imported)  # refused
    AlarmEventSource(alarm, states="ALARM")  # refused
    AlarmEventSource(alarm, states=cloudwatch.AlarmState.ALARM)  # refused
    AlarmEventSource(alarm, state=[])  # refused
    AlarmEventSource(alarm).construct_for(alarm)  # refused
    fn.add_event_source(alarm)  # refused
