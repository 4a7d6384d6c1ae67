"""Objects of a wrong kind for arguments that are no resources of their own."""

from typing import Any

from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_API = "https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html"
_BATCHES = (
    "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html"
)
_METRICS = "https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingMetricsConfig.html"
_AUTHENTICATION = "https://docs.aws.amazon.com/lambda/latest/dg/msk-cluster-auth.html"
_REGISTRY = "https://docs.aws.amazon.com/lambda/latest/dg/services-consume-kafka-events.html"
_FILTERS = "https://docs.aws.amazon.com/lambda/latest/dg/kafka-filtering.html"


def _route(s: Scene, **kw: Any) -> object:
    return s.bind(s.m.ApiEventSource("GET", "/orders", **kw), s.fn(timeout=None))


def _confluent(s: Scene, secret: Any) -> object:
    registry = s.m.ConfluentSchemaRegistry(
        schema_registry_uri="https://registry.example.com",
        secret=secret,
        authentication_type=lambda_.KafkaSchemaRegistryAccessConfigType.BASIC_AUTH,
        event_record_format=lambda_.EventRecordFormat.JSON,
        schema_validation_configs=[
            lambda_.KafkaSchemaValidationConfig(
                attribute=lambda_.KafkaSchemaValidationAttribute.KEY
            )
        ],
    )
    return s.bind(s.msk(schema_registry_config=registry, provisioned_poller_config=s.pollers()))


def _metrics(s: Scene, *metrics: lambda_.MetricType) -> object:
    config = lambda_.MetricsConfig(metrics=list(metrics))
    return s.bind(s.msk(metrics_config=config, provisioned_poller_config=s.pollers()))


def _shards(source: str) -> Pair:
    return Pair(
        f"{source}: failed records alone are retried",
        lambda s: s.bind(getattr(s, source)(report_batch_item_failures=None)),
        lambda s: s.bind(
            getattr(s, source)(report_batch_item_failures=None, bisect_batch_on_error=True)
        ),
        _BATCHES,
        risky=True,
    )


def _filtered(s: Scene, count: int) -> object:
    filters = [
        lambda_.FilterCriteria.filter({"value": {"kind": [f"cake {number}"]}})
        for number in range(count)
    ]
    return s.bind(s.msk(filters=filters))


PAIRS = [
    Pair(
        "api: an authorizer, no ARN",
        lambda s: _route(s, authorizer="arn:aws:lambda:us-east-1:111111111111:function:auth"),
        _route,
        _API,
    ),
    Pair(
        "api: a request validator, no id",
        lambda s: _route(s, request_validator="a1b2c3"),
        lambda s: _route(s, request_validator_options={"validate_request_body": True}),
        _API,
    ),
    Pair(
        "confluent: a secret, no queue",
        lambda s: _confluent(s, s.queue()),
        lambda s: _confluent(s, s.secret(name="RegistrySecret")),
        _REGISTRY,
    ),
    Pair(
        "msk: a secret, no queue",
        lambda s: s.bind(s.msk(secret=s.queue())),
        lambda s: s.bind(s.msk(secret=None)),
        _AUTHENTICATION,
    ),
    Pair(
        "msk: at least one metric",
        _metrics,
        lambda s: _metrics(s, lambda_.MetricType.KAFKA_METRICS),
        _METRICS,
    ),
    Pair(
        "msk: no more than five filters",
        lambda s: _filtered(s, 6),
        lambda s: _filtered(s, 5),
        _FILTERS,
        risky=True,
    ),
    *map(_shards, ("kinesis", "consumer", "dynamo")),
]
