"""Where a source is, and where its function is: regions."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from tests.checks.pair import Pair
from tests.checks.scene import Scene

ACCOUNT = "111111111111"
_HOME, _AWAY = "us-east-1", "eu-west-1"
_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
_QUEUE = f"{_GUIDE}/services-sqs-configure.html"
_TABLE = f"{_GUIDE}/services-dynamodb-eventsourcemapping.html"
_MAPPING = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
_BUCKET = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html"
_TOPIC = "https://docs.aws.amazon.com/sns/latest/dg/lambda-prereq.html"
_DEAD_LETTERS = "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html"
_UUID = "2f5a4b1c-8d3e-4f6a-9b7c-1d2e3f4a5b6c"


def home(s: Scene, region: str = _HOME) -> cdk.Stack:
    """Make the function's stack, of which region and account are known."""
    return s.stack_in("Home", region=region, account=ACCOUNT)


def failed(s: Scene, stack: cdk.Stack) -> Any:
    """Make a destination in the function's stack."""
    return s.m.SqsDlq(sqs.Queue(stack, "Failures"))


def imported(s: Scene, kind: str, scope: cdk.Stack, region: str, account: str = ACCOUNT) -> Any:
    """Import a resource of a kind by its ARN, and make a source of it."""
    place = f"{region}:{account}"
    if kind == "sqs":
        return s.sqs(sqs.Queue.from_queue_arn(scope, "Imported", f"arn:aws:sqs:{place}:orders"))
    on_failure = failed(s, scope)
    arn = f"arn:aws:kinesis:{place}:stream/orders"
    if kind == "kinesis":
        stream = kinesis.Stream.from_stream_arn(scope, "Imported", arn)
        return s.kinesis(stream, on_failure=on_failure)
    if kind == "consumer":
        consumer = kinesis.StreamConsumer.from_stream_consumer_arn(
            scope, "Imported", f"{arn}/consumer/reader:1700000000"
        )
        return s.consumer(consumer, on_failure=on_failure)
    if kind == "msk":
        cluster = f"arn:aws:kafka:{place}:cluster/orders/{_UUID}-5"
        return s.msk(cluster_arn=cluster, on_failure=on_failure)
    arn = f"arn:aws:dynamodb:{place}:table/orders"
    attributes = {"table_arn": arn, "table_stream_arn": f"{arn}/stream/2026-01-01T00:00:00.000"}
    maker: Any = dynamodb.Table if kind == "dynamo" else dynamodb.TableV2
    table = maker.from_table_attributes(scope, "Imported", **attributes)
    return s.dynamo(table, on_failure=on_failure)


def _imported_pair(kind: str, page: str) -> Pair:
    def bound(s: Scene, region: str) -> object:
        stack = home(s)
        return s.bind(imported(s, kind, stack, region), s.fn(stack))

    return Pair(f"{kind}: imported", lambda s: bound(s, _AWAY), lambda s: bound(s, _HOME), page)


def _unknown_pair(kind: str, page: str) -> Pair:
    """A stack that goes to any region may go to the source's own."""

    def wrong(s: Scene) -> object:
        stack = home(s)
        return s.bind(imported(s, kind, stack, _AWAY), s.fn(stack))

    def valid(s: Scene) -> object:
        return s.bind(imported(s, kind, s.stack, _AWAY))

    return Pair(f"{kind}: imported, into a stack of any region", wrong, valid, page)


def _own_queue(s: Scene, stack: cdk.Stack, other: cdk.Stack) -> Any:
    return s.sqs(s.queue(other, queue_name="orders"))


def _own_stream(s: Scene, stack: cdk.Stack, other: cdk.Stack) -> Any:
    return s.kinesis(s.stream(other, stream_name="orders"), on_failure=failed(s, stack))


def _own_bucket(s: Scene, stack: cdk.Stack, other: cdk.Stack) -> Any:
    bucket = s.bucket(other, bucket_name="orders")
    return s.m.S3EventSourceV2(bucket, events=[s3.EventType.OBJECT_CREATED])


def _own_pair(about: str, source: Callable[[Scene, cdk.Stack, cdk.Stack], Any], page: str) -> Pair:
    """A resource with a name, so that CDK can refer to it from another region."""

    def bound(s: Scene, region: str) -> object:
        stack = home(s)
        other = s.stack_in(region=region, account=ACCOUNT)
        return s.bind(source(s, stack, other), s.fn(stack, function_name="orders"))

    return Pair(f"{about}: own", lambda s: bound(s, _AWAY), lambda s: bound(s, _HOME), page)


def _bucket_from(s: Scene, region: str) -> object:
    stack = home(s)
    bucket = s3.Bucket.from_bucket_attributes(
        stack, "Imported", bucket_name="orders", region=region
    )
    source = s.m.S3EventSourceV2(bucket, events=[s3.EventType.OBJECT_CREATED])
    return s.bind(source, s.fn(stack))


def _topic(s: Scene, region: str, function_region: str, **kw: Any) -> object:
    stack = home(s, function_region)
    arn = f"arn:aws:sns:{region}:{ACCOUNT}:orders"
    topic = sns.Topic.from_topic_arn(stack, "Imported", arn)
    return s.bind(s.m.SnsEventSource(topic, **kw), s.fn(stack))


def _dead_letters(s: Scene, place: str) -> object:
    """The subscription is where its topic is, and its dead-letter queue must be there too."""
    arn = f"arn:aws:sqs:{place}:dead"
    queue = sqs.Queue.from_queue_arn(s.stack, "Dead", arn)
    return _topic(s, _HOME, _HOME, dead_letter_queue=queue)


def _replica(s: Scene, region: str | None) -> object:
    stack = home(s)
    table = dynamodb.TableV2(
        stack,
        "Table",
        table_name="orders",
        partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        dynamo_stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
        replicas=[dynamodb.ReplicaTableProps(region=_AWAY)],
    )
    read = table if region is None else table.replica(region)
    return s.bind(s.dynamo(read, on_failure=failed(s, stack)), s.fn(stack))


_PAGES = {
    "sqs": _QUEUE,
    "kinesis": _MAPPING,
    "consumer": _MAPPING,
    "dynamo": _TABLE,
    "TableV2": _TABLE,
    "msk": _MAPPING,
}
PAIRS = [
    *(_imported_pair(kind, page) for kind, page in _PAGES.items()),
    *(_unknown_pair(kind, page) for kind, page in _PAGES.items()),
    _own_pair("sqs", _own_queue, _QUEUE),
    _own_pair("kinesis", _own_stream, _MAPPING),
    _own_pair("s3", _own_bucket, _BUCKET),
    Pair(
        "s3: imported", lambda s: _bucket_from(s, _AWAY), lambda s: _bucket_from(s, _HOME), _BUCKET
    ),
    Pair("replica", lambda s: _replica(s, _AWAY), lambda s: _replica(s, None), _TABLE),
    Pair(
        "sns: from a default region to an opt-in region",
        lambda s: _topic(s, _HOME, "me-south-1"),
        lambda s: _topic(s, _HOME, _AWAY),
        _TOPIC,
    ),
    Pair(
        "sns: from an opt-in region to another",
        lambda s: _topic(s, "me-south-1", "af-south-1"),
        lambda s: _topic(s, "me-south-1", "me-south-1"),
        _TOPIC,
    ),
    Pair(
        "sns: dead letters in the topic's region",
        lambda s: _dead_letters(s, f"{_AWAY}:{ACCOUNT}"),
        lambda s: _dead_letters(s, f"{_HOME}:{ACCOUNT}"),
        _DEAD_LETTERS,
    ),
    Pair(
        "sns: dead letters in the topic's account",
        lambda s: _dead_letters(s, f"{_HOME}:222222222222"),
        lambda s: _dead_letters(s, f"{_HOME}:{ACCOUNT}"),
        _DEAD_LETTERS,
    ),
]
