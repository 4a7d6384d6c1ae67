"""What a part of the run reports: a table, and the targets that it was measured against."""

from dataclasses import dataclass, field
from typing import Literal

from rich import box
from rich.console import Console
from rich.table import Table

NAMES = {"CDK": "aws_cdk.aws_lambda_event_sources", "ours": "lambda_event_sources"}
"""The columns, and the module behind each."""

_WIDTH = 110  # of a pipe or a log file; rich would take 80


@dataclass(frozen=True)
class Target:
    """A bound, what was measured, and whether the bound was kept."""

    text: str
    measured: str
    met: bool


@dataclass(frozen=True)
class Part:
    """One part of the report."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list[tuple[str, ...]])
    targets: list[Target] = field(default_factory=list[Target])
    note: str = ""
    align: Literal["left", "right"] = "right"  # of all columns but the first

    def row(self, *cells: object) -> None:
        """Add a row."""
        self.rows.append(tuple(map(str, cells)))

    def target(self, text: str, measured: str, *, met: bool) -> None:
        """Add a target."""
        self.targets.append(Target(text, measured, met))


def show(parts: list[Part]) -> None:
    """Print every table, and all targets below them."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH)
    verdicts = Part("Targets", ("target", "measured", "verdict"), align="left")
    for target in (target for part in parts for target in part.targets):
        verdicts.row(target.text, target.measured, "met" if target.met else "missed")
    for part in [*parts, verdicts]:
        console.print(_table(part))


def _table(part: Part) -> Table:
    table = Table(
        title=part.title, title_justify="left", box=box.SIMPLE_HEAD, caption=part.note or None
    )
    table.caption_justify = "left"
    for index, column in enumerate(part.columns):
        table.add_column(column, justify=part.align if index else "left")
    for row in part.rows:
        table.add_row(*row)
    return table
