"""Which source triggers which function."""

import functools
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.tokens import is_token


@dataclass(frozen=True, eq=False)
class Binding:
    """One source and one function.

    Attributes:
        source: The source.
        function: The function, alias, version or imported function.
        stack: The stack of the function.
        resource: The construct that triggers the function, if there is one.
        construct_id: What names the construct that was made, where there can be one per function.
        repeats: Whether another source has made that within the function.
        renamed: Whether another mapping of the function has the id that this one should have.
        arn: The ARN of what Lambda polls, mostly a token.
        made: The type of what binds the two, where the app may take it away again.
        key: What AWS tells one source of a function from another by; empty where it does not.
    """

    source: Any
    function: lambda_.IFunction
    stack: cdk.Stack
    resource: Any = None
    construct_id: str | None = None
    repeats: bool = False
    renamed: bool = False
    arn: str | None = None
    made: str = ""
    key: str = ""

    @property
    def owner(self) -> str:
        """The class of the source."""
        return type(self.source).__name__

    @property
    def label(self) -> str:
        """What the source is called in messages: its class and what triggers the function."""
        what = self.construct_id if self.resource is None else self.resource_path
        if self.topic is not None and not is_token(self.topic):
            what = self.topic
        return self.owner if what is None else f"{self.owner}({what})"

    @functools.cached_property
    def resource_path(self) -> str:
        """What the resource is called in messages: as it was named, or its construct path."""
        given = self.source.triggered_by
        is_named = isinstance(given, str) and not is_token(given)
        path: str = given if is_named else self.resource.node.path
        return path

    @property
    def topic(self) -> str | None:
        """The Kafka topic."""
        topic: str | None = self.source.props.get("topic")
        return topic

    @functools.cached_property
    def target(self) -> str:
        """What tells the function's construct from others."""
        return identity(self.function)

    @functools.cached_property
    def path(self) -> str:
        """The construct path of the function."""
        return self.function.node.path

    @functools.cached_property
    def function_arn(self) -> str:
        """The ARN of the function, mostly a token."""
        return self.function.function_arn

    @functools.cached_property
    def source_name(self) -> str:
        """What the resource says that it is called, mostly a token; empty where nothing does."""
        if self.arn is not None:
            return self.arn
        named_by: str = self.source.named_by
        name: str = getattr(self.resource, named_by, "") if named_by else ""
        return name


def grouped(
    bindings: Iterable[Binding], key: Callable[[Binding], Hashable]
) -> Iterator[list[Binding]]:
    """Yield the bindings that have a key in common with another; None is no key."""
    groups: dict[Hashable, list[Binding]] = {}
    for binding in bindings:
        if (value := key(binding)) is not None:
            groups.setdefault(value, []).append(binding)
    yield from (group for group in groups.values() if len(group) > 1)
