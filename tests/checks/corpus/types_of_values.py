"""Numbers, texts, lists and structs where others belong."""

from typing import Any

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns

from tests.checks.pair import Pair
from tests.checks.rows import Args, row, seconds
from tests.checks.scene import CLUSTER, SERVERS

CLASSES = "https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_lambda_event_sources"
LATEST = lambda_.StartingPosition.LATEST
CREATED = s3.EventType.OBJECT_CREATED
ORDERS = lambda_.FilterCriteria.filter({"body": {"kind": ["order"]}})


def value(source: str, prop: str, about: str, wrong: Any, valid: Any) -> Pair:
    """Return the pair of one source with this or that value of an argument."""
    page = f"{CLASSES}.html"
    return row(source, f"{source}: {prop}: {about}", {prop: wrong}, {prop: valid}, page)


def metrics(about: str, wrong: Any) -> Pair:
    valid = lambda_.MetricsConfig(metrics=[lambda_.MetricType.EVENT_COUNT])
    return value("sqs", "metrics_config", about, wrong, valid)


def pollers(about: str, wrong: Any) -> Pair:
    right = {"minimum_pollers": 5}
    return value("sqs", "provisioned_poller_config", about, wrong, right)


def method(about: str, wrong: Any) -> Pair:
    right: Args = lambda s: {"authentication_method": s.m.AuthenticationMethod.BASIC_AUTH}  # noqa: E731
    page = f"{CLASSES}/AuthenticationMethod.html"
    return row("kafka", f"kafka: {about}", {"authentication_method": wrong}, right, page)


def policy(about: str, wrong: Any) -> Pair:
    right = {"kind": sns.SubscriptionFilter.string_filter(allowlist=["order"])}
    return Pair(
        f"sns: filter_policy: {about}",
        lambda s: s.bind(s.m.SnsEventSource(s.topic(), filter_policy=wrong)),
        lambda s: s.bind(s.m.SnsEventSource(s.topic(), filter_policy=right)),
        f"{CLASSES}/SnsEventSource.html",
    )


def objects(about: str, **wrong: Any) -> Pair:
    right = {"events": [CREATED], "filters": [s3.NotificationKeyFilter(prefix="1")]}
    return Pair(
        f"s3: {about}",
        lambda s: s.bind(s.m.S3EventSource(s.bucket(), **{**right, **wrong})),
        lambda s: s.bind(s.m.S3EventSource(s.bucket(), **right)),
        f"{CLASSES}/S3EventSource.html",
    )


def unsayable(prop: str, about: str, wrong: float, valid: float) -> Pair:
    """Return a pair that is not run with CDK's module: it would be the end of the kernel."""
    page = "https://www.rfc-editor.org/rfc/rfc8259#section-6"
    return row("kinesis", f"{prop}: {about}", {prop: wrong}, {prop: valid}, page, own=True)


PAIRS: list[Pair] = [
    value("sqs", "batch_size", "no text", "10", 10),
    value("sqs", "batch_size", "no truth value", True, 1),
    value("sqs", "batch_size", "no list", [10], 10),
    value("sqs", "batch_size", "no Duration", seconds(10), 10),
    value("sqs", "enabled", "no number", 1, True),
    value("sqs", "enabled", "no text", "true", True),
    value("sqs", "report_batch_item_failures", "no text", "false", True),
    value("sqs", "filters", "a list", ORDERS, [ORDERS]),
    value("kinesis", "max_batching_window", "no number", 5, seconds(5)),
    value("kinesis", "max_record_age", "no text", "1h", seconds(3600)),
    value("kinesis", "bisect_batch_on_error", "no text", "yes", True),
    value("kinesis", "starting_position", "no text", "LATEST", LATEST),
    value("dynamo", "starting_position", "no text", "latest", LATEST),
    value("msk", "topic", "no list", ["orders"], "orders"),
    value("msk", "cluster_arn", "no list", [CLUSTER], CLUSTER),
    value("msk", "log_level", "no text", "DEBUG", lambda_.EventSourceMappingLogLevel.DEBUG),
    value("kafka", "bootstrap_servers", "a list", SERVERS[0], SERVERS),
    value("kafka", "consumer_group_id", "no number", 1, "1"),
    method("authentication_method: no text", "BASIC_AUTH"),
    metrics("no list", [lambda_.MetricType.EVENT_COUNT]),
    metrics("MetricType, no text", {"metrics": ["EventCount"]}),
    metrics("no other field", {"metrics": [lambda_.MetricType.EVENT_COUNT], "period": 60}),
    pollers("no number", 5),
    pollers("no fields of JavaScript", {"minimumPollers": 5}),
    pollers("no misspelled field", {"min_pollers": 5}),
    pollers("no text", {"minimum_pollers": "5"}),
    policy("no list", [sns.SubscriptionFilter.string_filter(allowlist=["order"])]),
    policy("no text", '{"kind": ["order"]}'),
    objects("events: a list", events=CREATED),
    objects("events: no text", events=["s3:ObjectCreated:*"]),
    objects("filters: no text", filters=["images/"]),
    objects("filters: a list", filters=s3.NotificationKeyFilter(prefix="images/")),
    objects("filters: no number", filters=[{"prefix": 1}]),
    unsayable("batch_size", "not NaN", float("nan"), 10),
    unsayable("retry_attempts", "not infinite", float("inf"), 10_000),
]
