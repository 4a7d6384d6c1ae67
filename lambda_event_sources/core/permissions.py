"""Permissions on imported functions, where CDK makes none because it knows the place of neither."""

from typing import Annotated, Any, cast

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from constructs import IConstruct

from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.places import differ, home, place_of
from lambda_event_sources.core.proxies import as_construct
from lambda_event_sources.core.tokens import is_token

_CDK_WARNING = "UnclearLambdaEnvironment"

GrantInvoke = Annotated[
    bool,
    Doc(
        "Whether the service is allowed to invoke the function; pass False where one permission "
        "of your own covers many sources.",
        "True",
        "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
    ),
]
"""Whether a permission is made."""


def is_left_without(function: lambda_.IFunction) -> bool:
    """Tell whether CDK makes no permission for a function that may well need one.

    It makes none for an imported function unless the accounts of both function and stack are known
    to be the same. Where they are known to differ, nobody can make one in this stack; where they
    are not known, the function is taken to be in its place.
    """
    if isinstance(function, lambda_.Function | lambda_.Alias | lambda_.Version):
        return False
    if hasattr(type(function), "_can_create_permissions"):
        is_permitted: bool = cast("Any", function)._can_create_permissions  # noqa: SLF001
    else:  # an imported alias or version, which jsii knows by its interface only
        _, account = home(cdk.Stack.of(function))
        is_permitted = account is not None and not is_token(function.function_arn)
    return not is_permitted and not is_elsewhere(function)


def is_elsewhere(function: lambda_.IFunction) -> bool:
    """Tell whether a function is known to be in another region or account than its stack."""
    if isinstance(function, lambda_.Function | lambda_.Alias | lambda_.Version):
        return False
    here, there = home(cdk.Stack.of(function)), place_of(function, function.function_arn)
    return any(map(differ, here, there))


def permit(
    function: lambda_.IFunction, scope: IConstruct, construct_id: str, **permission: Any
) -> lambda_.CfnPermission:
    """Let a service invoke a function, whatever CDK knows of it.

    Args:
        function: The function.
        scope: Where the permission goes; it is made once there.
        construct_id: The permission's id, the same that CDK would give it.
        permission: The properties of ``AWS::Lambda::Permission``.

    Returns:
        The permission.
    """
    existing = scope.node.try_find_child(construct_id)
    if existing is not None:
        return cast("lambda_.CfnPermission", existing)
    properties: dict[str, Any] = {"action": "lambda:InvokeFunction", **permission}
    return lambda_.CfnPermission(
        as_construct(scope), construct_id, function_name=function.function_arn, **properties
    )


def silence(function: lambda_.IFunction) -> None:
    """Take back CDK's warning that it made no permission."""
    cdk.Annotations.of(function).acknowledge_warning(_CDK_WARNING)
