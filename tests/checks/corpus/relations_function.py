"""A source and the function behind it: the longest timeouts, and no concurrency at all."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import Duration
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
_RESERVED = f"{_GUIDE}/configuration-concurrency.html"
_LONGEST = {
    "msk": f"{_GUIDE}/with-msk-configure.html",
    "kafka": f"{_GUIDE}/with-kafka-configure.html",
}
_REST = "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html"


def source_of(s: Scene, kind: str) -> Any:
    """Make a source of any kind, for its name in the scene."""
    if kind == "s3":
        return s.m.S3EventSource(s.bucket(), events=[s3.EventType.OBJECT_CREATED])
    if kind == "sns":
        return s.m.SnsEventSource(s.topic())
    if kind == "api":
        return s.m.ApiEventSource("GET", "/orders")
    return getattr(s, kind)()


def _timed(s: Scene, seconds: float, **kw: Any) -> lambda_.Function:
    return s.fn(timeout=Duration.seconds(seconds), **kw)


def _overridden(s: Scene, kind: str, made: int, timeout: int) -> None:
    fn: Any = s.bind(source_of(s, kind), _timed(s, made))
    fn.node.default_child.add_property_override("Timeout", timeout)


def _parameter(s: Scene) -> float:
    return cdk.CfnParameter(s.stack, "Number", type="Number", default=840).value_as_number


def _longest(kind: str) -> list[Pair]:
    """A poller of Kafka needs a minute of the quarter of an hour that functions may take."""
    return [
        Pair(
            f"{kind}: timeout at most 14 minutes",
            lambda s: s.bind(source_of(s, kind), _timed(s, 841)),
            lambda s: s.bind(source_of(s, kind), _timed(s, 840)),
            _LONGEST[kind],
        ),
        Pair(
            f"{kind}: timeout of an alias' function at most 14 minutes",
            lambda s: s.bind(source_of(s, kind), _timed(s, 900).add_alias("live")),
            lambda s: s.bind(source_of(s, kind), _timed(s, 840).add_alias("live")),
            _LONGEST[kind],
        ),
        Pair(
            f"{kind}: timeout by an override at most 14 minutes",
            lambda s: _overridden(s, kind, 30, 900),
            lambda s: _overridden(s, kind, 900, 30),
            _LONGEST[kind],
        ),
        Pair(
            f"{kind}: timeout known at deploy only",
            lambda s: s.bind(source_of(s, kind), _timed(s, 900)),
            lambda s: s.bind(source_of(s, kind), _timed(s, _parameter(s))),
            _LONGEST[kind],
        ),
    ]


def _paused(kind: str) -> Pair:
    """A function without concurrency processes nothing; a queue needs five to start with."""
    return Pair(
        f"{kind}: reserved concurrency not 0",
        lambda s: s.bind(source_of(s, kind), _timed(s, 29, reserved_concurrent_executions=0)),
        lambda s: s.bind(source_of(s, kind), _timed(s, 29, reserved_concurrent_executions=5)),
        _RESERVED,
        risky=True,
    )


PAIRS = [
    *_longest("msk"),
    *_longest("kafka"),
    *map(_paused, ("sqs", "kinesis", "consumer", "dynamo", "msk", "kafka", "s3", "sns", "api")),
    Pair(
        "api: timeout within what a REST API waits for",
        lambda s: s.bind(source_of(s, "api"), _timed(s, 30)),
        lambda s: s.bind(source_of(s, "api"), _timed(s, 29)),
        _REST,
        risky=True,
    ),
]
