"""Granting to functions, of which imported ones may have no role that is known here."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.memory import identity, once_per_object
from lambda_event_sources.core.places import in_one_stack
from lambda_event_sources.core.tokens import is_token

WITHOUT_ROLE = "lambda-event-sources:function-without-role"
"""The id of the warning that an imported function has no role to grant anything to."""
_without_grants: set[str] = set()


def grant_or_warn(
    function: lambda_.IFunction, what: str, grant: Callable[[lambda_.IFunction], None]
) -> None:
    """Grant something to a function, or warn where it has no role to grant it to.

    Args:
        function: The function.
        what: What its role should be allowed, to complete "was not allowed to ...".
        grant: Grants it.
    """
    if identity(function) in _without_grants:
        return
    # A Function always has a role; asking others costs a kernel message.
    if isinstance(function, lambda_.Function) or role_of(function) is not None:
        grant(function)
    else:
        cdk.Annotations.of(function).add_warning_v2(
            WITHOUT_ROLE,
            f"The function was imported without a role, so it was not allowed to {what}; import it "
            "with its role, or allow that role yourself",
        )


@contextmanager
def nothing_granted(function: lambda_.IFunction) -> Generator[None, None, None]:
    """Keep `grant_or_warn` from granting the function anything.

    While a mapping is made, the kernel asks its destination and its schema registry to grant what
    they need; those cannot know what the source was told.
    """
    _without_grants.add(identity(function))
    try:
        yield
    finally:
        _without_grants.discard(identity(function))


@once_per_object
def role_of(function: lambda_.IFunction) -> iam.IRole | None:
    """Return the role of a function, which never changes."""
    return function.role


def is_owned(role: iam.IRole | None) -> bool:
    """Tell whether a role is made in this app, and may be changed here."""
    return isinstance(role, iam.Role | iam.LazyRole)


def wait_for_grants(mapping: lambda_.EventSourceMapping, function: lambda_.IFunction) -> None:
    """Let the mapping of an imported function wait for the policy of the function's role.

    Lambda tries to read the source when the mapping is made, and refuses it without the rights. A
    function that is made here waits for its role, and the mapping waits for the function.
    """
    if _is_made_here(function):
        return
    role = role_of(function)
    # A role of another stack waits for this one, if anything, since its policy names the source.
    if role is not None and in_one_stack(role, mapping):
        mapping.node.add_dependency(role)


def qualified_arn(function: lambda_.IFunction) -> str | None:
    """Return the ARN of an alias or version that was imported as if it were a function."""
    is_function = isinstance(function, lambda_.FunctionBase)  # as which jsii knows no alias
    if not is_function or _is_made_here(function):
        return None
    arn = function.function_arn
    name = arn.rpartition(":function:")[2]
    return arn if ":" in name and not is_token(name) else None


def _is_made_here(function: lambda_.IFunction) -> bool:
    if isinstance(function, lambda_.Alias | lambda_.Version):
        return _is_made_here(function.lambda_)
    return isinstance(function, lambda_.Function | lambda_.SingletonFunction)
