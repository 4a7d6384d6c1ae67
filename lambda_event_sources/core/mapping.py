"""The base of the sources that Lambda polls."""

import functools
import inspect
from abc import abstractmethod
from contextlib import nullcontext
from typing import Any, cast

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.facts import MAPPING
from lambda_event_sources.core.json_text import compact, digest, encoded_filters
from lambda_event_sources.core.per_function import PerFunction
from lambda_event_sources.core.rights import NeedsRights
from lambda_event_sources.core.roles import (
    grant_or_warn,
    nothing_granted,
    qualified_arn,
    wait_for_grants,
)
from lambda_event_sources.core.source import AnyFunction, EventSource
from lambda_event_sources.core.validation import bindings_of, forget, register

_KEY = ("event_source_arn", "kafka_bootstrap_servers")
_OPTIONS = frozenset(inspect.signature(lambda_.IFunction.add_event_source_mapping).parameters)


class MappedEventSource(EventSource, NeedsRights):
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
        options = {name: value for name, value in self.props.items() if name in _OPTIONS}
        if "filters" in options:
            options["filters"] = encoded_filters(options["filters"], target)
        return options

    def _further_properties(self) -> dict[str, Any]:
        """Return what ``CfnEventSourceMapping`` has and ``add_event_source_mapping`` lacks.

        What is inside another property goes by its path in the template, with dots.
        """
        return {}

    def _part(self) -> Any:
        """Return which part of the source is read, where it has several, as a broker has queues."""
        return None

    def bind(self, target: AnyFunction) -> None:
        """Make the mapping, and allow the role of `target` to read the source.

        Args:
            target: The function, alias, version or imported function that Lambda invokes.
        """
        function = cast("lambda_.IFunction", target)
        self._import(function)
        options = self._mapping_options(function)
        part = options.get("kafka_topic", self._part())
        arn, key = options.get("event_source_arn"), compact([*map(options.get, _KEY), part])
        chosen = self.props.get("construct_id")
        mapping_id: str = chosen or self._mapping_id(function)
        taken = {other.construct_id: other.key for other in bindings_of(function)}
        if mapping_id in taken and function.node.try_find_child(mapping_id) is None:
            del taken[mapping_id]  # the app has taken that mapping away again
            forget(function, mapping_id)
        renamed = chosen is None and taken.get(mapping_id, key) != key
        if renamed:
            mapping_id = f"{mapping_id}:{digest(function, key)}"
        repeats = mapping_id in taken
        register(
            self,
            function,
            construct_id=mapping_id,
            repeats=repeats,
            renamed=renamed,
            arn=arn,
            made=MAPPING,
            key=key,
        )
        if repeats:
            return  # CDK would raise; instead a relation says what to do, with all other findings
        grants = self.props.get("grant", True)
        with nullcontext() if grants else nothing_granted(function):
            mapping = function.add_event_source_mapping(mapping_id, **options)
        self._complete(mapping, qualified_arn(function))
        self._mappings.keep(function, mapping)
        if grants:
            grant_or_warn(function, f"read the source of {mapping_id}", self._grant)
            wait_for_grants(mapping, function)

    def _complete(self, mapping: lambda_.EventSourceMapping, qualified: str | None) -> None:
        """Give a mapping its further properties."""
        further = self._further_properties()
        if qualified is not None:  # CDK would name the function without its alias
            further["function_name"] = qualified
        if not further:
            return
        resource = cast("lambda_.CfnEventSourceMapping", mapping.node.default_child)
        for name, value in further.items():
            if "." in name:
                resource.add_property_override(name, value)
            else:
                setattr(resource, name, value)

    def required_permissions(self) -> list[iam.PolicyStatement]:
        """Return the least that the function's role must be allowed, by the pages of AWS.

        What the source's destination for failures and its schema registry need is among it, if they
        are of this package. For roles that are made elsewhere: print ``statement.to_json()``, or
        give the statements to an ``iam.Policy`` of your own. The ``_permissions`` of each class
        name the page.

        Raises:
            NotBoundError: The source is named by a string; it is imported when it is bound.
        """
        others = (self.props.get(prop) for prop in ("on_failure", "schema_registry_config"))
        needed = (other for other in others if isinstance(other, NeedsRights))
        return [
            *super().required_permissions(),
            *(statement for other in needed for statement in other.required_permissions()),
        ]

    def mapping_for(self, target: AnyFunction) -> lambda_.EventSourceMapping:
        """Return the mapping that binds this source to one function.

        Args:
            target: A function that the source was bound to.

        Raises:
            NotBoundError: The source was not bound to it.
        """
        return self._mappings.of(target)

    @property
    def event_source_mapping_id(self) -> str:
        """The id of the mapping, of the last one where there are several.

        Raises:
            NotBoundError: The source was not bound to a function.
        """
        return self._mappings.last.event_source_mapping_id

    @property
    def event_source_mapping_arn(self) -> str:
        """The ARN of the mapping, of the last one where there are several.

        Raises:
            NotBoundError: The source was not bound to a function.
        """
        return self._mappings.last.event_source_mapping_arn

    @functools.cached_property
    def _mappings(self) -> PerFunction[lambda_.EventSourceMapping]:
        return PerFunction(type(self))
