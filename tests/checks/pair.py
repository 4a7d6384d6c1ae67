"""A wrong configuration and its nearest valid neighbour."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.checks.scene import Scene


@dataclass(frozen=True)
class Pair:
    """One constraint of AWS, broken and kept.

    Attributes:
        about: The constraint in words, unique within its family.
        wrong: What AWS refuses at deploy, or what is risky.
        valid: The same with as little changed as possible, so that it works and nothing is risky.
        page: Where AWS says so.
        risky: Whether AWS takes the wrong one, although it misbehaves: it deserves a warning.
        own: Whether it uses what CDK's module does not have, so that it is not run with that.
    """

    about: str
    wrong: Callable[[Scene], object]
    valid: Callable[[Scene], object]
    page: str
    risky: bool = False
    own: bool = False
