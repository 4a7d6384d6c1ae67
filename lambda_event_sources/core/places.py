"""Where things are: regions and accounts, as far as they are known at synth."""

from typing import Any

import aws_cdk as cdk

from lambda_event_sources.core.memory import identity, once_per_object
from lambda_event_sources.core.tokens import is_token

_REGION, _ACCOUNT = 3, 4  # of the parts of an ARN


def in_one_stack(one: Any, other: Any) -> bool:
    """Tell whether two constructs are in one stack."""
    return identity(cdk.Stack.of(one)) == identity(cdk.Stack.of(other))


@once_per_object
def home(stack: cdk.Stack) -> tuple[str | None, str | None]:
    """Return region and account of a stack, as far as they are known at synth."""
    return _known(stack.region), _known(stack.account)


def place_of(resource: Any, arn: str | None = None) -> tuple[str | None, str | None]:
    """Return region and account of a resource, as far as they are known at synth.

    Args:
        resource: The resource.
        arn: Its ARN; the one of an imported resource may say where it is.
    """
    parts = (arn or "").split(":")
    if len(parts) > _ACCOUNT:
        return _known(parts[_REGION]), _known(parts[_ACCOUNT])
    return (None, None) if resource is None else home(cdk.Stack.of(resource))


def _known(part: str) -> str | None:
    return None if is_token(part) or not part else part


def differ(one: str | None, other: str | None) -> bool:
    """Tell whether two places are known, and not the same."""
    return one is not None and other is not None and one != other
