"""The resources of a template."""

from dataclasses import dataclass
from typing import Any

import aws_cdk as cdk

from lambda_event_sources.core.structs import is_dict


@dataclass(frozen=True)
class Resource:
    """A resource of a template.

    Attributes:
        stack: The stack of the template.
        logical_id: Its logical id.
        type: Its type, e.g. ``AWS::SQS::Queue``.
        properties: Its properties; values that are known at deploy only are dicts.
        is_conditional: Whether it is made under a condition only.
        depends_on: The logical ids of what it waits for without naming it.
    """

    stack: cdk.Stack
    logical_id: str
    type: str
    properties: dict[str, Any]
    is_conditional: bool = False
    depends_on: tuple[str, ...] = ()

    def number(self, name: str, default: float | None = None) -> float | None:
        """Return a property that is a number; None where it is known at deploy only."""
        value = self.properties.get(name, default)
        if isinstance(value, str) and value.isdecimal():  # as escape hatches may write it
            return int(value)
        return value if isinstance(value, int | float) else None


def resource_of(stack: cdk.Stack, logical_id: str, item: dict[str, Any]) -> Resource:
    """Return a resource as a template has it."""
    waits: Any = item.get("DependsOn", ())
    return Resource(
        stack,
        logical_id,
        item["Type"],
        item.get("Properties", {}),
        "Condition" in item,
        (waits,) if isinstance(waits, str) else tuple(waits),  # as escape hatches may write it
    )


def logical_id_of(reference: Any) -> str | None:
    """Return the logical id in a Ref or Fn::GetAtt, or None where it is neither."""
    if not is_dict(reference):
        return None
    attribute: list[str] | None = reference.get("Fn::GetAtt")
    name = reference.get("Ref") if attribute is None else attribute[0]
    return name if isinstance(name, str) else None
