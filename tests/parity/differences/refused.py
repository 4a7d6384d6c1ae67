"""Every refusal of ours that CDK's module lacks, with the AWS page that it is from."""

import json
import re
import time
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from tests.parity.differences import examples as some
from tests.parity.differences.rows import Stricter, against_api
from tests.parity.strategies.calls import Call, Late, fresh

KAFKA = "(SelfM|M)anagedKafkaEventSource"
SHARDS = "(Kinesis|KinesisConsumer|Dynamo)EventSource"
POLLERS = "provisioned_poller_config"
FUTURE = 4_102_444_800
AUTHORIZATION = apigateway.AuthorizationType


def number(prop: str, member: str, example: Call) -> Stricter:
    reason = f"API_CreateEventSourceMapping: {member} is an integer within bounds"
    limit = "(Between|OrInfinite)"
    return Stricter(".*", re.escape(prop), limit, reason, example, against_api(member))


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
    """Tell whether a filter is empty or too long."""
    return item == {} or len(item["pattern"]) > 4096


def is_no_pattern(value: Any) -> bool:
    """Tell whether a filter's pattern is no JSON of an object with something in it."""
    try:
        pattern = json.loads(value)
    except (TypeError, ValueError):
        return True
    return not isinstance(pattern, dict) or pattern == {}


def response(**fields: Any) -> Late:
    return fresh(f"MethodResponse({fields})", lambda: apigateway.MethodResponse(**fields))


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
        ".*",
        r"filters\[\d+\]\.pattern",
        "FilterPattern",
        "API_Filter: a Pattern is a string of JSON",
        some.queue(filters=[{"pattern": "order"}]),
        is_no_pattern,
    ),
    Stricter(
        ".*",
        r"filters\[\d+\]\.(body|eventSource)",
        "FilterPattern",
        "invocation-eventfiltering: a field has a list of rules, with operators of a certain form",
        some.queue(filters=[{"pattern": '{"body":"order"}'}]),
        lambda value: not isinstance(value, list),
    ),
    Stricter(
        ".*",
        r"filters\[\d+\]\.detail",
        "RecordKeys",
        "with-sqs-filtering and the other pages on filtering show records, and none has the key",
        some.queue(filters=[{"pattern": '{"detail":["order"]}'}]),
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
        ".*",
        "metrics_config.metrics",
        "(Length|Distinct)",
        "aws-resource-lambda-eventsourcemapping: at most 3 metrics, each once",
        some.queue(metrics_config={"metrics": [lambda_.MetricType.EVENT_COUNT] * 2}),
        lambda metrics: len(metrics) > len({*metrics}) or len(metrics) > 3,
    ),
    Stricter(
        ".*",
        r"filters\[\d+\]",
        "DifferentPatterns",
        "aws-properties-lambda-eventsourcemapping-filtercriteria: each filter once",
        some.queue(filters=[{"pattern": '{"body":["order"]}'}] * 2),
    ),
    Stricter(
        SHARDS,
        "parallelization_factor",
        "OneWindowAtATime",
        "services-kinesis-windows: the state goes from one batch of a shard to the next",
        some.stream(
            parallelization_factor=2,
            tumbling_window=fresh("a minute", lambda: cdk.Duration.minutes(1)),
        ),
        lambda factor: factor > 1,
    ),
]

FIFO_QUEUE = Late("FIFO queue", lambda _, stack: sqs.Queue(stack, "Fifo", fifo=True))
RESOURCES = [
    Stricter(
        "(SqsDlq|SnsDlq|SnsEventSource)",
        "(queue|topic|dead_letter_queue)",
        "Standard",
        "kinesis-on-failure-destination, fifo-message-delivery, sns-dead-letter-queues: no FIFO",
        some.stream(on_failure=Call("SqsDlq", {"queue": FIFO_QUEUE})),
        lambda resource: resource.fifo,
    ),
    Stricter(
        "SnsEventSource",
        "dead_letter_queue",
        "OwnKey",
        "sns-dead-letter-queues: SNS cannot use the key that AWS manages",
        some.topic(
            dead_letter_queue=Late(
                "managed key",
                lambda _, stack: sqs.Queue(
                    stack, "Encrypted", encryption=sqs.QueueEncryption.KMS_MANAGED
                ),
            )
        ),
    ),
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
        r"filter_policy(_with_message_body)?\.\w+",
        "Conditions",
        "string-value-matching: a name has values; SNS refuses an empty array",
        some.topic(filter_policy={"a": fresh("nothing", sns.SubscriptionFilter)}),
        lambda value: value == [],
    ),
    Stricter(
        "SnsEventSource",
        r"filter_policy\.\w+",
        "Conditions",
        "subscription-filter-policy-constraints: numbers from -10^9 to 10^9",
        some.topic(filter_policy={"a": fresh("2e9", lambda: sns.SubscriptionFilter([2e9]))}),
        lambda value: value > 10**9,
    ),
    Stricter(
        "SnsEventSource",
        r"filter_policy\.\w+",
        "Conditions",
        "sns-subscription-filter-policies: the operators of SNS",
        some.topic(filter_policy={"a": fresh("is", lambda: sns.SubscriptionFilter([{"is": "b"}]))}),
        lambda value: value == "is",
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
ROUTES = [
    Stricter(
        "ApiEventSource",
        "path",
        "Path",
        "api-gateway-set-up-simple-proxy: a greedy variable is the end of a path",
        some.route(path="/{rest+}/orders"),
        lambda path: "+}/" in path.rstrip("/"),
    ),
    Stricter(
        "ApiEventSource",
        "authorization_type",
        "NeedsAuthorizer",
        "API_PutMethod: these types need the id of an authorizer",
        some.route(authorization_type=AUTHORIZATION.CUSTOM),
        lambda kind: kind in (AUTHORIZATION.CUSTOM, AUTHORIZATION.COGNITO),
    ),
    Stricter(
        "ApiEventSource",
        r"request_parameters\[.*\]",
        "Matches",
        "API_PutMethod: method.request.{location}.{name}",
        some.route(request_parameters={"limit": True}),
        lambda name: not name.startswith("method.request."),
    ),
    Stricter(
        "ApiEventSource",
        r"method_responses\[\d+\]\.status_code",
        "Matches",
        "API_PutMethodResponse: the pattern of a status code",
        some.route(method_responses=[response(status_code="2xx")]),
        lambda code: re.fullmatch(r"[1-5]\d\d", code) is None,
    ),
    Stricter(
        "ApiEventSource",
        r"method_responses\[\d+\]\.response_parameters\[.*\]",
        "Matches",
        "API_PutMethodResponse: method.response.header.{name}",
        some.route(
            method_responses=[response(status_code="200", response_parameters={"X-Total": True})]
        ),
        lambda name: not name.startswith("method.response.header."),
    ),
    Stricter(
        "ApiEventSource",
        r"method_responses\[\d+\]\.status_code",
        "OnceEach",
        "aws-resource-apigateway-method: each response once",
        some.route(method_responses=[response(status_code="200")] * 2),
    ),
]
ROWS = [*NUMBERS, *BATCHES, *RESOURCES, *ROUTES]
