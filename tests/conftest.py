"""What most tests need: a stack, a function, a queue; and a count of kernel messages."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct
from jsii._kernel.providers.process import _NodeProcess  # pyright: ignore[reportPrivateUsage]


@pytest.fixture(name="app")
def _app() -> cdk.App:
    return cdk.App()


@pytest.fixture(name="stack")
def _stack(app: cdk.App) -> cdk.Stack:
    return cdk.Stack(app, "Stack")


@pytest.fixture(name="function")
def _function(stack: cdk.Stack) -> lambda_.Function:
    return make_function(stack, "Function")


def make_function(stack: Construct, construct_id: str, **props: Any) -> lambda_.Function:
    """Make a function whose code does not matter."""
    return lambda_.Function(
        stack,
        construct_id,
        code=lambda_.Code.from_inline("def handler(event, context): ..."),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_12,
        **props,
    )


@pytest.fixture(name="queue")
def _queue(stack: cdk.Stack) -> sqs.Queue:
    return sqs.Queue(stack, "Queue")


@pytest.fixture(name="kernel_messages")
def _kernel_messages(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Return a function that tells how many messages the kernel got since it was last asked."""
    count, send = 0, _NodeProcess.send

    def counting(*args: object, **kwargs: object) -> object:
        nonlocal count
        count += 1
        return send(*args, **kwargs)  # type: ignore[arg-type]

    def since_last_asked() -> int:
        nonlocal count
        result, count = count, 0
        return result

    monkeypatch.setattr(_NodeProcess, "send", counting)
    return since_last_asked
