"""Code for CloudWatch Logs that type checkers must accept."""

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from typing_extensions import assert_type

from lambda_event_sources import LogsEventSource


def wire(stack: cdk.Stack, fn: lambda_.Function, imported: logs.ILogGroup) -> None:
    """Pass log groups and patterns of all kinds."""
    group = logs.LogGroup(stack, "Group")
    source = LogsEventSource(group, filter_pattern="ERROR", filter_name="errors", grant=False)
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), logs.SubscriptionFilter)
    assert_type(source.log_group, logs.ILogGroup)
    fn.add_event_source(LogsEventSource(fn.log_group))
    fn.add_event_source(LogsEventSource(imported, emit_system_fields=["@aws.region"]))
    fn.add_event_source(LogsEventSource("/shop/web", apply_on_transformed_logs=True))
    any_term = logs.FilterPattern.any_term("ERROR", "WARN")
    fn.add_event_source(LogsEventSource(group, filter_pattern=any_term, construct_id="Errors"))
    level = logs.FilterPattern.string_value("$.level", "=", "ERROR")
    fn.add_event_source(LogsEventSource(group, filter_pattern=level))
    columns = logs.FilterPattern.space_delimited("ip", "...")
    fn.add_event_source(LogsEventSource(group, filter_pattern=columns))
