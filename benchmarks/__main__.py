"""Runs every part, then prints all tables."""

import sys
import time
from importlib import import_module

from benchmarks.report import Part, show

# The first two start processes, which would count this one's memory as theirs: each part is
# imported when its turn comes, so that aws_cdk is loaded after them.
PARTS = (
    "imports",
    "whole_app",
    "relations",
    "kernel_messages",
    "milliseconds",
    "templates",
    "refusals",
)


def main() -> None:
    """Run the parts."""
    parts: list[Part] = []
    for name in PARTS:
        start = time.perf_counter()
        print(f"Measuring {name} ...", end=" ", file=sys.stderr, flush=True)
        parts.append(import_module(f"benchmarks.{name}").run())
        print(f"{time.perf_counter() - start:.0f} s", file=sys.stderr)
    show(parts)


if __name__ == "__main__":
    main()
