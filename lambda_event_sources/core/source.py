"""The base of every event source."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

import aws_cdk as cdk
import jsii
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.per_function import not_bound
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

    arguments: Mapping[str, Any] = MappingProxyType({})
    """All arguments that were given, by name; set by `checked`."""

    relations: ClassVar[tuple[Relation, ...]] = ()
    """What the source must be to functions, resources and other sources."""

    existing: ClassVar[Existing | None] = None
    """How what triggers the function is imported, where it may be named by a string."""

    named_by: ClassVar[str] = ""
    """The attribute by which templates refer to what triggers the function, mostly its ARN."""

    triggered_by: Any = None
    """What triggers the function, as it was given: a construct, or the ARN or name of one."""

    _imported: Any = None

    @property
    def resource(self) -> Any:
        """The construct that triggers the function, None where there is none.

        What is named by a string is imported into the stack of each function; this is the last one.

        Raises:
            NotBoundError: It was named by a string; it is imported when the source is bound.
        """
        if not isinstance(self.triggered_by, str):
            return self.triggered_by
        if self._imported is None:
            raise not_bound(type(self).__name__, "a function")
        return self._imported

    def _import(self, target: lambda_.IFunction) -> None:
        """Import what is named by a string into the stack of `target`."""
        if isinstance(self.triggered_by, str) and self.existing is not None:
            self._imported = self.existing.imported(cdk.Stack.of(target), self.triggered_by)

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
        self._import(target)
        register(self, target)
