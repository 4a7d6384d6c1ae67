"""What a source has made for each function that it was bound to."""

from typing import Any, Generic, TypeVar

from lambda_event_sources.core.errors import NotBoundError
from lambda_event_sources.core.memory import identity

T = TypeVar("T")


class PerFunction(Generic[T]):
    """What one source has made, by function."""

    def __init__(self, owner: type) -> None:
        """Name the class of the source, for messages."""
        self._owner = owner.__name__
        self._made: dict[str, T] = {}

    def keep(self, function: Any, made: T) -> None:
        """Remember what was made for a function."""
        self._made[identity(function)] = made

    def of(self, function: Any) -> T:
        """Return what was made for a function.

        Raises:
            NotBoundError: The source was not bound to it.
        """
        if identity(function) not in self._made:
            raise not_bound(self._owner, "that function")
        return self._made[identity(function)]

    @property
    def last(self) -> T:
        """What was made last.

        Raises:
            NotBoundError: The source was not bound at all.
        """
        if not self._made:
            raise not_bound(self._owner, "a function")
        return list(self._made.values())[-1]


def not_bound(owner: str, function: str) -> NotBoundError:
    """Return the error that a source is not bound yet."""
    return NotBoundError(
        f"{owner} is not bound to {function}: pass it to fn.add_event_source() first"
    )
