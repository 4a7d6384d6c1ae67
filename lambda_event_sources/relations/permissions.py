"""What the services that invoke a function need of its resource policy."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.core.resources import Resource, logical_id_of

_PERMISSION = "AWS::Lambda::Permission"


@dataclass(frozen=True)
class PolicySize(Relation):
    """A function's resource policy has room for so many permissions."""

    name: ClassVar[str] = "resource-policy-size"
    page: ClassVar[str] = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
    refuses: ClassVar[bool] = False
    most_bytes: int = 20_480
    statement_bytes: int = 420
    """About what a permission with names as CDK makes them takes, as GetPolicy returns it."""

    def __str__(self) -> str:
        """State the relation in one clause."""
        return (
            f"the permissions of a function, of about {self.statement_bytes} bytes each, fill at "
            f"most four fifths of the {self.most_bytes:,} bytes of its resource policy"
        )

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per function."""
        by_function: dict[str, list[Binding]] = {}
        for binding in bindings:
            by_function.setdefault(binding.target, []).append(binding)
        for invoked in by_function.values():
            count = _permissions(invoked, facts)
            size = count * self.statement_bytes
            if size > self.most_bytes * 4 / 5:
                yield Finding(
                    self,
                    invoked[-1],
                    f"the function {invoked[-1].path} gets {count} permissions, about {size:,} of "
                    f"the {self.most_bytes:,} bytes that its resource policy can have: pass "
                    "grant=False to its sources (scope_permission_to_method=False to those of a "
                    "REST API, scope_permission_to_route=False of an HTTP API), and add one "
                    "permission for all of them with fn.add_permission()",
                )


def _permissions(invoked: list[Binding], facts: Facts) -> int:
    """Return how many permissions a function gets, in its stack and in those of its sources."""
    binding = invoked[0]
    resources = [each.resource for each in invoked if each.resource is not None]
    stacks = {identity(stack): stack for stack in (binding.stack, *map(cdk.Stack.of, resources))}
    return sum(
        _is_for(binding, permission, facts)
        for stack in stacks.values()
        for permission in facts.all(stack, _PERMISSION)
    )


def _is_for(binding: Binding, permission: Resource, facts: Facts) -> bool:
    """Tell whether a permission is one of the function of a binding."""
    name = json.loads(facts.function_name(binding))
    named, logical_id = permission.properties.get("FunctionName"), logical_id_of(name)
    if logical_id is None:
        return bool(named == name)
    if identity(permission.stack) == identity(binding.stack):
        return logical_id_of(named) == logical_id
    # Another stack imports the function's ARN under a name that has its logical id.
    return facts.at(permission.stack, named) is None and logical_id in json.dumps(named)
