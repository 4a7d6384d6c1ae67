"""What HTTP and WebSocket APIs ask of the arguments of a route."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from aws_cdk import aws_apigatewayv2 as apigatewayv2

from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.rules import Rule
from lambda_event_sources.core.tokens import is_token

DEFAULT = "$default"
CONNECT = "$connect"
_PREDEFINED = (CONNECT, "$disconnect", DEFAULT)
_LITERAL, _NAME = r"[^\s/{}?#]+", r"[^\s/{}?#+]+"
_PART = rf"({_LITERAL}|\{{{_NAME}\}})"
_LAST = rf"({_LITERAL}|\{{{_NAME}\+?\}})"
_PATH = rf"/|(/{_PART})*/{_LAST}"


@dataclass(frozen=True)
class RoutePath(NamedLimit):
    """The path of a route; no token can be one, since the construct is named after it."""

    longest: int = 1000
    """CDK makes no route with a longer one."""
    takes_tokens: ClassVar[bool] = False

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            f"{DEFAULT}, or a path of at most {self.longest} characters that starts with / and "
            "ends without, with {names} as whole parts; {name+} for the rest of the path is the "
            "last part"
        )

    def allows(self, value: str) -> bool:
        """Tell whether it is a path."""
        fits = len(value) <= self.longest and value.isascii() and not is_token(value)
        return value == DEFAULT or (fits and re.fullmatch(_PATH, value) is not None)


@dataclass(frozen=True)
class RouteKey(NamedLimit):
    """The key of a WebSocket route; no token can be one, since the construct is named after it."""

    longest: int = 128
    takes_tokens: ClassVar[bool] = False

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            f"{', '.join(_PREDEFINED)} or a key of your own, of 1 to {self.longest} characters "
            "that are known at synth, the first of which is not $"
        )

    def allows(self, value: str) -> bool:
        """Tell whether it is predefined, or can be somebody's own."""
        own = 0 < len(value) <= self.longest and value[0] != "$" and not is_token(value)
        return own or value in _PREDEFINED


@dataclass(frozen=True)
class LambdaPayload(NamedLimit):
    """A version of events that functions can be given; costs a kernel message."""

    versions: tuple[str, ...] = ("1.0", "2.0")

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a PayloadFormatVersion of {' or '.join(self.versions)}"

    def allows(self, value: apigatewayv2.PayloadFormatVersion) -> bool:
        """Tell whether it is one; a token may be."""
        return is_token(value.version) or value.version in self.versions


@dataclass(frozen=True)
class DefaultTakesAll(Rule):
    """The route for all that is left is no method's."""

    def __str__(self) -> str:
        """State the rule in one clause."""
        return f"method is ANY if path is {DEFAULT}"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where there is another method."""
        method = given["method"]
        name = method.value if isinstance(method, Enum) else method
        if given["path"] == DEFAULT and name.upper() != "ANY":
            yield self.problem("method", method, f"ANY for the route {DEFAULT}")


@dataclass(frozen=True)
class OnlyOnConnect(Rule):
    """What is looked at while a client connects, and not later."""

    prop: str

    def __str__(self) -> str:
        """State the rule in one clause."""
        return f"{self.prop} needs the route key {CONNECT}"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where it is given for another route."""
        key = given["route_key"]
        if self.prop in given and key != CONNECT:
            yield self.problem(
                self.prop, given[self.prop], f"left out for {key}: clients are let in at {CONNECT}"
            )
