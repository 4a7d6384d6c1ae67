"""Mistakes with AWS IoT; every line marked `# refused` must be an error."""

from aws_cdk import aws_sqs as sqs

from lambda_event_sources import IotRuleEventSource

ALL = "SELECT * FROM 'devices/+/readings'"


def wire(queue: sqs.Queue) -> None:
    """Pass the wrong things."""
    IotRuleEventSource()  # refused
    IotRuleEventSource(["SELECT *"])  # refused
    IotRuleEventSource(ALL, "hot")  # refused
    IotRuleEventSource(ALL, error_action=queue)  # refused
    IotRuleEventSource(ALL, error_action="arn")  # refused
    IotRuleEventSource(ALL, error_action={"sqs": {}})  # refused
    IotRuleEventSource(ALL, enabled="yes")  # refused
    IotRuleEventSource(ALL, aws_iot_sql_version=2016)  # refused
