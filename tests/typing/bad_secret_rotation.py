"""Mistakes with the rotation of secrets; every line marked `# refused` must be an error."""

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager

from lambda_event_sources import SecretRotationEventSource


def wire(fn: lambda_.Function, secret: secretsmanager.Secret) -> None:
    """Pass the wrong things."""
    SecretRotationEventSource()  # refused
    SecretRotationEventSource(fn)  # refused
    SecretRotationEventSource(secret, automatically_after=30)  # refused
    SecretRotationEventSource(secret, duration="3h")  # refused
    SecretRotationEventSource(secret, schedule_expression=["rate(1 day)"])  # refused
    SecretRotationEventSource(secret, "rate(1 day)")  # refused
    fn.add_event_source(secret)  # refused
