"""What the kernel was asked once need not be asked again: each answer costs a message."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
A = TypeVar("A")


def identity(thing: Any) -> str:
    """Return what the kernel calls an object, without asking it.

    Python may get a new object for the same construct each time the kernel hands it over: for an
    imported function, say, or for one that binds its sources while it is made.
    """
    reference: str = thing.__jsii_ref__.ref
    return reference


def once_per_object(ask: Callable[[T], A]) -> Callable[[T], A]:
    """Remember the answer for each of the kernel's objects; for what never changes.

    The kernel keeps its objects as long as the process lives, so nothing is kept too long.
    """
    answers: dict[str, A] = {}

    @functools.wraps(ask)
    def remembered(thing: T) -> A:
        key = identity(thing)
        if key not in answers:
            answers[key] = ask(thing)
        return answers[key]

    return remembered
