"""What Kafka sources have in provisioned mode only."""

from collections.abc import Iterator
from typing import Any

from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.rows import GUIDE, row, seconds
from tests.checks.scene import Scene

SCALING = f"{GUIDE}/kafka-scaling-modes.html"
RETRIES = f"{GUIDE}/kafka-retry-configurations.html"
LOGGING = f"{GUIDE}/esm-logging.html"
METRICS = f"{GUIDE}/monitoring-metrics-types.html"
DESTINATION = f"{GUIDE}/kafka-on-failure-destination.html"
REGISTRY = f"{GUIDE}/services-consume-kafka-events.html"

# What the scene's Kafka sources have by default, so that a pair is about one thing.
PLAIN: dict[str, Any] = {
    "provisioned_poller_config": None,
    "report_batch_item_failures": None,
    "retry_attempts": None,
}
OPTIONS: tuple[tuple[str, Any, str], ...] = (
    ("retry_attempts", 3, RETRIES),
    ("max_record_age", seconds(3600), RETRIES),
    ("bisect_batch_on_error", True, RETRIES),
    ("report_batch_item_failures", True, RETRIES),
    ("log_level", lambda_.EventSourceMappingLogLevel.DEBUG, LOGGING),
)


def registry(s: Scene) -> dict[str, Any]:
    return {
        "schema_registry_config": s.m.GlueSchemaRegistry(
            schema_registry_arn="arn:aws:glue:us-east-1:111111111111:registry/orders",
            event_record_format=lambda_.EventRecordFormat.JSON,
            schema_validation_configs=[
                lambda_.KafkaSchemaValidationConfig(
                    attribute=lambda_.KafkaSchemaValidationAttribute.VALUE
                )
            ],
        )
    }


def metrics(kind: lambda_.MetricType) -> dict[str, Any]:
    return {"metrics_config": lambda_.MetricsConfig(metrics=[kind])}


def rows(source: str) -> Iterator[Pair]:
    """Yield the rows of one of the two Kafka sources."""
    for prop, value, page in OPTIONS:
        option = {prop: value}
        # Without an end of retries, a record that fails is a risk of its own.
        ends = {} if prop in ("retry_attempts", "max_record_age") else {"retry_attempts": 3}
        yield row(
            source,
            f"{source}: {prop} in provisioned mode only",
            {**PLAIN, **option},
            {**ends, **option},
            page,
        )
    for kind in (lambda_.MetricType.ERROR_COUNT, lambda_.MetricType.KAFKA_METRICS):
        yield row(
            source,
            f"{source}: metrics: {kind.name} in provisioned mode only",
            {**PLAIN, **metrics(kind)},
            metrics(kind),
            METRICS,
        )
    yield row(
        source,
        f"{source}: schema_registry_config in provisioned mode only",
        lambda s: {**PLAIN, **registry(s)},
        registry,
        REGISTRY,
    )
    yield row(
        source,
        f"{source}: on_failure: a Kafka topic in provisioned mode only",
        lambda s: {**PLAIN, "on_failure": s.m.KafkaDlq("failed-orders")},
        lambda s: {"on_failure": s.m.KafkaDlq("failed-orders")},
        DESTINATION,
    )


PAIRS: list[Pair] = [*rows("msk"), *rows("kafka")]
