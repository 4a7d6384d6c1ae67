"""Where failed records of streams go."""

from collections.abc import Callable
from typing import Any

from tests.checks.pair import Pair
from tests.checks.rows import API, GUIDE, TEMPLATE, row
from tests.checks.scene import Scene

KINESIS = f"{GUIDE}/kinesis-on-failure-destination.html"
DYNAMODB = f"{GUIDE}/services-dynamodb-eventsourcemapping.html"
KAFKA = f"{GUIDE}/kafka-on-failure-destination.html"
TYPES = "https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_lambda_event_sources.html"
ON_FAILURE = f"{TEMPLATE}/aws-properties-lambda-eventsourcemapping-onfailure.html"


def to(
    source: str, about: str, wrong: Callable[[Scene], Any], valid: Callable[[Scene], Any], page: str
) -> Pair:
    """Return the pair of one source with these destinations."""
    return row(
        source,
        f"{source}: {about}",
        lambda s: {"on_failure": wrong(s)},
        lambda s: {"on_failure": valid(s)},
        page,
    )


def topic_named(name: str) -> Callable[[Scene], Any]:
    return lambda s: s.m.KafkaDlq(name)


PAIRS: list[Pair] = [
    *(
        to(
            source,
            "no FIFO queue",
            lambda s: s.m.SqsDlq(s.queue(fifo=True)),
            lambda s: s.m.SqsDlq(s.queue()),
            page,
        )
        for source, page in (
            ("kinesis", KINESIS),
            ("consumer", KINESIS),
            ("dynamo", DYNAMODB),
            ("msk", KAFKA),
            ("kafka", KAFKA),
        )
    ),
    *(
        to(
            source,
            "no FIFO topic",
            lambda s: s.m.SnsDlq(s.topic(fifo=True)),
            lambda s: s.m.SnsDlq(s.topic()),
            page,
        )
        for source, page in (
            ("kinesis", KINESIS),
            ("consumer", KINESIS),
            ("dynamo", DYNAMODB),
            ("msk", KAFKA),
            ("kafka", KAFKA),
        )
    ),
    *(
        to("msk", f"a Kafka topic {about}", topic_named(wrong), topic_named(valid), page)
        for about, wrong, valid, page in (
            ("with a name", "", "failed", API),
            ("with a name, also after the scheme", "kafka://", "kafka://failed", API),
            ("of at most 249 characters", "f" * 250, "f" * 249, API),
            (
                "of at most 249 characters after the scheme",
                f"kafka://{'f' * 250}",
                f"kafka://{'f' * 249}",
                API,
            ),
            ("of at least 12 characters with the scheme", "bad", "dead", ON_FAILURE),
            ("that does not start with a dot", ".failed", "failed.orders", API),
            ("without a slash", "failed/orders", "failed-orders", API),
            ("without a blank", "failed orders", "failed_orders", API),
            ("and no other scheme", "https://failed", "failed", API),
        )
    ),
    to(
        "kinesis", "no queue by itself", lambda s: s.queue(), lambda s: s.m.SqsDlq(s.queue()), TYPES
    ),
    to("kinesis", "no ARN", lambda s: s.queue().queue_arn, lambda s: s.m.SqsDlq(s.queue()), TYPES),
    to(
        "dynamo",
        "SqsDlq of a queue",
        lambda s: s.m.SqsDlq(s.topic()),
        lambda s: s.m.SqsDlq(s.queue()),
        TYPES,
    ),
    to(
        "dynamo",
        "SnsDlq of a topic",
        lambda s: s.m.SnsDlq(s.queue()),
        lambda s: s.m.SnsDlq(s.topic()),
        TYPES,
    ),
    to(
        "dynamo",
        "S3OnFailureDestination of a bucket",
        lambda s: s.m.S3OnFailureDestination("failed-orders"),
        lambda s: s.m.S3OnFailureDestination(s.bucket()),
        TYPES,
    ),
]
