"""Whether anything can be granted to a function."""

from aws_cdk import aws_lambda as lambda_


def has_role(function: lambda_.IFunction) -> bool:
    """Tell whether a function has a role that is known here; an imported one may have none."""
    # A Function always has one; asking the others costs a kernel message.
    return isinstance(function, lambda_.Function) or function.role is not None
