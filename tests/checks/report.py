"""What each module notices: run by ``make check-report``; names after it choose the families."""

import sys
from collections.abc import Iterable
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from io import StringIO

from benchmarks.report import NAMES, Part, show
from tests.checks.corpus import FAMILIES
from tests.checks.pair import Pair
from tests.checks.template_checks import broken_rules
from tests.checks.verdict import ORACLE, OURS, Outcome, Verdict, judge

COLUMNS = ("wrong", "CDK", "CDK*", "ours", "risky", "CDK", "CDK*", "ours", "valid", "CDK", "ours")
NOTE = (
    "Beside wrong: how many were refused. Beside risky: how many were refused or warned of.\n"
    "Beside valid: how many were so, wrongly. Last row: how many were run; what uses something\n"
    f"that only ours has is not run with CDK's module, {NAMES['CDK']}.\n"
    "CDK*: refused or warned of by CDK's module, or else by CDK's checks of the templates, which\n"
    "come with every app and print what they find; they would say the same of ours."
)


@dataclass
class Count:
    """How many of the cases of one kind were noticed."""

    noticed: int = 0
    run: int = 0

    def add(self, *, noticed: bool) -> None:
        """Count one more case."""
        self.noticed += noticed
        self.run += 1

    def __add__(self, other: "Count") -> "Count":
        """Return both together."""
        return Count(self.noticed + other.noticed, self.run + other.run)

    def __str__(self) -> str:
        """Return the count, or that there was nothing to count."""
        return f"{self.noticed}" if self.run else "-"


@dataclass
class Score:
    """What became of some pairs.

    Attributes:
        wrong: Of the wrong ones, those that were refused.
        risky: Of the risky ones, those that were refused or warned of.
        said: Of both, what was noticed anyhow, be it as a warning; the key is `Pair.risky`.
        valid: Of the valid ones, those that were not passed in silence.
        misses: What is not as it should be.
    """

    wrong: Count = field(default_factory=Count)
    risky: Count = field(default_factory=Count)
    said: dict[bool, Count] = field(default_factory=lambda: {False: Count(), True: Count()})
    valid: Count = field(default_factory=Count)
    misses: list[str] = field(default_factory=list[str])

    def add(self, pair: Pair, wrong: Verdict, valid: Verdict, *, said: bool) -> None:
        """Count one more pair."""
        noticed = not wrong.is_silent if pair.risky else wrong.outcome is Outcome.REFUSED
        (self.risky if pair.risky else self.wrong).add(noticed=noticed)
        self.said[pair.risky].add(noticed=said)
        self.valid.add(noticed=not valid.is_silent)
        if not noticed:
            self.misses.append(f"{pair.about} ({wrong.outcome.value})")
        if not valid.is_silent:
            text = valid.text.partition("\n")[0]
            self.misses.append(f"{pair.about}: the valid one is {valid.outcome.value}: {text}")

    def __add__(self, other: "Score") -> "Score":
        """Return both together, without what they missed."""
        said = {kind: self.said[kind] + other.said[kind] for kind in self.said}
        valid = self.valid + other.valid
        return Score(self.wrong + other.wrong, self.risky + other.risky, said, valid)


def score(pairs: Iterable[Pair], module: str) -> Score:
    """Run all pairs with one module."""
    result = Score()
    for pair in pairs:
        if pair.own and module == ORACLE:
            continue
        wrong, valid = judge(pair.wrong, module), judge(pair.valid, module)
        said = not wrong.is_silent
        if module == ORACLE and not said:
            # What is said of the valid one, too, is not about what the pair is about.
            said = bool(broken_rules(pair.wrong) - broken_rules(pair.valid))
        result.add(pair, wrong, valid, said=said)
    return result


def _counts(cdk: Score, ours: Score) -> list[list[Count]]:
    """Return the cells of a row; all pairs were run for the last one of each list."""
    return [
        [cdk.wrong, cdk.said[False], ours.wrong],
        [cdk.risky, cdk.said[True], ours.risky],
        [cdk.valid, ours.valid],
    ]


def _row(name: str, counts: list[list[Count]]) -> tuple[object, ...]:
    return (name, *(cell for group in counts for cell in (group[-1].run or "-", *group)))


def main(chosen: list[str]) -> None:
    """Print the table, and what ours misses."""
    families = {name: pairs for name, pairs in FAMILIES.items() if not chosen or name in chosen}
    table = Part("Configurations of the corpus, by family", ("family", *COLUMNS), note=NOTE)
    missed = Part("What ours misses", ("family", "constraint"), align="left")
    all_cdk, all_ours = Score(), Score()
    for name, pairs in families.items():
        cdk, ours = score(pairs, ORACLE), score(pairs, OURS)
        table.row(*_row(name, _counts(cdk, ours)))
        for miss in ours.misses:
            missed.row(name, miss)
        all_cdk, all_ours = all_cdk + cdk, all_ours + ours
    total = _counts(all_cdk, all_ours)
    table.row(*_row("all", total))
    run = [[Count(count.run, count.run) for count in group] for group in total]
    table.row(*_row("of so many", run))
    for what, count, goal in (
        ("wrong configurations refused", all_ours.wrong, all_ours.wrong.run),
        ("risky configurations refused or warned of", all_ours.risky, all_ours.risky.run),
        ("valid configurations not passed in silence", all_ours.valid, 0),
    ):
        measured = f"{count.noticed} of {count.run}"
        table.target(f"ours: {what}", measured, met=count.noticed == goal)
    show([table, missed] if missed.rows else [table])


if __name__ == "__main__":
    with redirect_stderr(StringIO()):  # where CDK prints what it finds in the templates
        main(sys.argv[1:])
