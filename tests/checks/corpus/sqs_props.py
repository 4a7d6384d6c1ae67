"""The arguments of an SQS source."""

from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.rows import (
    GUIDE,
    METRICS,
    POLLERS,
    TEMPLATE,
    Args,
    millis,
    pollers,
    row,
    seconds,
    value,
)

CONFIGURE = f"{GUIDE}/services-sqs-configure.html"
SCALING = f"{GUIDE}/services-sqs-scaling.html"
FILTERING = f"{GUIDE}/invocation-eventfiltering.html"
MAPPING = f"{TEMPLATE}/aws-resource-lambda-eventsourcemapping.html"
PATTERN = lambda_.FilterCriteria.filter({"body": {"type": ["order"]}})
Metric = lambda_.MetricType


def patient(window: float | None = None, **kw: object) -> Args:
    """Return arguments with a queue whose messages stay hidden for the batching window, too."""
    if window is not None:
        kw["max_batching_window"] = seconds(window)
    return lambda s: {"queue": s.queue(visibility_timeout=seconds(600)), **kw}


def fifo(window: float | None = None, **kw: object) -> Args:
    """Return arguments with a FIFO queue."""
    if window is not None:
        kw["max_batching_window"] = seconds(window)
    return lambda s: {"queue": s.queue(fifo=True, visibility_timeout=seconds(600)), **kw}


def metrics(*types: lambda_.MetricType) -> Args:
    return {"metrics_config": lambda_.MetricsConfig(metrics=list(types))}


PAIRS: list[Pair] = [
    value("sqs", "batch_size", "at least 1", 0, 1),
    value("sqs", "batch_size", "not negative", -1, 1),
    value("sqs", "batch_size", "a whole number", 2.5, 2),
    row(
        "sqs",
        "batch_size: at most 10,000",
        patient(1, batch_size=10_001),
        patient(1, batch_size=10_000),
    ),
    row("sqs", "batch_size: above 10 with a window", {"batch_size": 11}, {"batch_size": 10}),
    row(
        "sqs",
        "batch_size: above 10 with a window above 0",
        patient(0, batch_size=11),
        patient(1, batch_size=11),
    ),
    row(
        "sqs",
        "batch_size: at most 10 for FIFO",
        fifo(batch_size=11),
        fifo(batch_size=10),
        CONFIGURE,
    ),
    row(
        "sqs",
        "batch_size: at most 10 for FIFO, even with a window",
        fifo(5, batch_size=100),
        patient(5, batch_size=100),
        CONFIGURE,
    ),
    row("sqs", "max_batching_window: not for FIFO", fifo(1), fifo(), CONFIGURE),
    row("sqs", "max_batching_window: at most 300 s", patient(301), patient(300)),
    row(
        "sqs",
        "max_batching_window: whole seconds",
        {"max_batching_window": millis(500)},
        patient(1),
    ),
    row(
        "sqs",
        "max_concurrency: at least 2",
        {"max_concurrency": 1},
        {"max_concurrency": 2},
        SCALING,
    ),
    row("sqs", "max_concurrency: not 0", {"max_concurrency": 0}, {"max_concurrency": 2}, SCALING),
    row(
        "sqs",
        "max_concurrency: at most 1,000",
        {"max_concurrency": 1001},
        {"max_concurrency": 1000},
        SCALING,
    ),
    row(
        "sqs",
        "max_concurrency: a whole number",
        {"max_concurrency": 2.5},
        {"max_concurrency": 3},
        SCALING,
    ),
    row(
        "sqs",
        "max_concurrency: not in provisioned mode",
        lambda s: {"max_concurrency": 5, "provisioned_poller_config": s.pollers(2, 5)},
        pollers(2, 5),
        CONFIGURE,
    ),
    row("sqs", "minimum_pollers: at least 2", pollers(1), pollers(2), POLLERS),
    row("sqs", "minimum_pollers: at most 200", pollers(201, 300), pollers(200, 300), POLLERS),
    row("sqs", "minimum_pollers: a whole number", pollers(2.5), pollers(3), POLLERS),
    row("sqs", "maximum_pollers: at least 2", pollers(None, 1), pollers(None, 2), POLLERS),
    row("sqs", "maximum_pollers: at most 10,000", pollers(2, 10_001), pollers(2, 10_000), POLLERS),
    row("sqs", "minimum_pollers: not above maximum_pollers", pollers(5, 4), pollers(4, 5), POLLERS),
    row(
        "sqs",
        "poller_group_name: for Kafka only",
        pollers(2, 5, poller_group_name="orders"),
        pollers(2, 5),
        POLLERS,
    ),
    row(
        "sqs",
        "metrics: no Kafka metrics",
        metrics(Metric.KAFKA_METRICS),
        metrics(Metric.EVENT_COUNT),
        METRICS,
    ),
    row(
        "sqs",
        "metrics: no error count",
        metrics(Metric.ERROR_COUNT),
        metrics(Metric.EVENT_COUNT),
        METRICS,
    ),
    row(
        "sqs",
        "metrics: each once",
        metrics(Metric.EVENT_COUNT, Metric.EVENT_COUNT),
        metrics(Metric.EVENT_COUNT),
        MAPPING,
    ),
    row(
        "sqs",
        "filter_encryption: with filters, of which there are some to encrypt",
        lambda s: {"filter_encryption": kms.Key(s.stack, "Key")},
        lambda s: {"filter_encryption": kms.Key(s.stack, "Key"), "filters": [PATTERN]},
        FILTERING,
        risky=True,
    ),
]
