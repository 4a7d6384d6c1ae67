"""Methods of REST APIs."""

from collections.abc import Mapping
from typing import Any

from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.permissions import is_left_without, permit, silence
from lambda_event_sources.core.structs import fields_of

_OF_THE_METHOD = (
    "api_key_required",
    "authorization_scopes",
    "authorization_type",
    "authorizer",
    "operation_name",
    "request_models",
    "request_parameters",
    "request_validator",
    "request_validator_options",
)


def method_props(props: Mapping[str, Any]) -> dict[str, Any]:
    """Return those arguments of a source that ``add_method`` takes."""
    given = {name: props[name] for name in _OF_THE_METHOD if name in props}
    if "method_responses" in props:
        given["method_responses"] = [
            apigateway.MethodResponse(**fields_of(item)) for item in props["method_responses"]
        ]
    return given


def add_method(
    function: lambda_.IFunction,
    resource: apigateway.Resource,
    http_method: str,
    integration: apigateway.Integration | None,
    props: Mapping[str, Any],
) -> apigateway.Method:
    """Route a method to a function, with a permission also where CDK makes none.

    Args:
        function: The function.
        resource: The resource, which is the path.
        http_method: The method.
        integration: What leads to the function; the API's own where that does.
        props: Further arguments of ``add_method``.

    Returns:
        The method.
    """
    method = resource.add_method(http_method, integration, **props)
    if is_left_without(function):
        permit(
            function,
            method,
            "ApiPermission",
            principal="apigateway.amazonaws.com",
            source_arn=method.method_arn,
        )
        silence(function)
    return method
