"""Arguments that a source does not have, some of which belong to other sources."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3

from tests.checks.pair import Pair
from tests.checks.rows import API, GUIDE, row, seconds
from tests.checks.scene import Scene

CLASSES = "https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_lambda_event_sources.html"
SNS = "https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html"
LATEST = lambda_.StartingPosition.LATEST


def without(source: str, prop: str, value: Any, page: str = API) -> Pair:
    """Return the pair of one source with and without an argument."""
    return row(source, f"{source}: no {prop}", {prop: value}, {}, page)


def without_resource(source: str, prop: str, made: Callable[[Scene], Any], page: str) -> Pair:
    """Return the same pair where the argument is something in the stack."""
    return row(source, f"{source}: no {prop}", lambda s: {prop: made(s)}, {}, page)


def spelled(source: str, wrong: str, right: str, value: Any) -> Pair:
    return row(source, f"{source}: {right}, no {wrong}", {wrong: value}, {right: value}, CLASSES)


PAIRS: list[Pair] = [
    # What only streams have
    without("sqs", "starting_position", LATEST),
    without("sqs", "starting_position_timestamp", 1_655_237_653),
    without("sqs", "retry_attempts", 3),
    without("sqs", "max_record_age", seconds(3600)),
    without("sqs", "bisect_batch_on_error", True),
    without("sqs", "parallelization_factor", 2),
    without("sqs", "tumbling_window", seconds(60)),
    without_resource("sqs", "on_failure", lambda s: s.m.SqsDlq(s.failed), API),
    # What only queues have
    without("kinesis", "max_concurrency", 5, f"{GUIDE}/services-sqs-scaling.html"),
    without("consumer", "max_concurrency", 5, f"{GUIDE}/services-sqs-scaling.html"),
    without("dynamo", "max_concurrency", 5, f"{GUIDE}/services-sqs-scaling.html"),
    without("msk", "max_concurrency", 5, f"{GUIDE}/services-sqs-scaling.html"),
    without("kafka", "max_concurrency", 5, f"{GUIDE}/services-sqs-scaling.html"),
    # What only Kinesis and DynamoDB have
    without("msk", "parallelization_factor", 2),
    without("msk", "tumbling_window", seconds(60)),
    without("kafka", "parallelization_factor", 2),
    without("kafka", "tumbling_window", seconds(60)),
    without("dynamo", "starting_position_timestamp", 1_655_237_653),
    # What only Kafka has
    without("sqs", "log_level", lambda_.EventSourceMappingLogLevel.DEBUG),
    without("kinesis", "log_level", lambda_.EventSourceMappingLogLevel.DEBUG),
    without("dynamo", "log_level", lambda_.EventSourceMappingLogLevel.DEBUG),
    without("kinesis", "topic", "orders"),
    without("kinesis", "consumer_group_id", "orders"),
    without_resource("dynamo", "secret", lambda s: s.secret(), API),
    without("sqs", "consumer_group_id", "orders"),
    # What only one kind of Kafka has
    without("msk", "bootstrap_servers", ["broker-1.example.com:9092"]),
    without_resource("msk", "root_ca_certificate", lambda s: s.secret(), API),
    without_resource("msk", "vpc", lambda s: s.vpc(), API),
    row(
        "msk",
        "msk: no authentication_method",
        lambda s: {"authentication_method": s.m.AuthenticationMethod.BASIC_AUTH},
        {},
        f"{GUIDE}/msk-cluster-auth.html",
    ),
    without("kafka", "cluster_arn", "arn:aws:kafka:us-east-1:111111111111:cluster/orders/1"),
    # What nothing has, or only the function or the resource
    without("sqs", "visibility_timeout", seconds(180), CLASSES),
    without_resource("sqs", "dead_letter_queue", lambda s: s.queue(name="Dead"), CLASSES),
    without("sqs", "max_receive_count", 5, CLASSES),
    without("sqs", "reserved_concurrent_executions", 5, CLASSES),
    without("kinesis", "timeout", seconds(30), CLASSES),
    # Misspelled
    spelled("sqs", "batchSize", "batch_size", 5),
    spelled("sqs", "batch_Size", "batch_size", 5),
    spelled("sqs", "batchsize", "batch_size", 5),
    spelled("sqs", "max_concurency", "max_concurrency", 5),
    spelled("sqs", "maximum_concurrency", "max_concurrency", 5),
    spelled("kinesis", "retries", "retry_attempts", 5),
    spelled("kinesis", "maximum_retry_attempts", "retry_attempts", 5),
    spelled("kinesis", "bisect_batch_on_function_error", "bisect_batch_on_error", True),
    spelled("dynamo", "startingPosition", "starting_position", LATEST),
    spelled("dynamo", "parallelisation_factor", "parallelization_factor", 2),
    spelled("msk", "topics", "topic", "orders"),
    # By position
    Pair(
        "sqs: batch_size by keyword",
        lambda s: s.bind(s.m.SqsEventSource(s.queue(), 5)),
        lambda s: s.bind(s.sqs(s.queue(), batch_size=5)),
        CLASSES,
    ),
    Pair(
        "kinesis: starting_position by keyword",
        lambda s: s.bind(s.m.KinesisEventSource(s.stream(), LATEST)),
        lambda s: s.bind(s.kinesis(s.stream(), starting_position=LATEST)),
        CLASSES,
    ),
    Pair(
        "s3: events by keyword",
        lambda s: s.bind(s.m.S3EventSource(s.bucket(), [s3.EventType.OBJECT_CREATED])),
        lambda s: s.bind(s.m.S3EventSource(s.bucket(), events=[s3.EventType.OBJECT_CREATED])),
        CLASSES,
    ),
    Pair(
        "s3: no prefix, but filters",
        lambda s: s.bind(
            s.m.S3EventSource(s.bucket(), events=[s3.EventType.OBJECT_CREATED], prefix="images/")
        ),
        lambda s: s.bind(
            s.m.S3EventSource(
                s.bucket(),
                events=[s3.EventType.OBJECT_CREATED],
                filters=[s3.NotificationKeyFilter(prefix="images/")],
            )
        ),
        CLASSES,
    ),
    Pair(
        "sns: no raw_message_delivery",
        lambda s: s.bind(s.m.SnsEventSource(s.topic(), raw_message_delivery=True)),
        lambda s: s.bind(s.m.SnsEventSource(s.topic())),
        SNS,
    ),
]
