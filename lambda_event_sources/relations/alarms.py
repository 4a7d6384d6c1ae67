"""Alarms and their actions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation
from lambda_event_sources.core.structs import is_list

_API = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
_ACTIONS = {
    "AlarmActions": "ALARM",
    "OKActions": "OK",
    "InsufficientDataActions": "INSUFFICIENT_DATA",
}
"""The state for which an alarm has each list of actions."""


@dataclass(frozen=True)
class FewActions(Relation):
    """An alarm has so many actions per state."""

    name: ClassVar[str] = "alarm-actions"
    page: ClassVar[str] = _API
    most: int = 5

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"an alarm has at most {self.most} actions per state"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per alarm and state."""
        for binding in {identity(each.resource): each for each in bindings}.values():
            alarm = facts.resource(binding)
            properties = {} if alarm is None else alarm.properties
            for name, state in _ACTIONS.items():
                actions = properties.get(name)
                if is_list(actions) and len(actions) > self.most:
                    yield Finding(
                        self,
                        binding,
                        f"the alarm {binding.resource_path} must have at most {self.most} actions "
                        f"for {state}, got {len(actions)}: let it publish to one SNS topic, to "
                        "which the functions subscribe",
                    )


@dataclass(frozen=True)
class ActionsEnabled(BindingRelation):
    """An alarm whose actions are off invokes nothing."""

    name: ClassVar[str] = "alarm-actions-enabled"
    page: ClassVar[str] = _API
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the alarm's actions are enabled"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        alarm = facts.resource(binding)
        if alarm is not None and alarm.properties.get("ActionsEnabled") is False:
            yield (
                f"the alarm {binding.resource_path} invokes nothing while its actions are off: "
                "leave out actions_enabled=False"
            )
