"""Code for AWS IoT that type checkers must accept."""

from aws_cdk import aws_iot as iot
from aws_cdk import aws_lambda as lambda_
from typing_extensions import assert_type

from lambda_event_sources import IotRuleEventSource

ALL = "SELECT * FROM 'devices/+/readings'"


def wire(fn: lambda_.Function, imported: lambda_.IFunction) -> None:
    """Pass statements, and actions of all kinds."""
    source = IotRuleEventSource(ALL, rule_name="hot", description="Hot devices", enabled=False)
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), iot.CfnTopicRule)
    fn.add_event_source(IotRuleEventSource(ALL, error_action=fn))
    fn.add_event_source(IotRuleEventSource(ALL, error_action=imported, aws_iot_sql_version="beta"))
    sqs = iot.CfnTopicRule.SqsActionProperty(queue_url="https://sqs/failed", role_arn="arn")
    action = iot.CfnTopicRule.ActionProperty(sqs=sqs)
    fn.add_event_source(IotRuleEventSource(ALL, error_action=action))
