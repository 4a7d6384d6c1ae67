"""How many kernel messages each source costs: exact, the same on every machine."""

import functools
from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from benchmarks.kernel import messages
from benchmarks.modules import function, modules
from benchmarks.report import NAMES, Part
from benchmarks.sources import SOURCES

_SQS_AT_MOST = 7
_ABOVE_CDK_AT_MOST = 6
_SECOND_ROUTE = "ApiEventSource, second route"


def run() -> Part:
    """Count from the making of the source to the end of ``fn.add_event_source``."""
    part = Part(
        "Kernel messages per source, from its constructor to the end of add_event_source",
        ("source", "minimal: CDK", "ours", "difference", "rich: CDK", "ours", "difference"),
    )
    stacks = {column: cdk.Stack(cdk.App(), "Stack") for column in NAMES}
    minimal, rich = (
        {
            column: {name: _count(column, stacks[column], name, kind) for name in SOURCES}
            for column in NAMES
        }
        for kind in ("minimal", "rich")
    )
    for column, stack in stacks.items():
        minimal[column][_SECOND_ROUTE] = _second_route(column, stack)
    for name, cdk_count in minimal["CDK"].items():
        part.row(name, *_cells(cdk_count, minimal["ours"][name]), *_rich_cells(rich, name))
    _add_targets(part, minimal)
    return part


def _count(column: str, stack: cdk.Stack, name: str, kind: str) -> int:
    """Count the second of two binds, as the first one loads classes."""
    counts: list[int] = []
    for attempt in ("Warm", "Counted"):
        scope = Construct(stack, f"{attempt}{name}{kind}")
        make = getattr(SOURCES[name](modules()[column], scope), kind)
        fn = function(scope)
        counts.append(messages(_bind, fn, make))
    return counts[-1]


def _second_route(column: str, stack: cdk.Stack) -> int:
    les, fn = modules()[column], function(stack, "TwoRoutes")
    _bind(fn, functools.partial(les.ApiEventSource, "GET", "/orders"))
    return messages(_bind, fn, functools.partial(les.ApiEventSource, "POST", "/orders"))


def _bind(fn: lambda_.Function, make: Callable[[], Any]) -> None:
    fn.add_event_source(make())


def _cells(cdk_count: int, our_count: int) -> tuple[str, ...]:
    return str(cdk_count), str(our_count), f"{our_count - cdk_count:+d}"


def _rich_cells(rich: dict[str, dict[str, int]], name: str) -> tuple[str, ...]:
    return _cells(rich["CDK"][name], rich["ours"][name]) if name in SOURCES else ("",) * 3


def _add_targets(part: Part, minimal: dict[str, dict[str, int]]) -> None:
    sqs = minimal["ours"]["SqsEventSource"]
    part.target(
        f"SqsEventSource: at most {_SQS_AT_MOST} messages",
        f"{sqs} messages",
        met=sqs <= _SQS_AT_MOST,
    )
    above = {name: count - minimal["CDK"][name] for name, count in minimal["ours"].items()}
    over = [f"{name} {count:+d}" for name, count in above.items() if count > _ABOVE_CDK_AT_MOST]
    part.target(
        f"No source more than {_ABOVE_CDK_AT_MOST} messages above CDK's (minimal)",
        ", ".join(over) or f"at most {max(above.values()):+d}",
        met=not over,
    )
