"""Code for EventBridge, schedules and Scheduler that type checkers must accept."""

from datetime import datetime, timezone

import aws_cdk as cdk
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_sqs as sqs
from typing_extensions import assert_type

from lambda_event_sources import (
    At,
    Cron,
    EventBridgeEventSource,
    Rate,
    S3EventSource,
    ScheduleEventSource,
    SchedulerEventSource,
)


def of_a_bus(stack: cdk.Stack, fn: lambda_.Function, imported: events.IEventBus) -> None:
    """Pass buses and patterns of all kinds."""
    source = EventBridgeEventSource(
        event_pattern={"source": ["a"], "detail": {"total": [{"numeric": [">", 1]}]}}
    )
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), events.Rule)
    assert_type(source.event_bus, events.IEventBus | None)
    pattern = events.EventPattern(source=["a"], detail_type=events.Match.prefix("b"))
    bus = events.EventBus(stack, "Bus")
    fn.add_event_source(EventBridgeEventSource(bus, event_pattern=pattern))
    fn.add_event_source(EventBridgeEventSource(imported, event_pattern=pattern))
    fn.add_event_source(
        EventBridgeEventSource(
            "orders",
            event_pattern={"source": ["a"]},
            input={"id": events.EventField.event_id},
            dead_letter_queue=sqs.Queue(stack, "Queue"),
            max_event_age=cdk.Duration.hours(1),
            retry_attempts=3,
            rule_name="orders",
            enabled=False,
        )
    )
    detail = events.RuleTargetInput.from_event_path("$.detail")
    fn.add_event_source(EventBridgeEventSource(event_pattern=pattern, input=detail))


def at_times(fn: lambda_.Function) -> None:
    """Pass schedules of all kinds."""
    source = ScheduleEventSource(Rate(1, unit=Rate.HOURS))
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), events.Rule)
    assert_type(str(Rate(5, "minutes")), str)
    fn.add_event_source(ScheduleEventSource(Cron(0, 10, "*", "*", "?", "*"), description="daily"))
    fn.add_event_source(ScheduleEventSource("rate(1 hour)", grant=False))
    fn.add_event_source(ScheduleEventSource(events.Schedule.rate(cdk.Duration.hours(1))))


def by_scheduler(
    stack: cdk.Stack, fn: lambda_.Function, group: scheduler.IScheduleGroup, role: iam.IRole
) -> None:
    """Pass schedules, groups and roles of all kinds."""
    source = SchedulerEventSource(At("2030-01-31T18:00:00"), time_zone="Europe/Berlin")
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), scheduler.Schedule)
    fn.add_event_source(
        SchedulerEventSource(
            Cron(0, 8, day_of_week="MON-FRI"),
            time_zone=cdk.TimeZone.EUROPE_BERLIN,
            start=datetime(2030, 1, 1, tzinfo=timezone.utc),
            flexible_time_window=cdk.Duration.minutes(15),
            schedule_group=scheduler.ScheduleGroup(stack, "Group"),
            input={"report": "daily"},
            key=kms.Key(stack, "Key"),
        )
    )
    fn.add_event_source(SchedulerEventSource("rate(1 day)", schedule_group=group, role=role))
    fn.add_event_source(SchedulerEventSource(Rate(2, Rate.DAYS), schedule_group="jobs"))
    hourly = scheduler.ScheduleExpression.rate(cdk.Duration.hours(1))
    fn.add_event_source(SchedulerEventSource(hourly, input='{"report": 1}'))


def of_a_bucket(fn: lambda_.Function, bucket: s3.Bucket) -> None:
    """Say who delivers the events."""
    created = [s3.EventType.OBJECT_CREATED]
    fn.add_event_source(S3EventSource(bucket, events=created, delivery="eventbridge"))
    fn.add_event_source(S3EventSource("orders", events=created, delivery="notification"))
