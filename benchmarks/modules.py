"""The two modules that are compared, and the function that both trigger."""

from importlib import import_module
from types import ModuleType

from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from benchmarks.report import NAMES


def modules() -> dict[str, ModuleType]:
    """Return both modules by the name of their column."""
    return {column: import_module(name) for column, name in NAMES.items()}


def function(scope: Construct, construct_id: str = "Handler") -> lambda_.Function:
    """Return a function whose code is no asset, so that files play no part."""
    return lambda_.Function(
        scope,
        construct_id,
        runtime=lambda_.Runtime.PYTHON_3_13,
        handler="index.handler",
        code=lambda_.Code.from_inline("def handler(event, context): ..."),
    )
