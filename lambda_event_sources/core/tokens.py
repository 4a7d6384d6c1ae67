"""Which values CloudFormation fills in at deploy; those can be checked by nobody at synth."""

from typing import Any, cast

import aws_cdk as cdk

from lambda_event_sources.core.late import is_late_number, is_late_text


def is_token(value: Any) -> bool:
    """Tell whether `value` is known only at deploy.

    The kernel is asked only about floats that cannot be plain numbers, so that this is free.
    """
    if isinstance(value, str):
        return is_late_text(value)
    if isinstance(value, float):
        return is_late_number(value) and cdk.Token.is_unresolved(value)
    if isinstance(value, list):
        items = cast("list[object]", value)
        return any(isinstance(item, str) and is_late_text(item) for item in items)
    return False
