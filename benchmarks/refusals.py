"""How fast a value that AWS would refuse is refused."""

import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from types import ModuleType
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_sqs as sqs

from benchmarks.kernel import messages
from benchmarks.modules import modules
from benchmarks.report import Part

_ROUNDS = 1000
_MICROSECONDS_AT_MOST = 100


def run() -> Part:
    """Take the time from the constructor to the exception, and count its kernel messages."""
    part = Part(
        f"A refused value: medians of {_ROUNDS}",
        ("SqsEventSource(queue, ...)", "module", "constructor", "microseconds", "kernel messages"),
        note="Only the kernel knows how long a Duration is.",
    )
    queue = sqs.Queue(cdk.Stack(cdk.App(), "Stack"), "Queue")
    cases: dict[str, Callable[[], dict[str, Any]]] = {
        "max_concurrency=1": lambda: {"max_concurrency": 1},
        "max_batching_window=Duration.minutes(6)": lambda: {
            "max_batching_window": cdk.Duration.minutes(6)
        },
    }
    for text, props in cases.items():
        for column, les in modules().items():
            refused = _refuses(les, queue, props())
            count = messages(_refuses, les, queue, props())
            microseconds = _microseconds(les, queue, props)
            verdict = "refuses" if refused else "accepts"
            part.row(text, column, verdict, f"{microseconds:.0f}", count)
            if column == "ours" and "max_concurrency" in text:
                part.target(
                    "A refused value costs no kernel message and less than "
                    f"{_MICROSECONDS_AT_MOST} microseconds",
                    f"{count} messages, {microseconds:.0f} microseconds",
                    met=refused and not count and microseconds < _MICROSECONDS_AT_MOST,
                )
    return part


def _refuses(les: ModuleType, queue: sqs.Queue, props: dict[str, Any]) -> bool:
    with suppress(ValueError, RuntimeError):  # jsii raises the second
        les.SqsEventSource(queue, **props)
        return False
    return True


def _microseconds(les: ModuleType, queue: sqs.Queue, props: Callable[[], dict[str, Any]]) -> float:
    times: list[float] = []
    for _ in range(_ROUNDS):
        fresh = props()
        start = time.perf_counter()
        _refuses(les, queue, fresh)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6
