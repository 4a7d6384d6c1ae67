"""What this library raises: Python's own exception types, with the culprit as attributes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one argument.

    Attributes:
        prop: The argument as the user writes it, e.g. ``batch_size`` or
            ``provisioned_poller_config.minimum_pollers``.
        value: What was passed, or None where the argument is missing.
        limit: The limit or rule that was broken; its text completes "must be ...".
        message: The whole sentence, without the owner.
        is_type: True where the value is of a wrong type, or the call has a wrong argument.
    """

    prop: str
    value: Any
    limit: object
    message: str
    is_type: bool = False


class ValidationError(ValueError):
    """A configuration that AWS would refuse, or that would not do what it says.

    Every problem of one call is in ``problems`` and in the message; ``prop``, ``value`` and
    ``limit`` are those of the first.
    """

    __module__ = "lambda_event_sources"  # where users import it from

    def __init__(self, owner: str, problems: Sequence[Problem]) -> None:
        """Say what is wrong with `owner`.

        Args:
            owner: The class whose arguments are wrong.
            problems: At least one problem.
        """
        self.owner = owner
        self.problems = tuple(problems)
        first = self.problems[0]
        self.prop, self.value, self.limit = first.prop, first.value, first.limit
        messages = [problem.message for problem in self.problems]
        super().__init__(
            f"{owner}: {messages[0]}"
            if len(messages) == 1
            else "\n  - ".join([f"{owner}: {len(messages)} problems", *messages])
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by arguments, so that the error survives worker processes."""
        return type(self), (self.owner, self.problems)


class PropTypeError(ValidationError, TypeError):
    """At least one argument is of a wrong type, missing, or not an argument at all."""

    __module__ = "lambda_event_sources"


class NotBoundError(RuntimeError):
    """The source has no mapping yet, because it was not bound to (that) function."""

    __module__ = "lambda_event_sources"
