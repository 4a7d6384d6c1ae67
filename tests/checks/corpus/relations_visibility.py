"""A queue and the function behind it: messages must stay hidden while the function works."""

from collections.abc import Callable
from typing import Any, cast

import aws_cdk as cdk
from aws_cdk import Duration
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_PAGE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"


def hidden_for(
    s: Scene, seconds: float | None, scope: Construct | None = None, **kw: Any
) -> sqs.Queue:
    """Make a queue with a visibility timeout."""
    return s.queue(scope, visibility_timeout=_duration(seconds), **kw)


def running_for(
    s: Scene, seconds: float | None, scope: Construct | None = None
) -> lambda_.Function:
    """Make a function with a timeout."""
    return s.fn(scope, timeout=_duration(seconds))


def bound(s: Scene, visibility: float | None, timeout: float | None, **kw: Any) -> object:
    """Bind a queue to a function; None is AWS's default, 30 and 3 seconds."""
    return s.bind(s.sqs(hidden_for(s, visibility), **kw), running_for(s, timeout))


def timeout_pair(
    about: str,
    case: Callable[[Scene, int], object],
    wrong: int,
    valid: int,
    *,
    risky: bool = False,
) -> Pair:
    """Make a pair of one case with two numbers of seconds."""
    return Pair(about, lambda s: case(s, wrong), lambda s: case(s, valid), _PAGE, risky=risky)


def _duration(seconds: float | None) -> Duration | None:
    return None if seconds is None else Duration.seconds(seconds)


def _explicit(s: Scene, visibility: int) -> object:
    return bound(s, visibility, 60)


def _default_queue(s: Scene, timeout: int) -> object:
    return bound(s, None, timeout)


def _default_function(s: Scene, visibility: int) -> object:
    return bound(s, visibility, None)


def _windowed(s: Scene, visibility: int) -> object:
    return bound(s, visibility, 30, max_batching_window=Duration.seconds(10))


def _fifo(s: Scene, visibility: int) -> object:
    return s.bind(s.sqs(hidden_for(s, visibility, fifo=True)), running_for(s, 30))


def _other_stack(s: Scene, visibility: int) -> object:
    return s.bind(s.sqs(hidden_for(s, visibility, s.stack_in())), running_for(s, 30))


def _function_elsewhere(s: Scene, visibility: int) -> object:
    return s.bind(s.sqs(hidden_for(s, visibility)), running_for(s, 30, s.stack_in()))


def _nested_stack(s: Scene, visibility: int) -> object:
    nested = cdk.NestedStack(s.stack, "Nested")
    return s.bind(s.sqs(hidden_for(s, visibility, nested)), running_for(s, 30))


def _stage(s: Scene, visibility: int) -> object:
    stack = cdk.Stack(cdk.Stage(s.app, "Prod"), "Stack")
    return s.bind(s.sqs(hidden_for(s, visibility, stack)), running_for(s, 30, stack))


def _again(s: Scene, arn: str) -> sqs.IQueue:
    return sqs.Queue.from_queue_arn(s.stack, "Again", arn)


def _low_level(s: Scene, visibility: int | None, timeout: int) -> object:
    redrive = {"deadLetterTargetArn": s.queue(name="Dead").queue_arn, "maxReceiveCount": 5}
    queue = sqs.CfnQueue(s.stack, "Low", visibility_timeout=visibility, redrive_policy=redrive)
    return s.bind(s.sqs(_again(s, queue.attr_arn)), running_for(s, timeout))


def _low_level_queue(s: Scene, visibility: int) -> object:
    return _low_level(s, visibility, 60)


def _low_level_default(s: Scene, timeout: int) -> object:
    return _low_level(s, None, timeout)


def _queue_by_arn(s: Scene, visibility: int) -> object:
    queue = hidden_for(s, visibility)
    return s.bind(s.sqs(_again(s, queue.queue_arn)), running_for(s, 30))


def _function_by_arn(s: Scene, visibility: int) -> object:
    fn = running_for(s, 30)
    same = lambda_.Function.from_function_attributes(
        s.stack, "Same", function_arn=fn.function_arn, role=fn.role, same_environment=True
    )
    return s.bind(s.sqs(hidden_for(s, visibility)), same)


def _alias(s: Scene, visibility: int) -> object:
    return s.bind(s.sqs(hidden_for(s, visibility)), running_for(s, 30).add_alias("live"))


def _version(s: Scene, visibility: int) -> object:
    return s.bind(s.sqs(hidden_for(s, visibility)), running_for(s, 30).current_version)


def _singleton(s: Scene, visibility: int) -> object:
    fn = lambda_.SingletonFunction(
        s.stack,
        "Singleton",
        uuid="7a1c6f0e-5a0f-4c53-9d0c-1f1d3b0c9a52",
        runtime=lambda_.Runtime.PYTHON_3_13,
        handler="index.handler",
        code=lambda_.Code.from_inline("def handler(event, context): ..."),
        timeout=Duration.seconds(30),
    )
    return s.bind(s.sqs(hidden_for(s, visibility)), cast("Any", fn))


def _image(s: Scene, visibility: int) -> object:
    repository = ecr.Repository.from_repository_name(s.stack, "Repository", "orders")
    code = lambda_.DockerImageCode.from_ecr(repository)
    fn = lambda_.DockerImageFunction(s.stack, "Image", code=code, timeout=Duration.seconds(30))
    return s.bind(s.sqs(hidden_for(s, visibility)), fn)


def _second_queue(s: Scene, visibility: int) -> object:
    fn = s.bind(s.sqs(s.queue(name="First")), running_for(s, 30))
    return s.bind(s.sqs(hidden_for(s, visibility)), fn)


# Each valid queue has six times the function's timeout, as AWS advises.
PAIRS = [
    timeout_pair("both explicit", _explicit, 59, 360),
    timeout_pair("default of the queue", _default_queue, 31, 5),
    timeout_pair("default of the function", _default_function, 2, 18),
    timeout_pair("messages not hidden at all", _default_function, 0, 18),
    timeout_pair("FIFO queue", _fifo, 29, 180),
    timeout_pair("queue in another stack", _other_stack, 29, 180),
    timeout_pair("function in another stack", _function_elsewhere, 29, 180),
    timeout_pair("queue in a nested stack", _nested_stack, 29, 180),
    timeout_pair("both in a stage", _stage, 29, 180),
    timeout_pair("L1 queue by its ARN", _low_level_queue, 59, 360),
    timeout_pair("L1 queue by its ARN, with the default", _low_level_default, 31, 5),
    timeout_pair("L2 queue by its ARN", _queue_by_arn, 29, 180),
    timeout_pair("function by its ARN", _function_by_arn, 29, 180),
    timeout_pair("alias", _alias, 29, 180),
    timeout_pair("version", _version, 29, 180),
    timeout_pair("singleton function", _singleton, 29, 180),
    timeout_pair("function from an image", _image, 29, 180),
    timeout_pair("second queue of a function", _second_queue, 29, 180),
    timeout_pair("just the timeout", _explicit, 60, 360, risky=True),
    timeout_pair("below six times the timeout", _explicit, 359, 360, risky=True),
    timeout_pair("below six times the default timeout", _default_function, 17, 18, risky=True),
    timeout_pair("below six times the timeout and the window", _windowed, 189, 190, risky=True),
    timeout_pair("below six times, in another stack", _other_stack, 179, 180, risky=True),
    timeout_pair("below six times, alias", _alias, 179, 180, risky=True),
]
