"""Mistakes with EventBridge and schedules; every line marked `# refused` must be an error."""

from aws_cdk import aws_events as events
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import (
    At,
    Cron,
    EventBridgeEventSource,
    Rate,
    S3EventSource,
    ScheduleEventSource,
    SchedulerEventSource,
)


def wire(fn: lambda_.Function, queue: sqs.Queue, bucket: s3.Bucket) -> None:
    """Pass the wrong things."""
    EventBridgeEventSource()  # refused
    EventBridgeEventSource(queue, event_pattern={})  # refused
    EventBridgeEventSource({"source": ["a"]})  # refused
    EventBridgeEventSource(event_pattern="a")  # refused
    EventBridgeEventSource(event_pattern={}, input="a")  # refused
    EventBridgeEventSource(event_pattern={}, max_event_age=60)  # refused
    ScheduleEventSource()  # refused
    ScheduleEventSource(60)  # refused
    ScheduleEventSource(At("2030-01-31T18:00:00"))  # refused
    ScheduleEventSource(Rate(1, Rate.DAYS), time_zone="Europe/Berlin")  # refused
    SchedulerEventSource(events.Schedule.expression("rate(1 day)"))  # refused
    SchedulerEventSource(Cron(0, 10), start="2030-01-31")  # refused
    SchedulerEventSource(Cron(0, 10), flexible_time_window=15)  # refused
    Rate(1, "weeks")  # refused
    Rate("1", Rate.DAYS)  # refused
    Rate(1)  # refused
    Cron(0)  # refused
    S3EventSource(bucket, events=[], delivery="sns")  # refused
    fn.add_event_source(Rate(1, Rate.DAYS))  # refused
