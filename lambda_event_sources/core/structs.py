"""jsii structs and the dicts that CDK takes in their place."""

import inspect
from typing import Any, TypeGuard


def is_dict(value: object) -> TypeGuard[dict[str, Any]]:
    """Tell whether a dict was passed where CDK takes a struct or a dict."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Tell whether a value is a list."""
    return isinstance(value, list)


def fields_of(struct: object) -> dict[str, Any]:
    """Return the fields of a struct, or of a dict that stands for one, by name."""
    if is_dict(struct):
        return dict(struct)
    return {name: getattr(struct, name) for name in inspect.signature(type(struct)).parameters}
