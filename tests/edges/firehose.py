"""Delivery streams, and how much of their records are gathered."""

from collections.abc import Iterator
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_kinesisfirehose as firehose

from lambda_event_sources.parts.stream_destinations import Transformable
from lambda_event_sources.synchronous.firehose import Megabytes
from tests.boundaries import Case, bad, edges, number_token


@edges.register
def _(limit: Megabytes) -> Iterator[Case]:
    for amount in (limit.low, limit.high):
        yield Case(f"{amount} MB", lambda n=amount: cdk.Size.mebibytes(n), allowed=True)  # type: ignore[misc]
    for amount in (limit.low - 0.01, limit.high + 0.01):
        yield Case(f"{amount} MB", lambda n=amount: cdk.Size.mebibytes(n), allowed=False)  # type: ignore[misc]
    yield Case("kilobytes", lambda: cdk.Size.kibibytes(512), allowed=True)
    yield Case("gigabytes", lambda: cdk.Size.gibibytes(1), allowed=False)
    yield Case("token", lambda: cdk.Size.mebibytes(number_token()), allowed=True)
    yield Case("token kilobytes", lambda: cdk.Size.kibibytes(number_token()), allowed=False)
    yield from map(bad, (limit.high, str(limit.high), True))


@edges.register
def _(limit: Transformable) -> Iterator[Case]:
    del limit
    fields: dict[str, Any] = {
        "bucketArn": "arn:aws:s3:::archive",
        "roleArn": "arn:aws:iam::111111111111:role/r",
    }
    for name, allowed in (("extended_s3", True), ("s3", False)):
        stack = cdk.Stack(cdk.App(), "Stack")
        given: dict[str, Any] = {f"{name}_destination_configuration": fields}
        stream = firehose.CfnDeliveryStream(stack, "Stream", **given)
        yield Case(name, lambda stream=stream: stream, allowed)  # type: ignore[misc]
