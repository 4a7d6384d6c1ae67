"""Repositories and their triggers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding, grouped
from lambda_event_sources.core.display import show
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.core.structs import is_list
from lambda_event_sources.relations.places import Nearby

_API = "https://docs.aws.amazon.com/codecommit/latest/APIReference/API_PutRepositoryTriggers.html"


@dataclass(frozen=True)
class FewTriggers(Relation):
    """A repository has so many triggers."""

    name: ClassVar[str] = "repository-triggers"
    page: ClassVar[str] = "https://docs.aws.amazon.com/codecommit/latest/userguide/limits.html"
    most: int = 10

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"a repository has at most {self.most} triggers"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per repository."""
        for binding in {identity(each.resource): each for each in bindings}.values():
            repository = facts.resource(binding)
            triggers = None if repository is None else repository.properties.get("Triggers")
            if is_list(triggers) and len(triggers) > self.most:
                yield Finding(
                    self,
                    binding,
                    f"the repository {binding.resource_path} must have at most {self.most} "
                    f"triggers, got {len(triggers)}: let one publish to an SNS topic, to which the "
                    "functions subscribe",
                )


@dataclass(frozen=True)
class OwnTriggerName(Relation):
    """The triggers of a repository are told apart by their names."""

    name: ClassVar[str] = "trigger-name-taken"
    page: ClassVar[str] = _API

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "no two triggers of a repository have the same name"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per trigger whose name another one has."""
        del facts

        def trigger(binding: Binding) -> object:
            name = binding.source.props.get("name")
            return None if name is None else (identity(binding.resource), name)

        for same in grouped(bindings, trigger):
            for binding in same[1:]:
                yield Finding(
                    self,
                    binding,
                    f"name must be unique among the triggers of {binding.resource_path}, got "
                    f"{show(binding.source.props['name'])} again: leave it out, or choose another",
                )


@dataclass(frozen=True)
class RepositoryRegion(Nearby):
    """A repository triggers functions of its own region only."""

    name: ClassVar[str] = "repository-region"
    page: ClassVar[str] = _API
    what: ClassVar[str] = "the repository"
