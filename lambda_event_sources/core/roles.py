"""Granting to functions, of which imported ones may have no role that is known here."""

from collections.abc import Callable

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_

_WARNING = "lambda-event-sources:function-without-role"


def grant_or_warn(
    function: lambda_.IFunction, what: str, grant: Callable[[lambda_.IFunction], None]
) -> None:
    """Grant something to a function, or warn where it has no role to grant it to.

    Args:
        function: The function.
        what: What its role should be allowed, to complete "was not allowed to ...".
        grant: Grants it.
    """
    # A Function always has a role; asking others costs a kernel message.
    if isinstance(function, lambda_.Function) or function.role is not None:
        grant(function)
    else:
        cdk.Annotations.of(function).add_warning_v2(
            _WARNING,
            f"The function was imported without a role, so it was not allowed to {what}; import it "
            "with its role, or allow that role yourself",
        )
