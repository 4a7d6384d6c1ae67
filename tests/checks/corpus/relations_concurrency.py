"""How much of a function its queues may take."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_SCALING = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"
_QUEUES = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"


def _queues(s: Scene, reserved: float | None, *wanted: float | None) -> lambda_.Function:
    """Bind a queue for each `max_concurrency`."""
    fn = s.fn(reserved_concurrent_executions=reserved)
    for number, concurrency in enumerate(wanted):
        s.bind(s.sqs(s.queue(name=f"Queue{number}"), max_concurrency=concurrency), fn)
    return fn


def _alias(s: Scene, reserved: int, wanted: int) -> object:
    fn = s.fn(reserved_concurrent_executions=reserved)
    return s.bind(s.sqs(max_concurrency=wanted), fn.add_alias("live"))


def _elsewhere(s: Scene, reserved: int, wanted: int) -> object:
    fn = s.fn(s.stack_in(), reserved_concurrent_executions=reserved)
    return s.bind(s.sqs(max_concurrency=wanted), fn)


def _override(construct: Any, name: str, value: object) -> None:
    construct.node.default_child.add_property_override(name, value)


def _parameter(s: Scene) -> float:
    return cdk.CfnParameter(s.stack, "Number", type="Number", default=100).value_as_number


PAIRS = [
    Pair("max_concurrency", lambda s: _queues(s, 10, 11), lambda s: _queues(s, 10, 10), _SCALING),
    Pair(
        "max_concurrency of an alias",
        lambda s: _alias(s, 9, 10),
        lambda s: _alias(s, 10, 10),
        _SCALING,
    ),
    Pair(
        "max_concurrency, function in another stack",
        lambda s: _elsewhere(s, 9, 10),
        lambda s: _elsewhere(s, 10, 10),
        _SCALING,
    ),
    Pair(
        "max_concurrency, reserved by an override",
        lambda s: _override(_queues(s, 20, 11), "ReservedConcurrentExecutions", 10),
        lambda s: _override(_queues(s, 10, 11), "ReservedConcurrentExecutions", 20),
        _SCALING,
    ),
    Pair(
        "max_concurrency, reserved at deploy only",
        lambda s: _queues(s, 10, 1000),
        lambda s: _queues(s, _parameter(s), 1000),
        _SCALING,
    ),
    Pair(
        "max_concurrency known at deploy only",
        lambda s: _queues(s, 10, 1000),
        lambda s: _queues(s, 10, _parameter(s)),
        _SCALING,
    ),
    Pair(
        "max_concurrency, nothing reserved",
        lambda s: _queues(s, 10, 1000),
        lambda s: _queues(s, None, 1000),
        _SCALING,
    ),
    Pair(
        "max_concurrency of all queues together",
        lambda s: _queues(s, 10, 5, 6),
        lambda s: _queues(s, 10, 5, 5),
        _SCALING,
        risky=True,
    ),
    Pair(
        "fewer than five reserved for a queue",
        lambda s: _queues(s, 4, None),
        lambda s: _queues(s, 5, None),
        _QUEUES,
        risky=True,
    ),
    Pair(
        "fewer than five reserved, without max_concurrency",
        lambda s: _queues(s, 4, None),
        lambda s: _queues(s, 4, 4),
        _QUEUES,
        risky=True,
    ),
]
