"""What becomes of messages and records that the function fails."""

from typing import Any

from aws_cdk import Duration
from aws_cdk import aws_sqs as sqs

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
_PARTIAL = f"{_GUIDE}/services-sqs-errorhandling.html"
_REDRIVE = f"{_GUIDE}/services-sqs-configure.html"
_STREAMS = {
    "kinesis": f"{_GUIDE}/kinesis-on-failure-destination.html",
    "consumer": f"{_GUIDE}/kinesis-on-failure-destination.html",
    "dynamo": f"{_GUIDE}/services-dynamodb-errors.html",
}
_DESTINATIONS = {
    **_STREAMS,
    "msk": f"{_GUIDE}/kafka-on-failure.html",
    "kafka": f"{_GUIDE}/kafka-on-failure.html",
}


def _redriven_by_override(s: Scene, receives: int | None) -> object:
    queue: Any = s.queue(dead_letter_queue=None)
    redrive = {"deadLetterTargetArn": s.queue(name="Failed").queue_arn, "maxReceiveCount": receives}
    if receives is not None:
        queue.node.default_child.add_property_override("RedrivePolicy", redrive)
    return s.bind(s.sqs(queue))


def _redrive_removed(s: Scene, *, all_of_it: bool) -> object:
    queue: Any = s.queue()
    name = "RedrivePolicy" if all_of_it else "ReceiveMessageWaitTimeSeconds"
    queue.node.default_child.add_property_deletion_override(name)
    return s.bind(s.sqs(queue))


def _low_level(s: Scene, redrive: object) -> object:
    queue = sqs.CfnQueue(s.stack, "Low", visibility_timeout=180, redrive_policy=redrive)
    return s.bind(s.sqs(sqs.Queue.from_queue_arn(s.stack, "Queue", queue.attr_arn)))


def _policy(s: Scene) -> dict[str, object]:
    return {"deadLetterTargetArn": s.queue(name="Failed").queue_arn, "maxReceiveCount": 5}


def _imported(s: Scene) -> object:
    arn = "arn:aws:sqs:us-east-1:111111111111:orders"
    return s.bind(s.sqs(sqs.Queue.from_queue_arn(s.stack, "Imported", arn)))


def _no_destination(kind: str) -> Pair:
    return Pair(
        f"{kind}: a destination for failed records",
        lambda s: s.bind(getattr(s, kind)(on_failure=None)),
        lambda s: s.bind(getattr(s, kind)()),
        _DESTINATIONS[kind],
        risky=True,
    )


def _endless(kind: str) -> list[Pair]:
    """Retries without end block a shard for as long as its records live."""
    return [
        Pair(
            f"{kind}: an end of retries, of number or age",
            lambda s: s.bind(getattr(s, kind)(retry_attempts=None)),
            lambda s: s.bind(
                getattr(s, kind)(retry_attempts=None, max_record_age=Duration.hours(1))
            ),
            _STREAMS[kind],
            risky=True,
        ),
        Pair(
            f"{kind}: no explicitly infinite number of retries",
            lambda s: s.bind(getattr(s, kind)(retry_attempts=-1)),
            lambda s: s.bind(getattr(s, kind)(retry_attempts=10_000)),
            _STREAMS[kind],
            risky=True,
        ),
    ]


PAIRS = [
    Pair(
        "sqs: partial batch responses for the default batch of ten",
        lambda s: s.bind(s.sqs(report_batch_item_failures=None)),
        lambda s: s.bind(s.sqs(report_batch_item_failures=True)),
        _PARTIAL,
        risky=True,
    ),
    Pair(
        "sqs: partial batch responses not turned off",
        lambda s: s.bind(s.sqs(report_batch_item_failures=False)),
        lambda s: s.bind(s.sqs(report_batch_item_failures=True)),
        _PARTIAL,
        risky=True,
    ),
    Pair(
        "sqs: partial batch responses for batches above one",
        lambda s: s.bind(s.sqs(report_batch_item_failures=None, batch_size=2)),
        lambda s: s.bind(s.sqs(report_batch_item_failures=None, batch_size=1)),
        _PARTIAL,
        risky=True,
    ),
    Pair(
        "sqs: partial batch responses for FIFO queues",
        lambda s: s.bind(s.sqs(s.queue(fifo=True), report_batch_item_failures=None)),
        lambda s: s.bind(s.sqs(s.queue(fifo=True))),
        _PARTIAL,
        risky=True,
    ),
    Pair(
        "sqs: a dead-letter queue",
        lambda s: s.bind(s.sqs(s.queue(dead_letter_queue=None))),
        lambda s: s.bind(s.sqs(s.queue())),
        _REDRIVE,
        risky=True,
    ),
    Pair(
        "sqs: a dead-letter queue, FIFO",
        lambda s: s.bind(s.sqs(s.queue(fifo=True, dead_letter_queue=None))),
        lambda s: s.bind(s.sqs(s.queue(fifo=True))),
        _REDRIVE,
        risky=True,
    ),
    Pair(
        "sqs: a dead-letter queue, in another stack",
        lambda s: s.bind(s.sqs(s.queue(s.stack_in(), dead_letter_queue=None))),
        lambda s: s.bind(s.sqs(s.queue(s.stack_in()))),
        _REDRIVE,
        risky=True,
    ),
    Pair(
        "sqs: a dead-letter queue of an L1 queue",
        lambda s: _low_level(s, None),
        lambda s: _low_level(s, _policy(s)),
        _REDRIVE,
        risky=True,
    ),
    Pair(
        "sqs: a dead-letter queue by an override",
        lambda s: _redriven_by_override(s, None),
        lambda s: _redriven_by_override(s, 5),
        _REDRIVE,
        risky=True,
    ),
    Pair(
        "sqs: a dead-letter queue not removed by an override",
        lambda s: _redrive_removed(s, all_of_it=True),
        lambda s: _redrive_removed(s, all_of_it=False),
        _REDRIVE,
        risky=True,
    ),
    Pair(
        "sqs: a dead-letter queue, unknown for an imported queue",
        lambda s: s.bind(s.sqs(s.queue(dead_letter_queue=None))),
        _imported,
        _REDRIVE,
        risky=True,
    ),
    *map(_no_destination, _DESTINATIONS),
    *(pair for kind in _STREAMS for pair in _endless(kind)),
]
