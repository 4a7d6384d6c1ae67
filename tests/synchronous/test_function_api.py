"""REST APIs, beyond what parity shows."""

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import ApiEventSource, ValidationError


def test_a_tenant_isolated_function_is_bound_directly(stack: cdk.Stack) -> None:
    """CDK asks for the JavaScript class there, which a Python source does not have."""
    function = lambda_.Function(
        stack,
        "Function",
        code=lambda_.Code.from_inline("def handler(event, context): ..."),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_12,
        tenancy_config=lambda_.TenancyConfig.PER_TENANT,
    )
    source = ApiEventSource("GET", "/orders")
    with pytest.raises(RuntimeError, match="tenant isolation"):
        function.add_event_source(source)

    source.bind(function)

    assertions.Template.from_stack(stack).has_resource_properties(
        "AWS::ApiGateway::Method", {"HttpMethod": "GET"}
    )


def test_a_path_without_slash_is_refused() -> None:
    """The path is one below the API's root, and says so."""
    with pytest.raises(ValidationError, match=r"path must be a path that starts with /.* got 'x'"):
        ApiEventSource("GET", "x")
