"""Secrets and their rotation."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding, grouped
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.relations.places import Nearby

_SCHEDULE = "AWS::SecretsManager::RotationSchedule"


@dataclass(frozen=True)
class OneRotation(Relation):
    """A secret has one rotation schedule."""

    name: ClassVar[str] = "one-rotation"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
        "aws-resource-secretsmanager-rotationschedule.html"
    )

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a secret has one rotation schedule"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per secret with more than one."""
        seen: set[str] = set()
        for binding in reversed(bindings):
            key = f"{identity(binding.stack)} {facts.source_name(binding)}"
            count = sum(
                json.dumps(schedule.properties.get("SecretId")) == facts.source_name(binding)
                for schedule in facts.all(binding.stack, _SCHEDULE)
            )
            if count > 1 and key not in seen:
                seen.add(key)
                yield self._finding(binding, count)
        for same in grouped(bindings, lambda binding: identity(binding.resource)):
            stacks = {identity(binding.stack) for binding in same}
            if len(stacks) > 1:
                yield self._finding(same[-1], len(same))

    def _finding(self, binding: Binding, count: int) -> Finding:
        return Finding(
            self,
            binding,
            f"the secret {binding.resource_path} must have one rotation schedule, got {count}: let "
            "one function rotate it",
        )


@dataclass(frozen=True)
class SecretRegion(Nearby):
    """Secrets Manager invokes functions of its own region only."""

    name: ClassVar[str] = "secret-region"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html"
    )
    what: ClassVar[str] = "the secret"
