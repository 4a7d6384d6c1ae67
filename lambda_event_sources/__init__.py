"""Everything that can trigger a Lambda function, as typed Python classes for AWS CDK apps.

The public names are listed in ``__init__.pyi``. Each is loaded when it is first used (PEP 562), so
that importing this package loads neither aws_cdk nor jsii.
"""

import pkgutil
import re
from importlib import import_module

_STUB = (pkgutil.get_data(__name__, "__init__.pyi") or b"").decode()
_MODULES = {
    name: module
    for module, name in re.findall(r"^from (\S+) import \(?\s*(\w+)", _STUB, re.MULTILINE)
}

__all__ = list(_MODULES)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    """Load a public name on first use."""
    if name not in _MODULES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted({*globals(), *__all__})
