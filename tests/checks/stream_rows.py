"""The rows that Kinesis and DynamoDB have in common."""

from collections.abc import Iterator
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.rows import API, GUIDE, METRICS, TEMPLATE, Args, millis, row, seconds, value

FILTERING = f"{GUIDE}/invocation-eventfiltering.html"
WINDOWS = f"{GUIDE}/services-kinesis-windows.html"
MAPPING = f"{TEMPLATE}/aws-resource-lambda-eventsourcemapping.html"
DAY = 24 * 60 * 60

VALUES: tuple[tuple[str, str, Any, Any], ...] = (
    ("batch_size", "at least 1", 0, 1),
    ("batch_size", "at most 10,000", 10_001, 10_000),
    ("batch_size", "a whole number", 99.5, 99),
    ("max_batching_window", "at most 300 s", seconds(301), seconds(300)),
    ("max_batching_window", "whole seconds", millis(1500), millis(2000)),
    ("parallelization_factor", "at least 1", 0, 1),
    ("parallelization_factor", "at most 10", 11, 10),
    ("parallelization_factor", "a whole number", 1.5, 2),
    ("tumbling_window", "at most 900 s", seconds(901), seconds(900)),
    ("tumbling_window", "whole seconds", millis(1500), millis(2000)),
    ("max_record_age", "at least 60 s", seconds(59), seconds(60)),
    ("max_record_age", "not 0", seconds(0), seconds(60)),
    ("max_record_age", "at most 7 days", seconds(7 * DAY + 1), cdk.Duration.days(7)),
    ("max_record_age", "whole seconds", millis(90_500), millis(90_000)),
    ("retry_attempts", "at most 10,000", 10_001, 10_000),
    ("retry_attempts", "a whole number", 1.5, 2),
    ("starting_position", "required", None, lambda_.StartingPosition.LATEST),
)
PATTERNS = {"dynamo": {"eventName": ["INSERT"]}}
Metric = lambda_.MetricType


def metrics(*types: lambda_.MetricType) -> Args:
    return {"metrics_config": lambda_.MetricsConfig(metrics=list(types))}


def rows(source: str) -> Iterator[Pair]:
    """Yield the rows of one source."""
    for prop, about, wrong, valid in VALUES:
        yield value(source, prop, about, wrong, valid)
    age = {"max_record_age": cdk.Duration.hours(1)}
    yield row(
        source,
        "retry_attempts: at least -1",
        {"retry_attempts": -2, **age},
        {"retry_attempts": -1, **age},
    )
    yield row(
        source,
        "tumbling_window: one batch per shard at a time",
        {"tumbling_window": seconds(60), "parallelization_factor": 2},
        {"tumbling_window": seconds(60), "parallelization_factor": 1},
        WINDOWS,
    )
    yield row(
        source,
        "provisioned_poller_config: for SQS and Kafka only",
        lambda s: {"provisioned_poller_config": s.pollers(1, 5)},
        {},
    )
    for about, wrong, page in (
        ("no Kafka metrics", metrics(Metric.KAFKA_METRICS), METRICS),
        ("no error count", metrics(Metric.ERROR_COUNT), METRICS),
        ("each once", metrics(Metric.EVENT_COUNT, Metric.EVENT_COUNT), MAPPING),
    ):
        yield row(source, f"metrics: {about}", wrong, metrics(Metric.EVENT_COUNT), page)
    yield row(
        source,
        "on_failure: no Kafka topic",
        lambda s: {"on_failure": s.m.KafkaDlq("failed-orders")},
        lambda s: {"on_failure": s.m.SqsDlq(s.failed)},
        API,
    )
    pattern = lambda_.FilterCriteria.filter(PATTERNS.get(source, {"data": {"type": ["order"]}}))
    yield row(
        source,
        "filter_encryption: with filters, of which there are some to encrypt",
        lambda s: {"filter_encryption": kms.Key(s.stack, "Key")},
        lambda s: {"filter_encryption": kms.Key(s.stack, "Key"), "filters": [pattern]},
        FILTERING,
        risky=True,
    )


def timestamps(source: str) -> Iterator[Pair]:
    """Yield what holds for sources that can start at a time."""
    at_time = {"starting_position": lambda_.StartingPosition.AT_TIMESTAMP}
    past, future = 1_655_237_653, 4_102_444_800  # 2022 and 2100
    right = {**at_time, "starting_position_timestamp": past}
    yield row(source, "starting_position_timestamp: with AT_TIMESTAMP", at_time, right)
    yield row(
        source,
        "starting_position_timestamp: only with AT_TIMESTAMP",
        {"starting_position_timestamp": past},
        right,
    )
    for about, time in (
        ("not in the future", future),
        ("in seconds, no milliseconds", past * 1000),
    ):
        yield row(
            source,
            f"starting_position_timestamp: {about}",
            {**at_time, "starting_position_timestamp": time},
            right,
        )
