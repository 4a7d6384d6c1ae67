"""Code for AWS Config that type checkers must accept."""

from aws_cdk import aws_config as config
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from typing_extensions import assert_type

from lambda_event_sources import ConfigEventSource


def wire(fn: lambda_.Function) -> None:
    """Pass scopes, modes and parameters."""
    source = ConfigEventSource(
        configuration_changes=True,
        rule_scope=config.RuleScope.from_resource(config.ResourceType.S3_BUCKET),
        evaluation_modes=config.EvaluationMode.DETECTIVE,
        input_parameters={"tag": "team", "most": 3},
    )
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), config.CustomRule)
    assert_type(source.required_permissions(), list[iam.PolicyStatement])
    hourly = config.MaximumExecutionFrequency.ONE_HOUR
    fn.add_event_source(ConfigEventSource(periodic=True, maximum_execution_frequency=hourly))
