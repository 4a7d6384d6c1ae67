"""Names that users give to what a source makes."""

import json
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding, grouped
from lambda_event_sources.core.display import show
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.places import home
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.core.tokens import is_token


def where(stack: cdk.Stack) -> Hashable:
    """Return what tells the region and account of a stack from others, as far as they are known."""
    place = home(stack)
    return identity(stack) if None in place else place


def which(binding: Binding, facts: Facts) -> Hashable:
    """Return what tells the resource of a binding from others, in whatever stack it is used."""
    name = json.loads(facts.source_name(binding))
    if isinstance(name, str):
        return where(binding.stack), name
    # Two stacks may say the same of different resources: each has logical ids of its own.
    owner = cdk.Stack.of(binding.resource)
    return identity(owner), json.dumps(owner.resolve(binding.source_name))


@dataclass(frozen=True)
class NamedOnce(Relation):
    """A source that is bound to two functions makes two things, which cannot have one name.

    Attributes:
        prop: The argument with the name.
        is_within_resource: Whether the name may be there once more below another resource.
        group: The argument with what the name may be there once more in, if there is one.
    """

    name: ClassVar[str] = "name-taken"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html"
    )
    prop: str
    is_within_resource: bool = False
    group: str = ""

    def __str__(self) -> str:
        """State the relation in one clause."""
        what = "resource" if self.is_within_resource else self.group or "region and account"
        return f"no two sources or functions have the same {self.prop} in one {what}"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per source whose name another one has."""

        def named(binding: Binding) -> object:
            name = binding.source.props.get(self.prop)
            if name is None:
                return None
            scope = which(binding, facts) if self.is_within_resource else where(binding.stack)
            group = binding.source.props.get(self.group)
            group = identity(group) if hasattr(group, "__jsii_ref__") else group
            return name, scope, group, identity(binding.stack) if is_token(name) else None

        for same in grouped(bindings, named):
            for binding in same[1:]:
                yield Finding(
                    self,
                    binding,
                    f"{self.prop} must be another one for each function, got "
                    f"{show(binding.source.props[self.prop])} for {same[0].path}, too",
                )
