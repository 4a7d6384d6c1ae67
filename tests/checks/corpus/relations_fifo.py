"""FIFO queues and topics, and dead-letter queues: what of them works with functions."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
from aws_cdk import Duration
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
_QUEUE = f"{_GUIDE}/services-sqs-configure.html"
_TOPIC = "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html"
_DEAD_LETTERS = "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html"
_DESTINATIONS = {
    "kinesis": f"{_GUIDE}/services-kinesis-create.html",
    "consumer": f"{_GUIDE}/services-kinesis-create.html",
    "dynamo": f"{_GUIDE}/services-dynamodb-eventsourcemapping.html",
    "msk": f"{_GUIDE}/kafka-on-failure.html",
    "kafka": f"{_GUIDE}/kafka-on-failure.html",
}
_HOME = "us-east-1:111111111111"


def _fifo(s: Scene, *, fifo: bool) -> Any:
    return s.queue(fifo=fifo or None, visibility_timeout=Duration.seconds(200))


def _by_arn(s: Scene, name: str) -> Any:
    return sqs.Queue.from_queue_arn(s.stack, "Imported", f"arn:aws:sqs:{_HOME}:{name}")


def _by_token(s: Scene, *, fifo: bool) -> Any:
    arn = cdk.CfnParameter(s.stack, "Arn").value_as_string
    return sqs.Queue.from_queue_attributes(s.stack, "Imported", queue_arn=arn, fifo=fifo)


def _low_level(s: Scene, *, fifo: bool) -> Any:
    """Make an L1 queue, and wrap it in what does not know that it is FIFO."""
    dead = s.queue(name="Dead", fifo=fifo or None)
    queue = sqs.CfnQueue(
        s.stack,
        "Low",
        fifo_queue=fifo or None,
        redrive_policy={"deadLetterTargetArn": dead.queue_arn, "maxReceiveCount": 5},
        visibility_timeout=200,
    )
    return sqs.Queue.from_queue_arn(s.stack, "Imported", queue.attr_arn)


def _batch(s: Scene, queue: Any, size: int) -> object:
    return s.bind(s.sqs(queue, batch_size=size))


def _window(s: Scene, queue: Any, size: int | None = None) -> object:
    """Wait for a batch; one above ten needs that, and only standard queues can."""
    return s.bind(s.sqs(queue, batch_size=size, max_batching_window=Duration.seconds(10)))


def _topic_by_arn(s: Scene, name: str) -> Any:
    return sns.Topic.from_topic_arn(s.stack, "Imported", f"arn:aws:sns:{_HOME}:{name}")


def _low_level_topic(s: Scene, *, fifo: bool) -> Any:
    name = "orders.fifo" if fifo else None
    topic = sns.CfnTopic(s.stack, "Low", fifo_topic=fifo or None, topic_name=name)
    return sns.Topic.from_topic_arn(s.stack, "Imported", topic.attr_topic_arn)


def _subscribed(s: Scene, topic: Any) -> object:
    return s.bind(s.m.SnsEventSource(topic))


def _failing(s: Scene, dead: Any) -> object:
    return s.bind(s.m.SnsEventSource(s.topic(), dead_letter_queue=dead))


def _own_key(s: Scene) -> Any:
    key: Any = kms.Key(s.stack, "Key")
    sender: Any = iam.ServicePrincipal("sns.amazonaws.com")
    key.grant_encrypt_decrypt(sender)
    return s.queue(encryption_master_key=key)


def _to_queue(kind: str, about: str, queue: Callable[[Scene, bool], Any]) -> Pair:
    def bound(s: Scene, *, fifo: bool) -> object:
        return s.bind(getattr(s, kind)(on_failure=s.m.SqsDlq(queue(s, fifo))))

    return Pair(
        f"{kind}: failed records to a standard queue{about}",
        lambda s: bound(s, fifo=True),
        lambda s: bound(s, fifo=False),
        _DESTINATIONS[kind],
    )


def _to_topic(kind: str, about: str, topic: Callable[[Scene, bool], Any]) -> Pair:
    def bound(s: Scene, *, fifo: bool) -> object:
        return s.bind(getattr(s, kind)(on_failure=s.m.SnsDlq(topic(s, fifo))))

    return Pair(
        f"{kind}: failed records to a standard topic{about}",
        lambda s: bound(s, fifo=True),
        lambda s: bound(s, fifo=False),
        _DESTINATIONS[kind],
    )


_WAYS: list[tuple[str, Callable[[Scene, bool], Any]]] = [
    ("FIFO queue", lambda s, fifo: _fifo(s, fifo=fifo)),
    ("FIFO queue by its ARN", lambda s, fifo: _by_arn(s, "orders.fifo" if fifo else "orders")),
    ("FIFO queue by a token", lambda s, fifo: _by_token(s, fifo=fifo)),
    ("FIFO queue, L1", lambda s, fifo: _low_level(s, fifo=fifo)),
]
_TOPICS: list[tuple[str, Callable[[Scene, bool], Any]]] = [
    ("topic", lambda s, fifo: s.topic(fifo=fifo or None)),
    ("topic by its ARN", lambda s, fifo: _topic_by_arn(s, "orders.fifo" if fifo else "orders")),
    ("topic, L1", lambda s, fifo: _low_level_topic(s, fifo=fifo)),
]


def _queue_pairs(about: str, queue: Callable[[Scene, bool], Any]) -> list[Pair]:
    return [
        Pair(
            f"{about}: batch_size at most 10",
            lambda s: _batch(s, queue(s, True), 11),
            lambda s: _batch(s, queue(s, True), 10),
            _QUEUE,
        ),
        Pair(
            f"{about}: batches above 10 of standard queues only",
            lambda s: _window(s, queue(s, True), 100),
            lambda s: _window(s, queue(s, False), 100),
            _QUEUE,
        ),
        Pair(
            f"{about}: batching window of standard queues only",
            lambda s: _window(s, queue(s, True)),
            lambda s: _window(s, queue(s, False)),
            _QUEUE,
        ),
    ]


def _topic_pair(about: str, topic: Callable[[Scene, bool], Any]) -> Pair:
    return Pair(
        f"standard {about}",
        lambda s: _subscribed(s, topic(s, True)),
        lambda s: _subscribed(s, topic(s, False)),
        _TOPIC,
    )


def _dead_letter_pair(about: str, queue: Callable[[Scene, bool], Any]) -> Pair:
    return Pair(
        f"dead letters of a topic not to a {about}",
        lambda s: _failing(s, queue(s, True)),
        lambda s: _failing(s, queue(s, False)),
        _DEAD_LETTERS,
    )


PAIRS = [
    *(pair for way in _WAYS for pair in _queue_pairs(*way)),
    *(_topic_pair(*way) for way in _TOPICS),
    *(_dead_letter_pair(*way) for way in _WAYS),
    *(_to_queue(kind, "", _WAYS[0][1]) for kind in _DESTINATIONS),
    *(_to_topic(kind, "", _TOPICS[0][1]) for kind in _DESTINATIONS),
    *(_to_queue("kinesis", f", {about}", queue) for about, queue in _WAYS[1:]),
    *(_to_topic("dynamo", f", {about}", topic) for about, topic in _TOPICS[1:]),
    # SNS cannot use SQS's own key, so that the dead letters are lost.
    Pair(
        "dead letters of a topic not under the managed key of SQS",
        lambda s: _failing(s, s.queue(encryption=sqs.QueueEncryption.KMS_MANAGED)),
        lambda s: _failing(s, s.queue(encryption=sqs.QueueEncryption.SQS_MANAGED)),
        _DEAD_LETTERS,
    ),
    Pair(
        "dead letters of a topic under a key of one's own",
        lambda s: _failing(s, s.queue(encryption=sqs.QueueEncryption.KMS_MANAGED)),
        lambda s: _failing(s, _own_key(s)),
        _DEAD_LETTERS,
    ),
]
