"""Code for the rotation of secrets that type checkers must accept."""

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from typing_extensions import assert_type

from lambda_event_sources import SecretRotationEventSource


def wire(
    fn: lambda_.Function, secret: secretsmanager.Secret, imported: secretsmanager.ISecret
) -> None:
    """Pass secrets and schedules of all kinds."""
    source = SecretRotationEventSource(secret, automatically_after=cdk.Duration.days(7))
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), secretsmanager.CfnRotationSchedule)
    assert_type(source.secret, secretsmanager.ISecret)
    fn.add_event_source(SecretRotationEventSource(imported, grant=False))
    fn.add_event_source(
        SecretRotationEventSource(
            "shop/db",
            schedule_expression="cron(0 2 ? * SUN *)",
            duration=cdk.Duration.hours(3),
            rotate_immediately_on_update=False,
        )
    )
    for statement in source.required_permissions():
        fn.add_to_role_policy(statement)
