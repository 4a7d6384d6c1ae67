"""Every event source at work on this machine: `python -m integ.demo`.

Synthesizes the app, deploys it to a local emulator with the real CDK CLI, sends one real event
through each source, shows what the functions saw, and leaves nothing behind.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table

from integ.local.cdk_cli import CdkCli, CdkError
from integ.local.delivery import Sends
from integ.local.deployed import Deployed
from integ.local.emulator import EmulatorError, emulator
from integ.local.parallel import in_parallel
from integ.stacks import DELIVERED, UNDELIVERED

# Without a terminal rich assumes 80 columns, too few for the table.
console = Console(width=None if sys.stdout.isatty() else 140)


@dataclass(frozen=True)
class Outcome:
    delivery: Sends
    resources: int
    saw: str | None
    milliseconds: float


@contextmanager
def step(title: str) -> Generator[None]:
    started = time.monotonic()
    with console.status(title):
        yield
    console.print(f"{time.monotonic() - started:5.1f} s  {title}", highlight=False)


def deliver(delivery: Sends, deployed: Deployed) -> Outcome:
    mark = uuid.uuid4().hex[:8]
    started = time.monotonic()
    try:
        delivery.send(deployed, mark)
        saw = ", ".join(f"{name} {value}" for name, value in deployed.wait_until_seen(mark).items())
    except OSError:  # an HTTP error, or nothing seen in time
        saw = None
    return Outcome(delivery, len(deployed.resources), saw, (time.monotonic() - started) * 1000)


def run() -> list[Outcome]:
    stacks = list(DELIVERED)
    with tempfile.TemporaryDirectory() as directory, emulator() as environment:
        cli = CdkCli(environment, Path(directory))
        with step("Synthesize the app"):
            cli.synth()
        with step("Bootstrap the emulated account"):
            cli.bootstrap()
        with step(f"Deploy {len(stacks)} stacks"):
            cli.deploy(stacks)
        with step("Send one event through each source"):
            outcomes = in_parallel(
                lambda stack: deliver(DELIVERED[stack], Deployed(environment, stack)), stacks
            )
        with step("Destroy the stacks"):
            for stack, delivery in DELIVERED.items():
                delivery.clear(Deployed(environment, stack))
            cli.destroy(stacks)
    return outcomes


def report(outcomes: list[Outcome]) -> None:
    table = Table(
        Column("Source", no_wrap=True),
        Column("Resources", justify="right"),
        "Event sent",
        "Handler saw",
        Column("ms", justify="right"),
        box=SIMPLE,
    )
    for outcome in outcomes:
        table.add_row(
            outcome.delivery.source,
            str(outcome.resources),
            outcome.delivery.event,
            outcome.saw or "[red]nothing[/]",
            f"{outcome.milliseconds:.0f}",
        )
    console.print(table)
    console.print("Not delivered by the emulator, so proved by their templates only:")
    for each in UNDELIVERED:
        console.print(f"  {each.source}: {each.reason}", highlight=False)


def stop(number: int, _frame: object) -> NoReturn:
    """An orderly end instead of an abrupt one: the context managers clean up."""
    sys.exit(128 + number)


def main() -> int:
    signal.signal(signal.SIGTERM, stop)
    try:
        outcomes = run()
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except (CdkError, EmulatorError) as error:
        console.print(str(error), style="red", markup=False, highlight=False)
        return 1
    report(outcomes)
    return 0 if all(outcome.saw for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
