"""The arguments that both Kafka sources have."""

from collections.abc import Iterator
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.rows import (
    GUIDE,
    POLLERS,
    TEMPLATE,
    Args,
    millis,
    pollers,
    row,
    seconds,
    value,
)
from tests.checks.stream_rows import timestamps

FILTERING = f"{GUIDE}/invocation-eventfiltering.html"
GROUP = f"{GUIDE}/kafka-consumer-group-id.html"
MAPPING = f"{TEMPLATE}/aws-resource-lambda-eventsourcemapping.html"
DAY = 24 * 60 * 60
Metric = lambda_.MetricType

VALUES: tuple[tuple[str, str, Any, Any], ...] = (
    ("topic", "required", None, "orders"),
    ("topic", "not empty", "", "orders"),
    ("topic", "at least 2 characters", "o", "oo"),
    ("topic", "at most 249 characters", "o" * 250, "o" * 249),
    ("topic", "no dot at the start", ".orders", "orders.new"),
    ("topic", "no slash", "orders/new", "orders-new"),
    ("topic", "no blank", "new orders", "new_orders"),
    ("topic", "no pattern of topics", "orders-*", "orders-"),
    ("consumer_group_id", "not empty", "", "orders"),
    ("consumer_group_id", "at most 200 characters", "g" * 201, "g" * 200),
    ("consumer_group_id", "no #", "orders#1", "orders:1"),
    ("batch_size", "at least 1", 0, 1),
    ("batch_size", "at most 10,000", 10_001, 10_000),
    ("batch_size", "a whole number", 99.5, 99),
    ("max_batching_window", "at most 300 s", seconds(301), seconds(300)),
    ("max_batching_window", "whole seconds", millis(1500), millis(2000)),
    ("max_record_age", "at least 60 s", seconds(59), seconds(60)),
    ("max_record_age", "at most 7 days", seconds(7 * DAY + 1), cdk.Duration.days(7)),
    ("retry_attempts", "at most 10,000", 10_001, 10_000),
    ("starting_position", "required", None, lambda_.StartingPosition.LATEST),
)


def group_name(name: str) -> Args:
    return pollers(1, 5, poller_group_name=name)


def metrics(*types: lambda_.MetricType) -> Args:
    return {"metrics_config": lambda_.MetricsConfig(metrics=list(types))}


def rows(source: str) -> Iterator[Pair]:
    """Yield the rows of one of the sources."""
    for prop, about, wrong, valid in VALUES:
        yield value(source, prop, about, wrong, valid)
    yield row(
        source,
        "retry_attempts: at least -1",
        {"retry_attempts": -2, "max_record_age": seconds(60)},
        {"retry_attempts": -1, "max_record_age": seconds(60)},
    )
    for about, wrong, valid in (
        ("minimum_pollers: at least 1", pollers(0, 5), pollers(1, 5)),
        ("minimum_pollers: at most 200", pollers(201, 300), pollers(200, 300)),
        ("maximum_pollers: at least 1", pollers(None, 0), pollers(None, 1)),
        ("maximum_pollers: at most 2,000", pollers(1, 2001), pollers(1, 2000)),
        ("minimum_pollers: not above maximum_pollers", pollers(5, 4), pollers(4, 5)),
        ("minimum_pollers: a whole number", pollers(1.5, 5), pollers(2, 5)),
        ("poller_group_name: at most 128", group_name("g" * 129), group_name("g" * 128)),
        ("poller_group_name: no blanks", group_name("my group"), group_name("my-group")),
    ):
        yield row(source, about, wrong, valid, POLLERS)
    yield row(
        source,
        "metrics: each once",
        metrics(Metric.KAFKA_METRICS, Metric.KAFKA_METRICS),
        metrics(Metric.EVENT_COUNT, Metric.ERROR_COUNT, Metric.KAFKA_METRICS),
        MAPPING,
    )
    pattern = lambda_.FilterCriteria.filter({"value": {"type": ["order"]}})
    yield row(
        source,
        "filter_encryption: with filters, of which there are some to encrypt",
        lambda s: {"filter_encryption": kms.Key(s.stack, "Key")},
        lambda s: {"filter_encryption": kms.Key(s.stack, "Key"), "filters": [pattern]},
        FILTERING,
        risky=True,
    )
    yield from timestamps(source)


def _named(source: str, pairs: Iterator[Pair]) -> Iterator[Pair]:
    for pair in pairs:
        yield Pair(
            f"{source}: {pair.about}", pair.wrong, pair.valid, pair.page, pair.risky, pair.own
        )


PAIRS: list[Pair] = [pair for source in ("msk", "kafka") for pair in _named(source, rows(source))]
