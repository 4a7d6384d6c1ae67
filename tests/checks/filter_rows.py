"""Pairs of filter patterns, as CDK's users write them and as plain dicts."""

from collections.abc import Mapping
from typing import Any

from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.rows import GUIDE, row

FILTERING = f"{GUIDE}/invocation-eventfiltering.html"
RULER = "https://github.com/aws/event-ruler"
DATA = {"sqs": "body", "kinesis": "data", "dynamo": "dynamodb", "msk": "value", "kafka": "value"}

encoded = lambda_.FilterCriteria.filter
Pattern = Mapping[str, Any]


def patterns(
    source: str, about: str, wrong: Pattern, valid: Pattern, page: str = FILTERING, **kind: bool
) -> Pair:
    """Return the pair of one source with these patterns, made by CDK's FilterCriteria."""
    return row(
        source,
        f"{source}: {about}",
        {"filters": [encoded(wrong)]},
        {"filters": [encoded(valid)]},
        page,
        **kind,
    )


def plain(
    source: str, about: str, wrong: Pattern, valid: Pattern, page: str = FILTERING, **kind: bool
) -> Pair:
    """Return the same pair with patterns that are plain dicts, which only ours takes."""
    return row(
        source,
        f"{source}: {about}",
        {"filters": [wrong]},
        {"filters": [valid]},
        page,
        own=True,
        **kind,
    )


def field(about: str, wrong: Any, valid: Any, page: str = FILTERING, **kind: bool) -> Pair:
    """Return the pair of a field that must match these values, of a queue's messages."""
    return patterns(
        "sqs", about, {"body": {"kind": wrong}}, {"body": {"kind": valid}}, page, **kind
    )


def dict_field(about: str, wrong: Any, valid: Any, page: str = FILTERING, **kind: bool) -> Pair:
    """Return the same pair with plain dicts."""
    return plain("sqs", about, {"body": {"kind": wrong}}, {"body": {"kind": valid}}, page, **kind)
