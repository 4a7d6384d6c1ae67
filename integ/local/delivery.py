"""How a stack is seen at work; each of them says so in its ``DELIVERY``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from integ.local.deployed import Deployed


def _nothing(_deployed: Deployed) -> None:
    """Nothing is in the way of CloudFormation."""


@dataclass(frozen=True)
class Sends:
    """How to set off a source that the emulator delivers; the function will see the mark."""

    source: str
    event: str
    send: Callable[[Deployed, str], None]
    clear: Callable[[Deployed], None] = _nothing
    """Removes what CloudFormation does not, and what keeps it from deleting the stack."""


@dataclass(frozen=True)
class NotDelivered:
    """Why the emulator does not deliver a source; its template has to prove it."""

    source: str
    reason: str
