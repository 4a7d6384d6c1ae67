"""How long imports take in a fresh interpreter."""

import json
import statistics
import subprocess
import sys

from benchmarks.report import NAMES, Part

_ROUNDS = 7
_BARE = f"import {NAMES['ours']}"
_STATEMENTS = (
    _BARE,
    f"from {NAMES['ours']} import SqsEventSource",
    f"from {NAMES['CDK']} import SqsEventSource",
    f"import {NAMES['CDK']}",
)
_PROGRAM = """
import json, sys, time
before = set(sys.modules)
start = time.perf_counter()
exec(sys.argv[1])
seconds = time.perf_counter() - start
names = set(sys.modules) - before
print(json.dumps([seconds, len(names), bool(names & {"aws_cdk", "jsii"})]))
"""


def run() -> Part:
    """Take the time of each statement, in turns."""
    part = Part(
        f"Imports: medians of {_ROUNDS} fresh interpreters",
        ("statement", "milliseconds", "modules loaded", "loads aws_cdk or jsii"),
    )
    times: dict[str, list[float]] = {statement: [] for statement in _STATEMENTS}
    loaded: dict[str, tuple[int, bool]] = {}
    for _ in range(_ROUNDS):
        for statement in _STATEMENTS:
            command = [sys.executable, "-c", _PROGRAM, statement]
            output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
            seconds, *rest = json.loads(output)
            times[statement].append(seconds)
            loaded[statement] = rest[0], rest[1]
    for statement in _STATEMENTS:
        count, heavy = loaded[statement]
        milliseconds = statistics.median(times[statement]) * 1000
        part.row(statement, f"{milliseconds:.1f}", count, "yes" if heavy else "no")
    heavy = loaded[_BARE][1]
    part.target(
        "The bare package loads neither aws_cdk nor jsii",
        "loads them" if heavy else "loads neither",
        met=not heavy,
    )
    return part
