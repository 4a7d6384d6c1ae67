"""How long an app takes from ``App()`` to the end of ``synth()``, and how much memory it needs."""

import json
import statistics
import subprocess
import sys

from benchmarks.report import NAMES, Part

_ROUNDS = {10: 5, 100: 5, 200: 5, 500: 3}
_JUDGED, _JUDGED_ROUNDS, _SLOWER_AT_MOST = 200, 5, 1.05

Runs = dict[str, list[dict[str, float]]]


def run() -> Part:
    """Run each app in a process of its own; the modules take turns."""
    part = Part(
        "Whole app, App() to synth(): medians of wall time, and peak memory",
        (
            "sources",
            "",
            "build s",
            "synth s",
            "total s",
            "ratio",
            "ms per further source",
            "Python MB",
            "Node MB",
        ),
        note="A further source comes with its function and its resource; compared with the rows "
        "above. CDK's own checks of the templates, on by default, are on in the last rows only: "
        "their time, the same for both modules, hides the difference.",
    )
    unchecked: dict[int, Runs] = {}
    for count, rounds in _ROUNDS.items():
        unchecked[count] = _runs(count, rounds, checked=False)
        _add_rows(part, str(count), unchecked[count], _further(unchecked))
    judged = _runs(_JUDGED, _JUDGED_ROUNDS, checked=True)
    _add_rows(part, f"{_JUDGED}, checked", judged, dict.fromkeys(NAMES, ""))
    slower = _ratio(judged)
    part.target(
        f"An app of {_JUDGED} sources, checked, takes at most {_SLOWER_AT_MOST - 1:.0%} longer",
        f"{slower - 1:+.1%}; unchecked {_ratio(unchecked[_JUDGED]) - 1:+.1%}",
        met=slower <= _SLOWER_AT_MOST,
    )
    return part


def _further(results: dict[int, Runs]) -> dict[str, str]:
    """Return what one source more costs, between the last two sizes of app."""
    if len(results) == 1:
        return dict.fromkeys(NAMES, "")
    (fewer, before), (more, after) = list(results.items())[-2:]
    growth = {
        column: _median(after, column, "build") - _median(before, column, "build")
        for column in NAMES
    }
    return {name: f"{seconds / (more - fewer) * 1000:.2f}" for name, seconds in growth.items()}


def _runs(count: int, rounds: int, *, checked: bool) -> Runs:
    runs: Runs = {column: [] for column in NAMES}
    for _ in range(rounds):
        for column, module in NAMES.items():
            arguments = (module, str(count), str(int(checked)))
            command = [sys.executable, "-m", "benchmarks.app", *arguments]
            output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
            runs[column].append(json.loads(output.splitlines()[-1]))
    return runs


def _add_rows(part: Part, label: str, runs: Runs, further: dict[str, str]) -> None:
    for column in NAMES:
        build, total, python, node = (
            _median(runs, column, key) for key in ("build", "total", "python", "node")
        )
        part.row(
            label,
            column,
            *(f"{seconds:.2f}" for seconds in (build, total - build, total)),
            f"{_ratio(runs):.2f}" if column == "ours" else "",
            further[column],
            f"{python:.0f}",
            f"{node:.0f}",
        )


def _median(runs: Runs, column: str, key: str) -> float:
    return statistics.median(run[key] for run in runs[column])


def _ratio(runs: Runs) -> float:
    """Return the median of each round's ratio, since both meet the same load in one round."""
    pairs = zip(runs["CDK"], runs["ours"], strict=True)
    return statistics.median(ours["total"] / base["total"] for base, ours in pairs)
