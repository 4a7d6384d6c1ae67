"""Strings that name a resource that exists already."""

from collections.abc import Iterator
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.existing import Existing
from tests.boundaries import Case, bad, edges, good, string_token

_ACCOUNT = "111111111111"
# What services call their things: as users want, or as the service does.
_NAMES = ("orders", "abcdefghijklmnopqrstuvwxyz", "01234567-89ab-cdef-0123-456789abcdef")


@edges.register
def _(limit: Existing) -> Iterator[Case]:
    name = next(name for name in _NAMES if limit.name is None or limit.name.allows(name))
    arn = f"arn:aws:{limit.arn}".format_map(_Parts(name))
    yield from (good(arn), good(arn.replace("arn:aws:", "arn:aws-us-gov:", 1)))
    yield from map(bad, ("", "arn:", arn.partition("/")[0].rpartition(":")[0], f"x{arn}"))
    yield bad(f"arn:aws:nothing:eu-west-1:{_ACCOUNT}:orders")
    yield Case("token", string_token, allowed=True)
    if limit.name is None:
        yield bad("orders")
    else:
        yield from map(bad, ("not a name!", "x" * 2000))
    wrong: list[Any] = [1, True, object(), {}, [], kms.Key, lambda_.Function, cdk.Stack]
    yield from map(bad, wrong)


class _Parts(dict[str, str]):
    """Plausible values for the parts of an ARN."""

    def __init__(self, name: str) -> None:
        super().__init__(region="eu-west-1", account=_ACCOUNT)
        self._name = name

    def __missing__(self, part: str) -> str:
        return self._name
