"""Every refusal of ours that CDK's module lacks, with the AWS page that it is from."""

import json
import re
import time
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns

from tests.parity.differences import examples as some
from tests.parity.differences.rows import Stricter, against_api
from tests.parity.strategies.calls import Call, fresh

KAFKA = "(SelfM|M)anagedKafkaEventSource"
SHARDS = "(Kinesis|KinesisConsumer|Dynamo)EventSource"
POLLERS = "provisioned_poller_config"
FUTURE = 4_102_444_800


def number(prop: str, member: str, example: Call) -> Stricter:
    reason = f"API_CreateEventSourceMapping: {member} is an integer within bounds"
    return Stricter(".*", re.escape(prop), "Between", reason, example, against_api(member))


NUMBERS = [
    number("batch_size", "BatchSize", some.managed(batch_size=0)),
    number("retry_attempts", "MaximumRetryAttempts", some.stream(retry_attempts=0.5)),
    number(
        "parallelization_factor",
        "ParallelizationFactor",
        some.stream(parallelization_factor=1.5),
    ),
    number("max_concurrency", "ScalingConfig.MaximumConcurrency", some.queue(max_concurrency=0)),
    number(
        f"{POLLERS}.minimum_pollers",
        "ProvisionedPollerConfig.MinimumPollers",
        some.managed(provisioned_poller_config={"minimum_pollers": 1.5}),
    ),
    number(
        f"{POLLERS}.maximum_pollers",
        "ProvisionedPollerConfig.MaximumPollers",
        some.queue(provisioned_poller_config={"maximum_pollers": 2.5}),
    ),
    Stricter(
        ".*",
        "starting_position_timestamp",
        "PastTime",
        "API_CreateEventSourceMapping: StartingPositionTimestamp cannot be in the future",
        some.managed(
            starting_position=lambda_.StartingPosition.AT_TIMESTAMP,
            starting_position_timestamp=FUTURE,
        ),
        lambda value: value > time.time() or value <= 0,
    ),
]


def is_useless(item: dict[str, Any]) -> bool:
    """Tell whether a filter has more than a pattern, or one that is empty or too long."""
    pattern = item.get("pattern", "")
    try:
        is_filled_object = isinstance(json.loads(pattern), dict) and json.loads(pattern) != {}
    except ValueError:
        is_filled_object = False
    return {*item} != {"pattern"} or not is_filled_object or len(pattern) > 4096


SIX_NAMES = {
    name: fresh("filter", lambda: sns.FilterOrPolicy.filter(sns.SubscriptionFilter.exists_filter()))
    for name in "abcdef"
}
BATCHES = [
    Stricter(
        "SqsEventSource",
        "batch_size",
        "BatchNeedsWindow",
        "API_CreateEventSourceMapping: a batch above 10 needs a window of at least 1 second",
        some.queue(
            batch_size=11,
            max_batching_window=fresh("no seconds", lambda: cdk.Duration.seconds(0)),
        ),
        lambda size: size > 10,
    ),
    Stricter(
        ".*",
        "filters",
        "(Length|NotEmpty)",
        "invocation-eventfiltering: at most 10 filters; none at all filter nothing",
        some.queue(filters=[]),
        lambda filters: len(filters) == 0 or len(filters) > 10,
    ),
    Stricter(
        ".*",
        r"filters\[\d+\]",
        "FilterPattern",
        "API_Filter has a Pattern of at most 4096 characters; an empty one filters nothing",
        some.queue(filters=[{"pattern": "{}"}]),
        is_useless,
    ),
    Stricter(
        f"({SHARDS}|SqsEventSource)",
        r"metrics_config.metrics\[\d+\]",
        "OneOf",
        "monitoring-metrics-types: error and Kafka metrics are those of Kafka mappings",
        some.stream(metrics_config={"metrics": [lambda_.MetricType.KAFKA_METRICS]}),
        lambda metric: metric != lambda_.MetricType.EVENT_COUNT,
    ),
    Stricter(
        KAFKA,
        "metrics_config.metrics",
        "Length",
        "API_EventSourceMappingMetricsConfig: at most 3 metrics",
        some.managed(metrics_config={"metrics": [lambda_.MetricType.EVENT_COUNT] * 4}),
        lambda metrics: len(metrics) > 3,
    ),
]

RESOURCES = [
    Stricter(
        SHARDS,
        "on_failure",
        "NotKafka",
        "kafka-on-failure-destination: for Kafka event source mappings",
        some.stream(on_failure=Call("KafkaDlq", {"topic_name": "failed"})),
    ),
    Stricter(
        SHARDS,
        POLLERS,
        "Absent",
        "API_ProvisionedPollerConfig: for SQS and Kafka; CDK's module drops it",
        some.table(provisioned_poller_config=some.POLLERS),
    ),
    Stricter(
        "SqsEventSource",
        f"{POLLERS}.poller_group_name",
        "Absent",
        "API_ProvisionedPollerConfig: only Kafka mappings are in groups",
        some.queue(provisioned_poller_config={"poller_group_name": "readers"}),
    ),
    Stricter(
        "SnsEventSource",
        "filter_policy",
        "Excludes",
        "API_Subscribe: one FilterPolicyScope per subscription; CDK's module drops one policy",
        some.topic(filter_policy={}, filter_policy_with_message_body={}),
    ),
    Stricter(
        "SnsEventSource",
        "filter_policy_with_message_body",
        "Length",
        "subscription-filter-policy-constraints: at most 5 names; CDK's module drops the policy",
        some.topic(filter_policy={}, filter_policy_with_message_body=SIX_NAMES),
        lambda policy: len(policy) > 5,
    ),
    Stricter(
        "SnsEventSource",
        "dead_letter_queue",
        "Has",
        "sns-dead-letter-queues: an SQS queue; CDK's module renders a topic as one",
        some.topic(dead_letter_queue=some.OTHER_TOPIC),
        lambda value: isinstance(value, sns.Topic) or not hasattr(value, "queue_arn"),
    ),
    Stricter(
        "S3EventSource",
        "events",
        "(Length|NotEmpty)",
        "API_NotificationConfiguration: Events is required; nothing is notified without any",
        some.bucket(events=[]),
        lambda events: len(events) == 0,
    ),
]
ROWS = [*NUMBERS, *BATCHES, *RESOURCES]
