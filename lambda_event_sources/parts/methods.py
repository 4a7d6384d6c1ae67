"""Methods of REST APIs."""

from collections.abc import Mapping
from typing import Any

import aws_cdk as cdk
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
    *,
    is_scoped: bool,
) -> apigateway.Method:
    """Route a method to a function, with a permission also where CDK makes none.

    Args:
        function: The function.
        resource: The resource, which is the path.
        http_method: The method.
        integration: What leads to the function; the API's own where that does.
        props: Further arguments of ``add_method``.
        is_scoped: Whether a permission is for the method only, or for the API.

    Returns:
        The method.
    """
    method = resource.add_method(http_method, integration, **props)
    if is_left_without(function):
        scope, arn = (
            (method, method.method_arn)
            if is_scoped
            else (method.api, method.api.arn_for_execute_api())
        )
        permit(
            function,
            scope,
            f"ApiPermission:{cdk.Names.unique_id(function)}",
            principal="apigateway.amazonaws.com",
            source_arn=arn,
        )
        silence(function)
    return method


def take_back_permissions(function: lambda_.IFunction, method: apigateway.Method) -> None:
    """Remove the permissions that a method has made for itself."""
    for child in method.node.children:
        if isinstance(child, lambda_.CfnPermission):
            method.node.try_remove_child(child.node.id)
    silence(function)  # where CDK made none
