"""How Lambda gets at what it polls: the ``SourceAccessConfigurations`` of a mapping."""

import functools
from typing import Annotated

from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.limits import Length, Matches

PAGE = "https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html"

AccessValue = Annotated[
    str,
    Length(1, 200),
    Matches(r"[ a-zA-Z0-9\-/*:_+=.@]*", "made of letters, digits, blanks and -/*:_+=.@ only"),
]
"""What an entry may hold, if it is not an ARN."""


def access(name: str, uri: str) -> lambda_.SourceAccessConfiguration:
    """Return one entry of ``SourceAccessConfigurations``."""
    return lambda_.SourceAccessConfiguration(type=_access_type(name), uri=uri)


@functools.cache
def _access_type(name: str) -> lambda_.SourceAccessConfigurationType:
    """Return a way of access; each look-up would cost a kernel message."""
    kind: lambda_.SourceAccessConfigurationType
    kind = getattr(lambda_.SourceAccessConfigurationType, name)
    return kind
