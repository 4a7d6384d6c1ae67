"""Values inside patterns that are known at deploy only, told apart without aws_cdk."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

from lambda_event_sources.core.late import is_late_list, is_late_number, is_late_text


def is_late(value: object) -> bool:
    """Tell whether CloudFormation fills the value in; nobody can check such a one at synth."""
    if isinstance(value, str):
        return is_late_text(value)
    if isinstance(value, float):
        return is_late_number(value)
    if is_list(value):
        return is_late_list(value)
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
