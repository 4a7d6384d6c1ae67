"""Who may call a function's URL."""

from dataclasses import dataclass
from typing import Any, cast

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.permissions import permit

_CONDITIONS = {
    ("ArnLike", "aws:SourceArn"): "source_arn",
    ("StringEquals", "aws:SourceAccount"): "source_account",
    ("StringEquals", "aws:PrincipalOrgID"): "principal_org_id",
}
"""What a permission can be limited to, and by which property."""


@dataclass(frozen=True)
class Caller(NamedLimit):
    """Somebody whom a function's policy can name; costs two kernel messages."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            "a role, user, account, organization, or a service with aws:SourceArn (ArnLike) or "
            "aws:SourceAccount (StringEquals) as its conditions"
        )

    def allows(self, value: Any) -> bool:
        """Tell whether it is one principal, limited as Lambda can limit it."""
        if isinstance(value, type) or not hasattr(value, "grant_principal"):
            return False
        principal = value.grant_principal.policy_fragment
        named, conditions = principal.principal_json, principal.conditions
        limits = {(operator, key) for operator in conditions for key in conditions[operator]}
        if sum(map(len, named.values())) != 1 or not limits <= _CONDITIONS.keys():
            return False
        return "AWS" in named or ("Service" in named and bool(limits))


def url_permissions(auth_type: lambda_.FunctionUrlAuthType) -> dict[str, dict[str, Any]]:
    """Return the two permissions that a caller needs, by the ids that CDK gives to public ones.

    https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html (both, as of October 2025)
    """
    return {
        "invoke-function-url": {
            "action": "lambda:InvokeFunctionUrl",
            "function_url_auth_type": auth_type.value,
        },
        "invoke-function": {"invoked_via_function_url": True},
    }


def allow_to_call(
    caller: iam.IGrantable, function: lambda_.IFunction, scope: Construct, number: int
) -> None:
    """Let a caller use the URL of a function.

    Args:
        caller: Somebody that is a `Caller`.
        function: The function.
        scope: Where permissions go.
        number: What tells the caller from others of the function.
    """
    if getattr(function, "_can_create_permissions", False):
        function.grant_invoke_url(caller)
        return
    # CDK raises for imported functions, of which it does not know where they are.
    principal = caller.grant_principal
    fragment = principal.policy_fragment
    ((name,),) = cast("Any", fragment.principal_json).values()
    limits = {
        prop: fragment.conditions.get(operator, {}).get(key)
        for (operator, key), prop in _CONDITIONS.items()
    }
    for construct_id, permission in url_permissions(lambda_.FunctionUrlAuthType.AWS_IAM).items():
        permit(
            function,
            scope,
            f"{construct_id}-{number}",
            principal=getattr(principal, "account_id", name),
            **limits,
            **permission,
        )
