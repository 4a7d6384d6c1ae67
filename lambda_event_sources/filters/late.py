"""Values inside patterns that are known at deploy only, told apart without aws_cdk."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

_MARK = "{Token["  # strings carry ${Token[...]}, lists of strings #{Token[...]}
_DUMMY = "dummy-value-for-"  # what a lookup returns until the CLI has looked it up
_LARGEST_PLAIN_NUMBER = 1e200  # number tokens are encoded as floats near -1.9e289


def is_late(value: object) -> bool:
    """Tell whether CloudFormation fills the value in; nobody can check such a one at synth."""
    if isinstance(value, str):
        return _MARK in value or _DUMMY in value
    if isinstance(value, float):
        return -math.inf < value < -_LARGEST_PLAIN_NUMBER
    if is_list(value):
        return any(isinstance(item, str) and item.startswith("#" + _MARK) for item in value)
    # An IResolvable, e.g. a Lazy, which is told by its method: that asks the kernel nothing.
    is_jsii = hasattr(value, "__jsii_ref__") or hasattr(type(value), "__jsii_ifaces__")
    return is_jsii and hasattr(value, "resolve")


def is_list(value: object) -> TypeGuard[Sequence[Any]]:
    """Tell whether the value is a list in JSON."""
    return isinstance(value, list | tuple)


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Tell whether the value is an object in JSON."""
    return isinstance(value, Mapping)


def is_number(value: object) -> TypeGuard[float]:
    """Tell whether the value is a number in JSON, which True is not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def holds_late(value: object) -> bool:
    """Tell whether a value is late, or anything inside it."""
    if is_object(value):
        return any(holds_late(key) or holds_late(item) for key, item in value.items())
    if is_list(value):
        return any(map(holds_late, value))
    return is_late(value)
