"""How long each source takes, made and bound, in a warm process."""

import statistics
import time

import aws_cdk as cdk
from constructs import Construct

from benchmarks.modules import function, modules
from benchmarks.report import NAMES, Part
from benchmarks.sources import SOURCES

_ROUNDS = 60


def run() -> Part:
    """Take the time of minimal sources; the modules take turns, so that both meet the same load."""
    part = Part(
        f"Milliseconds per source, made and bound: medians of {_ROUNDS} in turns",
        ("source (minimal)", "CDK", "ours", "difference", "ratio"),
    )
    for name in SOURCES:
        stacks = {column: cdk.Stack(cdk.App(), "Stack") for column in NAMES}
        times: dict[str, list[float]] = {column: [] for column in NAMES}
        for turn in range(_ROUNDS + 1):
            for column, stack in stacks.items():
                times[column].append(_milliseconds(column, stack, name, turn))
        # The first turn loads classes.
        base, ours = (statistics.median(times[column][1:]) for column in NAMES)
        part.row(name, f"{base:.2f}", f"{ours:.2f}", f"{ours - base:+.2f}", f"{ours / base:.2f}")
    return part


def _milliseconds(column: str, stack: cdk.Stack, name: str, turn: int) -> float:
    scope = Construct(stack, str(turn))
    source, fn = SOURCES[name](modules()[column], scope), function(scope)
    start = time.perf_counter()
    fn.add_event_source(source.minimal())
    return (time.perf_counter() - start) * 1000
