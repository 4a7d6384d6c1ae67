"""The base of every event source."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import jsii
from aws_cdk import aws_lambda as lambda_

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

    @abstractmethod
    def bind(self, target: lambda_.IFunction) -> None:
        """Make the constructs through which the source triggers `target`.

        Called by ``fn.add_event_source(source)`` and by ``Function(events=[source])``. It only
        wires: whatever can be wrong is refused in ``__init__``, since jsii turns every exception
        raised here into a bare RuntimeError.

        Args:
            target: The function, alias, version or imported function to trigger.
        """
