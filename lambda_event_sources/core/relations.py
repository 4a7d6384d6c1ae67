"""Relations: what a source must be to its function, to other sources and to its resource.

No single call can break one, so they are looked at when the app is synthesized, when every source
is bound and every default is known. A source names those that hold for it in `relations`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts

_PREFIX = "lambda-event-sources"


@dataclass(frozen=True)
class Finding:
    """One relation that does not hold.

    Attributes:
        relation: What should be.
        binding: The source and the function at which it is reported.
        message: What is wrong, with prop, values and remedy, without the source's name.
    """

    relation: "Relation"
    binding: Binding
    message: str

    def __str__(self) -> str:
        """Return the message as the user reads it, in one line."""
        return f"{self.binding.label}: {self.message}"


@dataclass(frozen=True)
class Relation(ABC):
    """What sources must be to functions, resources and each other; equal ones are one."""

    name: ClassVar[str]
    """What it is called, in lower case with hyphens."""
    page: ClassVar[str]
    """Where AWS says so."""
    is_about_repeats: ClassVar[bool] = False
    """Whether it looks at what was not made, too, since it was bound already."""
    refuses: ClassVar[bool] = True
    """Whether synthesis fails; otherwise it is a warning that can be acknowledged."""

    @property
    def id(self) -> str:
        """The id by which a warning is acknowledged."""
        return f"{_PREFIX}:{self.name}"

    @abstractmethod
    def __str__(self) -> str:
        """State the relation in one clause."""

    @abstractmethod
    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield what breaks it.

        Args:
            bindings: Every binding of every source that names this relation.
            facts: What the resources of the app are.
        """


class BindingRelation(Relation):
    """A relation that can be judged for each binding by itself."""

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield what is wrong with each binding."""
        for binding in bindings:
            for message in self.messages(binding, facts):
                yield Finding(self, binding, message)

    @abstractmethod
    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
