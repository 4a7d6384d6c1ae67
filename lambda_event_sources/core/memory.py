"""What the kernel was asked once need not be asked again: each answer costs a message."""

import functools
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

T = TypeVar("T")
A = TypeVar("A")


def once_per_object(ask: Callable[[T], A]) -> Callable[[T], A]:
    """Remember the answer for each object as long as that lives; for what never changes."""
    answers: WeakKeyDictionary[T, A] = WeakKeyDictionary()

    @functools.wraps(ask)
    def remembered(thing: T) -> A:
        if thing not in answers:
            answers[thing] = ask(thing)
        return answers[thing]

    return remembered
