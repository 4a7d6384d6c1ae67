"""Functions, their aliases and imports of them: which of them are one function to a mapping."""

from typing import Any

from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_MAPPING = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"


def _with_alias(s: Scene, kind: str, resource: Any, *, twice: bool) -> object:
    """Bind one resource to a function and its alias, which are two, or to the alias twice."""
    fn = s.fn()
    live = fn.add_alias("live")
    s.bind(getattr(s, kind)(resource), live)
    return s.bind(getattr(s, kind)(resource), live if twice else fn)


def _function_of(s: Scene, *, other: bool) -> object:
    """Bind one stream to a function, and to one imported by its ARN or another's."""
    fn, stream = s.fn(), s.stream()
    s.bind(s.kinesis(stream), fn)
    arn = (s.fn(name="Other") if other else fn).function_arn
    again = lambda_.Function.from_function_attributes(
        s.stack, "Again", function_arn=arn, role=fn.role, same_environment=True
    )
    return s.bind(s.kinesis(stream), again)


PAIRS = [
    Pair(
        "stream of a function and its alias",
        lambda s: _with_alias(s, "kinesis", s.stream(), twice=True),
        lambda s: _with_alias(s, "kinesis", s.stream(), twice=False),
        _MAPPING,
    ),
    Pair(
        "table of a function and its alias",
        lambda s: _with_alias(s, "dynamo", s.table(), twice=True),
        lambda s: _with_alias(s, "dynamo", s.table(), twice=False),
        _MAPPING,
    ),
    Pair(
        "function by its ARN",
        lambda s: _function_of(s, other=False),
        lambda s: _function_of(s, other=True),
        _MAPPING,
    ),
]
