"""The base of the sources whose service invokes the function by itself."""

import functools
from abc import abstractmethod
from typing import Annotated, Any, Generic, TypeVar, cast

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.limits import PlainId
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.per_function import PerFunction
from lambda_event_sources.core.permissions import is_elsewhere, permit
from lambda_event_sources.core.proxies import as_construct
from lambda_event_sources.core.source import AnyFunction, EventSource
from lambda_event_sources.core.validation import bindings_of, register

T = TypeVar("T")

ConstructId = Annotated[
    str,
    PlainId(),
    Doc(
        "The construct id, within the function, of all that the source makes; what has another id "
        "is made anew.",
        "the name of the class, with a number from the second source on",
        "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html",
    ),
]
"""What the constructs of a source are called."""


class PushedEventSource(EventSource, Generic[T]):
    """A source whose service invokes the function, with a permission to do so.

    A subclass says in `_make` which constructs that takes; all of them are made below one, which
    is within the function.
    """

    def bind(self, target: AnyFunction) -> None:
        """Let the service invoke `target`.

        Args:
            target: The function, alias, version or imported function to invoke.
        """
        function = cast("lambda_.IFunction", target)
        self._import(function)
        bound = bindings_of(function)
        chosen: str | None = self.props.get("construct_id")
        construct_id = chosen or self._numbered(sum(type(b.source) is type(self) for b in bound))
        repeats = construct_id in [binding.construct_id for binding in bound]
        register(self, function, construct_id=construct_id, repeats=repeats)
        if repeats:
            return  # CDK would raise; instead a relation says what to do, with all other findings
        scope = Construct(as_construct(function), construct_id)
        self._made.keep(function, self._make(function, scope))

    @abstractmethod
    def _make(self, function: lambda_.IFunction, scope: Construct) -> T:
        """Make what triggers `function` below `scope`, and return the main construct."""

    def construct_for(self, target: AnyFunction) -> T:
        """Return the construct through which the source triggers one function.

        Args:
            target: A function that the source was bound to.

        Raises:
            NotBoundError: The source was not bound to it.
        """
        return self._made.of(target)

    def _allow_invoke(
        self,
        function: lambda_.IFunction,
        scope: Construct,
        principal: str,
        *,
        permission_id: str = "Permission",
        source_account: str | None = None,
        sends_account: bool = True,
        **permission: Any,
    ) -> lambda_.CfnPermission | None:
        """Let a service invoke `function`, unless the source was told that somebody else does.

        Args:
            function: The function.
            scope: Where the permission goes.
            principal: The service, e.g. ``events.amazonaws.com``.
            permission_id: The permission's construct id.
            source_account: The account that the service must act for; that of the function's stack
                if left out.
            sends_account: Whether the service says for which account it acts.
            permission: Further properties of ``AWS::Lambda::Permission``: `source_arn` and others.

        Returns:
            The permission, for what must wait for it; None where none was made, also since a
            function of another region or account can be given none in this stack.
        """
        if self.props.get("grant") is False or is_elsewhere(function):
            return None
        account = source_account or cdk.Stack.of(function).account if sends_account else None
        return permit(
            function,
            scope,
            permission_id,
            principal=principal,
            source_account=account,
            **permission,
        )

    def _numbered(self, others: int) -> str:
        name = type(self).__name__
        return f"{name}{others + 1}" if others else name

    @functools.cached_property
    def _made(self) -> PerFunction[T]:
        return PerFunction(type(self))
