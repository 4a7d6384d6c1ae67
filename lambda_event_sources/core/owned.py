"""Resources that are made in this app, where CloudFormation can change no others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, cast

import aws_cdk as cdk
from constructs import Construct, IConstruct

from lambda_event_sources.core.display import show
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.places import differ, home


@dataclass(frozen=True)
class Owned(NamedLimit):
    """A resource that this app makes, since what triggers the function is a part of it.

    Attributes:
        classes: What makes one.
        kind: What it is.
        reason: Why no other will do, and what does.
    """

    classes: tuple[Any, ...]
    kind: str
    reason: str
    takes_tokens: ClassVar[bool] = False
    is_type: ClassVar[bool] = True

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"{self.kind} that is made in this app"

    def remedy(self, value: Any) -> str:
        """Return why no existing one will do, and what does."""
        is_named = isinstance(value, str) or hasattr(value, "__jsii_ref__")
        return self.reason if is_named else ""

    def allows(self, value: object) -> bool:
        """Tell whether it is made here; an imported one may come as a proxy of a base class."""
        proxies = tuple(made.__jsii_proxy_class__() for made in self.classes)
        return isinstance(value, self.classes) and not isinstance(value, proxies)

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong, and why."""
        if not self.allows(value):
            text = f"{prop} must be {self}, got {show(value)}: {self.reason}"
            yield Problem(prop, value, self, text, is_type=True)


def beside(resource: IConstruct, scope: Construct) -> Construct:
    """Return where the permission goes by which a resource invokes the function that it names.

    Args:
        resource: The resource.
        scope: What is made for it in the function; if the two are in different stacks, their
            stacks would else wait for each other. Stacks of two places never do, and a permission
            can be made in the function's place only.
    """
    theirs, ours = cdk.Stack.of(resource), cdk.Stack.of(scope)
    if identity(theirs) == identity(ours) or any(map(differ, home(theirs), home(ours))):
        return scope
    return Construct(cast("Construct", resource), cdk.Names.unique_id(scope))
