"""Code for CloudWatch alarms that type checkers must accept."""

from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_lambda as lambda_
from typing_extensions import assert_type

from lambda_event_sources import AlarmEventSource


def wire(
    fn: lambda_.Function, alarm: cloudwatch.Alarm, composite: cloudwatch.CompositeAlarm
) -> None:
    """Pass alarms of all kinds."""
    source = AlarmEventSource(alarm, states=[cloudwatch.AlarmState.ALARM], grant=False)
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), cloudwatch.AlarmBase)
    fn.add_event_source(AlarmEventSource(composite, construct_id="Composite"))
    fn.add_event_source(
        AlarmEventSource(
            fn.metric_errors().create_alarm(fn, "Errors", threshold=1, evaluation_periods=1)
        )
    )
