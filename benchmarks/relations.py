"""What it costs to look at the relations of sources when a correct app is synthesized."""

import json
import statistics
import subprocess
import sys

from benchmarks.report import NAMES, Part

_SOURCES, _ROUNDS, _SLOWER_AT_MOST = 200, 7, 1.05
_WAYS = {"unrelated": ["unrelated"], "related": []}


def run() -> Part:
    """Run the app with and without, in turns, each in a process of its own."""
    part = Part(
        f"App of {_SOURCES} sources, App() to synth(), with CDK's own checks: medians",
        ("relations", "seconds", "ratio"),
        note="Beside what `cdk synth` does besides, Python's and Node's start among it, the "
        "difference is smaller still.",
    )
    totals: dict[str, list[float]] = {way: [] for way in _WAYS}
    for _ in range(_ROUNDS):
        for way, arguments in _WAYS.items():
            totals[way].append(_seconds(arguments))
    # Both meet the same load in one round.
    ratio = statistics.median(
        one / other for one, other in zip(totals["related"], totals["unrelated"], strict=True)
    )
    part.row("not looked at", f"{statistics.median(totals['unrelated']):.2f}", "")
    part.row("looked at", f"{statistics.median(totals['related']):.2f}", f"{ratio:.3f}")
    part.target(
        f"Relations make synthesis at most {_SLOWER_AT_MOST - 1:.0%} longer",
        f"{ratio - 1:+.1%}",
        met=ratio <= _SLOWER_AT_MOST,
    )
    return part


def _seconds(arguments: list[str]) -> float:
    command = [sys.executable, "-m", "benchmarks.app", NAMES["ours"], str(_SOURCES), "1"]
    output = subprocess.run(
        [*command, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    seconds: float = json.loads(output.stdout.splitlines()[-1])["total"]
    return seconds
