"""Mistakes with AWS Config; every line marked `# refused` must be an error."""

from aws_cdk import aws_config as config

from lambda_event_sources import ConfigEventSource


def wire() -> None:
    """Pass the wrong things."""
    ConfigEventSource("owners")  # refused
    ConfigEventSource(periodic="daily")  # refused
    ConfigEventSource(periodic=True, maximum_execution_frequency="One_Hour")  # refused
    ConfigEventSource(periodic=True, rule_scope=config.ResourceType.S3_BUCKET)  # refused
    ConfigEventSource(periodic=True, input_parameters="{}")  # refused
    ConfigEventSource(periodic=True, evaluation_modes="DETECTIVE")  # refused
    ConfigEventSource(periodic=True, scope=None)  # refused
