"""Which source triggers which function."""

import functools
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
        resource = self.source.resource
        what = self.construct_id if resource is None else resource.node.path
        if self.topic is not None and not is_token(self.topic):
            what = self.topic
        return self.owner if what is None else f"{self.owner}({what})"

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
        """What the construct of the resource says that it is called, mostly a token."""
        name: str = self.source.resource_name if self.arn is None else self.arn
        return name
