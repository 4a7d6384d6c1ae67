"""Many waits at a time: some sources take a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Answer = TypeVar("Answer")

AT_A_TIME = 8


def in_parallel(ask: Callable[[str], Answer], names: Iterable[str]) -> list[Answer]:
    """The answers, in the order of the names."""
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        return list(pool.map(ask, names))
