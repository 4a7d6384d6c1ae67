"""The base of every event source."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

import jsii
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.validation import register

AnyFunction = lambda_.IFunction | lambda_.FunctionBase
"""A function; to pyright, CDK's own functions are no IFunction, as parameter names differ."""


@jsii.implements(lambda_.IEventSource)
class EventSource(ABC):
    """Something that can trigger a Lambda function.

    Subclass it and write `bind`; decorate ``__init__`` with `checked` to have its arguments checked
    and kept in `props`. A source is a plain class: jsii sends dataclasses by value, and refuses
    them here.
    """

    props: Mapping[str, Any] = MappingProxyType({})
    """The keyword arguments that were given; set by `checked`."""

    relations: ClassVar[tuple[Relation, ...]] = ()
    """What the source must be to functions, resources and other sources."""

    resource: Any = None
    """The construct that triggers the function, if there is one."""

    @property
    def permissions(self) -> tuple[str, int]:
        """How many permissions all sources of one name add to a function's policy, and the name."""
        return "", 0

    @property
    def resource_name(self) -> str:
        """What the resource's construct says that it is called: its ARN, or a bucket's name."""
        return ""

    @abstractmethod
    def bind(self, target: lambda_.IFunction) -> None:
        """Make the constructs through which the source triggers `target`; extend it.

        Called by ``fn.add_event_source(source)`` and by ``Function(events=[source])``. It only
        wires, since jsii turns every exception raised here into a bare RuntimeError: whatever can
        be wrong is refused in ``__init__``, or by one of the `relations` at synth, for which the
        base remembers that `target` was bound.

        Args:
            target: The function, alias, version or imported function to trigger.
        """
        register(self, target)
