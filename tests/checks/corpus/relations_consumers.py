"""Several functions, or several ways to one function, behind one queue, stream or table."""

from typing import Any

from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_QUEUE = "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html"
_CONSUMER = "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html"
_MAPPING = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
_TABLE = "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html"
_SHARD = "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html"


def _pattern(value: str) -> Any:
    return lambda_.FilterCriteria.filter({"body": {"kind": [value]}})


def _competing(s: Scene, first: str | None, second: str | None, other: sqs.Queue | None) -> object:
    """Two functions with one queue, or two; each message goes to one of them only."""
    queue = s.queue()
    for name, value, source in (("First", first, queue), ("Second", second, other or queue)):
        filters = None if value is None else [_pattern(value)]
        s.bind(s.sqs(source, filters=filters), s.fn(name=name))
    return queue


def _alias_filters(s: Scene, first: str | None, second: str | None) -> object:
    fn, queue = s.fn(), s.queue()
    s.bind(s.sqs(queue, filters=None if first is None else [_pattern(first)]), fn)
    live = fn.add_alias("live")
    return s.bind(s.sqs(queue, filters=None if second is None else [_pattern(second)]), live)


def _readers(s: Scene, table: Any, number: int) -> None:
    for index in range(number):
        s.bind(s.dynamo(table), s.fn(name=f"Reader{index}"))


def _global_table(s: Scene, *replicas: str) -> Any:
    return dynamodb.TableV2(
        s.stack_in("Home", region="us-east-1", account="111111111111"),
        "Global",
        partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        dynamo_stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
        replicas=[dynamodb.ReplicaTableProps(region=region) for region in replicas],
    )


def _global_readers(s: Scene, *replicas: str) -> None:
    table = _global_table(s, *replicas)
    failed = s.m.SqsDlq(sqs.Queue(table.stack, "Failed"))
    for name in ("First", "Second"):
        s.bind(s.dynamo(table, on_failure=failed), s.fn(table.stack, name))


def _shard_readers(s: Scene, number: int) -> None:
    stream = s.stream()
    for index in range(number):
        s.bind(s.kinesis(stream), s.fn(name=f"Reader{index}"))


def _fan_out(s: Scene, *readers: str) -> None:
    """A consumer's shard has one subscriber at a time: the next takes over from the last."""
    stream: Any = s.stream()
    made = {name: s.stream_consumer(name=name, stream=stream) for name in set(readers)}
    for number, name in enumerate(readers):
        s.bind(s.consumer(made[name]), s.fn(name=f"Fn{number}"))


def _stream_and_consumer(s: Scene, *, both: bool) -> object:
    stream = s.stream()
    consumer: Any = s.stream_consumer(stream=stream)
    fn = s.bind(s.consumer(consumer))
    return s.bind(s.kinesis(stream) if both else s.consumer(consumer), fn)


PAIRS = [
    Pair(
        "one queue of two functions, each with a filter",
        lambda s: _competing(s, "cake", "bread", None),
        lambda s: _competing(s, "cake", "bread", s.queue(name="Other")),
        _QUEUE,
        risky=True,
    ),
    Pair(
        "one queue of two functions, one with a filter",
        lambda s: _competing(s, "cake", None, None),
        lambda s: _competing(s, "cake", None, s.queue(name="Other")),
        _QUEUE,
        risky=True,
    ),
    # AWS says that a queue may have several functions, which share its messages.
    Pair(
        "one queue of two functions, without filters",
        lambda s: _competing(s, "cake", "bread", None),
        lambda s: _competing(s, None, None, None),
        _QUEUE,
        risky=True,
    ),
    Pair(
        "one queue of a function and its alias, with filters",
        lambda s: _alias_filters(s, "cake", "bread"),
        lambda s: _alias_filters(s, None, None),
        _QUEUE,
        risky=True,
    ),
    Pair(
        "two functions per table",
        lambda s: _readers(s, s.table(), 3),
        lambda s: _readers(s, s.table(), 2),
        _TABLE,
        risky=True,
    ),
    Pair(
        "one function per global table",
        lambda s: _global_readers(s, "eu-west-1"),
        _global_readers,
        _TABLE,
        risky=True,
    ),
    Pair(
        "five functions per stream without fan-out",
        lambda s: _shard_readers(s, 6),
        lambda s: _shard_readers(s, 5),
        _SHARD,
        risky=True,
    ),
    Pair(
        "one function per consumer",
        lambda s: _fan_out(s, "Reader", "Reader"),
        lambda s: _fan_out(s, "Reader", "Other"),
        _CONSUMER,
        risky=True,
    ),
    Pair(
        "consumer and its stream",
        lambda s: _stream_and_consumer(s, both=False),
        lambda s: _stream_and_consumer(s, both=True),
        _MAPPING,
    ),
]
