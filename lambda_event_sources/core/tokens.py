"""Which values CloudFormation fills in at deploy; those can be checked by nobody at synth."""

import math
from typing import Any, cast

import aws_cdk as cdk

_MARK = "{Token["  # strings carry ${Token[...]}, lists of strings #{Token[...]}
_DUMMY = "dummy-value-for-"  # what a lookup returns until the CLI has looked it up
_LARGEST_PLAIN_NUMBER = 1e200  # number tokens are encoded as floats near -1.9e289


def is_token(value: Any) -> bool:
    """Tell whether `value` is known only at deploy.

    The kernel is asked only about floats that cannot be plain numbers, so that this is free.
    """
    if isinstance(value, str):
        return _MARK in value or _DUMMY in value
    if isinstance(value, float):
        return -math.inf < value < -_LARGEST_PLAIN_NUMBER and cdk.Token.is_unresolved(value)
    if isinstance(value, list):
        items = cast("list[object]", value)
        return any(isinstance(item, str) and _MARK in item for item in items)
    return False
