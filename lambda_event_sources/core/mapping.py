"""The base of the sources that Lambda polls."""

import functools
import inspect
from abc import abstractmethod
from typing import Any, cast

from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.errors import NotBoundError
from lambda_event_sources.core.roles import grant_or_warn
from lambda_event_sources.core.source import AnyFunction, EventSource

_OPTIONS = frozenset(inspect.signature(lambda_.IFunction.add_event_source_mapping).parameters)


class MappedEventSource(EventSource):
    """A source that Lambda polls, through one ``AWS::Lambda::EventSourceMapping`` per function.

    A subclass says three things: the mapping's construct id, the options that it does not have
    under the same name in `props`, and what the function's role must be allowed.
    """

    @abstractmethod
    def _mapping_id(self, target: lambda_.IFunction) -> str:
        """Return the mapping's construct id within `target`; logical ids are made of it."""

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        """Return the keyword arguments of ``add_event_source_mapping``; extend it.

        Whatever the mapping knows under the name that the source has for it is there already.
        """
        del target
        return {name: value for name, value in self.props.items() if name in _OPTIONS}

    @abstractmethod
    def _grant(self, target: lambda_.IFunction) -> None:
        """Allow the role of `target` what Lambda's poller needs."""

    def bind(self, target: AnyFunction) -> None:
        """Make the mapping, and allow the role of `target` to read the source.

        Args:
            target: The function, alias, version or imported function that Lambda invokes.
        """
        function = cast("lambda_.IFunction", target)
        mapping_id, options = self._mapping_id(function), self._mapping_options(function)
        mapping = function.add_event_source_mapping(mapping_id, **options)
        self._mappings.append((function, mapping))
        grant_or_warn(function, f"read the source of {mapping_id}", self._grant)

    def mapping_for(self, target: AnyFunction) -> lambda_.EventSourceMapping:
        """Return the mapping that binds this source to one function.

        Args:
            target: A function that the source was bound to.

        Raises:
            NotBoundError: The source was not bound to it.
        """
        for bound, mapping in self._mappings:
            # jsii has a new object for an alias or an imported function each time it hands it over.
            if bound is target or _same(bound, target):
                return mapping
        raise self._not_bound("that function")

    @property
    def event_source_mapping_id(self) -> str:
        """The id of the mapping, of the last one where there are several.

        Raises:
            NotBoundError: The source was not bound to a function.
        """
        return self._last_mapping.event_source_mapping_id

    @property
    def event_source_mapping_arn(self) -> str:
        """The ARN of the mapping, of the last one where there are several.

        Raises:
            NotBoundError: The source was not bound to a function.
        """
        return self._last_mapping.event_source_mapping_arn

    @functools.cached_property
    def _mappings(self) -> list[tuple[lambda_.IFunction, lambda_.EventSourceMapping]]:
        return []

    @property
    def _last_mapping(self) -> lambda_.EventSourceMapping:
        if not self._mappings:
            raise self._not_bound("a function")
        return self._mappings[-1][1]

    def _not_bound(self, function: str) -> NotBoundError:
        return NotBoundError(
            f"{type(self).__name__} is not bound to {function}: "
            "pass it to fn.add_event_source() first"
        )


def _same(one: AnyFunction, other: AnyFunction) -> bool:
    return one.node.path == other.node.path and one.node.root is other.node.root
