"""How long a Duration is: only the kernel knows."""

import aws_cdk as cdk

from lambda_event_sources.core.memory import once_per_object
from lambda_event_sources.core.tokens import is_token


@once_per_object
def milliseconds(duration: cdk.Duration) -> float | None:
    """Return how long a Duration is, or None where CloudFormation fills it in at deploy."""
    try:
        amount = duration.to_milliseconds(integral=False)
    except RuntimeError:  # the kernel converts no token
        return None
    return None if is_token(amount) else amount
