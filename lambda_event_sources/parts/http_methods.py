"""The methods of HTTP requests, by which APIs tell their routes apart."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from lambda_event_sources.core.limits import NamedLimit

_METHODS = ("ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")


@dataclass(frozen=True)
class MethodName(NamedLimit):
    """A method by its name; no token can be one, since the construct is named after it."""

    takes_tokens: ClassVar[bool] = False

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"one of {', '.join(_METHODS)}"

    def allows(self, value: Any) -> bool:
        """Tell whether it is one, in whatever case."""
        return value.upper() in _METHODS


@dataclass(frozen=True)
class HttpMethod(MethodName):
    """A method as an enum member or by its name."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"an HttpMethod, or {super().__str__()}"

    def allows(self, value: Any) -> bool:
        """Tell whether it is one."""
        return isinstance(value, Enum) or super().allows(value)
