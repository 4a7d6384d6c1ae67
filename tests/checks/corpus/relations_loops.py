"""Functions whose failures, or results, come back to them."""

from typing import Any, Protocol

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_destinations as destinations

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_PAGE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"


class _Case(Protocol):
    def __call__(self, s: Scene, *, loop: bool) -> object: ...


def _topics(s: Scene, *, loop: bool) -> tuple[Any, Any]:
    """Make the topic that invokes the function, and the one that it writes to."""
    source = s.topic(name="Source")
    return source, source if loop else s.topic(name="Results")


def _queues(s: Scene, *, loop: bool) -> tuple[Any, Any]:
    """Make the queue that the function reads, and the one that it writes to."""
    source = s.queue(name="Source")
    return source, source if loop else s.queue(name="Results")


def _invoked(s: Scene, source: Any, fn: lambda_.Function) -> object:
    """Invoke the function by a topic, too: only such failures go where the function says."""
    s.bind(s.m.SnsEventSource(s.topic()), fn)
    return s.bind(source, fn)


def _dead_letter_queue(s: Scene, *, loop: bool) -> object:
    source, dead = _queues(s, loop=loop)
    return _invoked(s, s.sqs(source), s.fn(dead_letter_queue=dead))


def _dead_letter_topic(s: Scene, *, loop: bool) -> object:
    source, dead = _topics(s, loop=loop)
    return s.bind(s.m.SnsEventSource(source), s.fn(dead_letter_topic=dead))


def _on_failure_queue(s: Scene, *, loop: bool) -> object:
    source, failed = _queues(s, loop=loop)
    fn = s.fn(on_failure=destinations.SqsDestination(failed))
    return _invoked(s, s.sqs(source), fn)


def _on_failure_topic(s: Scene, *, loop: bool) -> object:
    source, failed = _topics(s, loop=loop)
    fn = s.fn(on_failure=destinations.SnsDestination(failed))
    return s.bind(s.m.SnsEventSource(source), fn)


def _on_success_topic(s: Scene, *, loop: bool) -> object:
    source, results = _topics(s, loop=loop)
    fn = s.fn(on_success=destinations.SnsDestination(results))
    return s.bind(s.m.SnsEventSource(source), fn)


def _configured_later(s: Scene, *, loop: bool) -> object:
    source, results = _topics(s, loop=loop)
    fn = s.fn()
    s.bind(s.m.SnsEventSource(source), fn)
    destination: Any = destinations.SnsDestination(results)
    return fn.configure_async_invoke(on_success=destination)


def _failed_records_queue(s: Scene, *, loop: bool) -> object:
    source, failed = _queues(s, loop=loop)
    fn = s.bind(s.sqs(source))
    return s.bind(s.kinesis(on_failure=s.m.SqsDlq(failed)), fn)


def _failed_records_topic(s: Scene, *, loop: bool) -> object:
    source, failed = _topics(s, loop=loop)
    fn = s.bind(s.m.SnsEventSource(source))
    return s.bind(s.dynamo(on_failure=s.m.SnsDlq(failed)), fn)


def _looping(about: str, case: _Case) -> Pair:
    return Pair(
        about, lambda s: case(s, loop=True), lambda s: case(s, loop=False), _PAGE, risky=True
    )


def _allowed(s: Scene) -> object:
    topic = s.topic()
    fn = s.fn(dead_letter_topic=topic, recursive_loop=lambda_.RecursiveLoop.ALLOW)
    return s.bind(s.m.SnsEventSource(topic), fn)


PAIRS = [
    _looping("dead letters to the source queue", _dead_letter_queue),
    _looping("dead letters to the source topic", _dead_letter_topic),
    _looping("failures to the source queue", _on_failure_queue),
    _looping("failures to the source topic", _on_failure_topic),
    _looping("results to the source topic", _on_success_topic),
    _looping("results to the source topic, configured after it was bound", _configured_later),
    _looping("failed records to a queue of the same function", _failed_records_queue),
    _looping("failed records to a topic of the same function", _failed_records_topic),
    Pair(
        "a loop that is allowed",
        lambda s: _dead_letter_topic(s, loop=True),
        _allowed,
        _PAGE,
        risky=True,
    ),
]
