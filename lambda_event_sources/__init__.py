"""Everything that can trigger a Lambda function, as typed Python classes for AWS CDK apps.

The public names are listed in ``__init__.pyi``. Each is loaded when it is first used (PEP 562), so
that importing this package loads neither aws_cdk nor jsii, and takes a millisecond or two.
"""

import re
from importlib import import_module

# The loader reads from a zip file as well; pkgutil, which asks it too, takes ten times as long.
_STUB: bytes = __spec__.loader.get_data(f"{__path__[0]}/__init__.pyi")
_LINES = re.findall(r"^from (\S+) import \(?\s*(\w+)", _STUB.decode(), re.MULTILINE)
_MODULES = {name: module for module, name in _LINES}

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
