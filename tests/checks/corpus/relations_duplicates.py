"""One source and one function: there can be one mapping between them."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_PAGE = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
_HOME = "us-east-1:111111111111"
_STREAM = f"arn:aws:dynamodb:{_HOME}:table/{{}}/stream/2026-01-01T00:00:00.000"


def _queue(s: Scene, name: str) -> Any:
    return s.queue(name=name)


def _stream(s: Scene, name: str) -> Any:
    return s.stream(name=name)


def _consumer(s: Scene, name: str) -> Any:
    return s.stream_consumer(name=name)


def _table(s: Scene, name: str) -> Any:
    return s.table(name=name)


def _global_table(s: Scene, name: str) -> Any:
    key = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
    stream = dynamodb.StreamViewType.NEW_IMAGE
    return dynamodb.TableV2(s.stack, name, partition_key=key, dynamo_stream=stream)


def _imported_queue(s: Scene, name: str, construct_id: str) -> Any:
    return sqs.Queue.from_queue_arn(s.stack, construct_id, f"arn:aws:sqs:{_HOME}:{name}")


def _formatted_queue(s: Scene, name: str, construct_id: str) -> Any:
    arn = s.stack.format_arn(service="sqs", resource=name)
    return sqs.Queue.from_queue_arn(s.stack, construct_id, arn)


def _imported_stream(s: Scene, name: str, construct_id: str) -> Any:
    arn = f"arn:aws:kinesis:{_HOME}:stream/{name}"
    return kinesis.Stream.from_stream_arn(s.stack, construct_id, arn)


def _imported_consumer(s: Scene, name: str, construct_id: str) -> Any:
    arn = f"arn:aws:kinesis:{_HOME}:stream/orders/consumer/{name}:1"
    return kinesis.StreamConsumer.from_stream_consumer_arn(s.stack, construct_id, arn)


def _imported_table(s: Scene, name: str, construct_id: str) -> Any:
    return dynamodb.Table.from_table_attributes(
        s.stack,
        construct_id,
        table_arn=f"arn:aws:dynamodb:{_HOME}:table/{name}",
        table_stream_arn=_STREAM.format(name),
    )


def _imported_global_table(s: Scene, name: str, construct_id: str) -> Any:
    return dynamodb.TableV2.from_table_attributes(
        s.stack,
        construct_id,
        table_arn=f"arn:aws:dynamodb:{_HOME}:table/{name}",
        table_stream_arn=_STREAM.format(name),
    )


def _named_table(s: Scene, name: str, construct_id: str) -> Any:
    if construct_id == "First":
        return _imported_table(s, name, construct_id)
    return dynamodb.Table.from_table_attributes(
        s.stack, construct_id, table_name=name, table_stream_arn=_STREAM.format(name)
    )


def _both(s: Scene, kind: str, first: Any, second: Any, **kw: Any) -> object:
    """Bind two sources of a kind to one function."""
    source = getattr(s, kind)
    fn = s.bind(source(first))
    return s.bind(source(second, **kw), fn)


def _twice(about: str, kind: str, make: Callable[[Scene, str], Any]) -> Pair:
    def wrong(s: Scene) -> object:
        resource = make(s, "Orders")
        return _both(s, kind, resource, resource)

    def valid(s: Scene) -> object:
        return _both(s, kind, make(s, "Orders"), make(s, "Invoices"))

    return Pair(f"{about} twice", wrong, valid, _PAGE)


def _twice_imported(about: str, kind: str, make: Callable[[Scene, str, str], Any]) -> Pair:
    return Pair(
        f"{about} twice",
        lambda s: _both(s, kind, make(s, "orders", "First"), make(s, "orders", "Second")),
        lambda s: _both(s, kind, make(s, "orders", "First"), make(s, "invoices", "Second")),
        _PAGE,
    )


def _and_import(about: str, kind: str, make: Any, again: Callable[[Scene, Any], Any]) -> Pair:
    def wrong(s: Scene) -> object:
        resource = make(s, "Orders")
        return _both(s, kind, resource, again(s, resource))

    def valid(s: Scene) -> object:
        return _both(s, kind, make(s, "Orders"), again(s, make(s, "Invoices")))

    return Pair(f"{about} and an import of its ARN", wrong, valid, _PAGE)


def _queue_again(s: Scene, queue: sqs.Queue) -> Any:
    return sqs.Queue.from_queue_arn(s.stack, "Again", queue.queue_arn)


def _stream_again(s: Scene, stream: kinesis.Stream) -> Any:
    return kinesis.Stream.from_stream_arn(s.stack, "Again", stream.stream_arn)


def _table_again(s: Scene, table: dynamodb.Table) -> Any:
    return dynamodb.Table.from_table_attributes(
        s.stack, "Again", table_arn=table.table_arn, table_stream_arn=table.table_stream_arn
    )


def _filtered(s: Scene, *filters: str) -> object:
    patterns = [lambda_.FilterCriteria.filter({"body": {"kind": [name]}}) for name in filters]
    first, second = _imported_queue(s, "orders", "First"), _imported_queue(s, "orders", "Second")
    if len(patterns) == 1:
        return _both(s, "sqs", first, second, filters=patterns)
    return s.bind(s.sqs(first, filters=patterns))


def _same_object(s: Scene, kind: str, *functions: lambda_.Function) -> None:
    source = getattr(s, kind)()
    for fn in functions:
        s.bind(source, fn)


def _same_object_pair(kind: str) -> Pair:
    """One function after the other may have it, except for a consumer, which serves one."""

    def wrong(s: Scene) -> None:
        fn = s.fn()
        _same_object(s, kind, fn, fn)

    def valid(s: Scene) -> None:
        functions = ["Fn"] if kind == "consumer" else ["Fn", "Other"]
        _same_object(s, kind, *(s.fn(name=name) for name in functions))

    return Pair(f"one {kind} source object added twice", wrong, valid, _PAGE)


PAIRS = [
    _twice("queue", "sqs", _queue),
    _twice("stream", "kinesis", _stream),
    _twice("consumer", "consumer", _consumer),
    _twice("table", "dynamo", _table),
    _twice("TableV2", "dynamo", _global_table),
    _twice_imported("imported queue", "sqs", _imported_queue),
    _twice_imported("imported queue by a formatted ARN", "sqs", _formatted_queue),
    _twice_imported("imported stream", "kinesis", _imported_stream),
    _twice_imported("imported consumer", "consumer", _imported_consumer),
    _twice_imported("imported table", "dynamo", _imported_table),
    _twice_imported("imported TableV2", "dynamo", _imported_global_table),
    _twice_imported("imported table by ARN and name", "dynamo", _named_table),
    _and_import("queue", "sqs", _queue, _queue_again),
    _and_import("stream", "kinesis", _stream, _stream_again),
    _and_import("table", "dynamo", _table, _table_again),
    Pair(
        "queue twice, with other filters",
        lambda s: _filtered(s, "cake"),
        lambda s: _filtered(s, "cake", "bread"),
        _PAGE,
    ),
    *map(_same_object_pair, ("sqs", "kinesis", "consumer", "dynamo", "msk", "kafka")),
]
