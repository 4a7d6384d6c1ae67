"""What the two Kafka sources have in common."""

import functools
import hashlib
import json
from typing import Annotated, Any

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.limits import Length, Matches
from lambda_event_sources.core.nested import Fields
from lambda_event_sources.core.objects import Implements
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rules import Needs
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.mappings.stream import StreamEventSource

SCHEMA_REGISTRY_RULE = Needs(
    "schema_registry_config",
    "provisioned_poller_config",
    "schema registries work in provisioned mode only",
)

TopicName = Annotated[
    str,
    Length(1, 249),
    Matches(
        r"[a-zA-Z0-9_-][a-zA-Z0-9._-]+",
        "two or more letters, digits, dots, underscores and hyphens that do not start with a dot",
    ),
    Doc("The topic to read.", page=props.API),
]
"""The name of a Kafka topic."""

ConsumerGroupId = Annotated[
    str,
    Length(1, 200),
    Matches(r"[a-zA-Z0-9\-/*:_+=.@]*", "made of letters, digits and -/*:_+=.@ only"),
    Doc(
        "The consumer group to join; cannot be changed later.",
        "an id of Lambda's own",
        f"{props.GUIDE}/kafka-consumer-group-id.html",
    ),
]
"""The consumer group of a Kafka source."""

LogLevel = Annotated[
    lambda_.EventSourceMappingLogLevel,
    Doc("The detail of the mapping's own system logs.", "no system logs", props.API),
]
"""How much a Kafka mapping logs."""

KafkaMetricsConfig = Annotated[
    props.MetricsConfig, Fields(lambda_.MetricsConfig, metrics=Length(1, 3, "metrics"))
]
"""The metrics of a Kafka source."""

SchemaRegistryConfig = Annotated[
    lambda_.ISchemaRegistry,
    Implements(
        lambda_.ISchemaRegistry,
        "a schema registry such as GlueSchemaRegistry or ConfluentSchemaRegistry",
    ),
    Doc(
        "The registry that records are decoded and checked with.",
        "records arrive as they are",
        f"{props.GUIDE}/services-consume-kafka-events.html",
    ),
]
"""The schema registry of a Kafka source."""


class KafkaEventSource(StreamEventSource):
    """A Kafka topic."""

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        return {
            **super()._mapping_options(target),
            "kafka_topic": self.props["topic"],
            "kafka_consumer_group_id": self.props.get("consumer_group_id"),
        }

    def _topic_id(self, target: lambda_.IFunction) -> str:
        """Return what stands for the topic in a construct id, which can hold no token."""
        topic: str = self.props["topic"]
        return digest(target, topic) if is_token(topic) else topic


def digest(target: lambda_.IFunction, value: str | list[str]) -> str:
    """Return the hash of a value as compact JSON; only a token makes it ask the kernel."""
    resolved = cdk.Stack.of(target).resolve(value) if is_token(value) else value
    text = json.dumps(resolved, separators=(",", ":"), ensure_ascii=False)
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def access(name: str, uri: str) -> lambda_.SourceAccessConfiguration:
    """Return one entry of ``SourceAccessConfigurations``."""
    return lambda_.SourceAccessConfiguration(type=_access_type(name), uri=uri)


@functools.cache
def _access_type(name: str) -> lambda_.SourceAccessConfigurationType:
    """Return a way of access; each look-up would cost a kernel message."""
    kind: lambda_.SourceAccessConfigurationType
    kind = getattr(lambda_.SourceAccessConfigurationType, name)
    return kind
