"""What the two Kafka sources have in common."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.json_text import digest
from lambda_event_sources.core.limits import Length, Matches
from lambda_event_sources.core.nested import Distinct, Fields
from lambda_event_sources.core.objects import Implements
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import AnySecret, grant_secret, secret_rights
from lambda_event_sources.core.rules import Needs, Rule
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.destinations import KafkaDlq
from lambda_event_sources.filters.records import KAFKA
from lambda_event_sources.mappings.stream import TIMESTAMP_RULE, StreamEventSource
from lambda_event_sources.parts.kafka_authentication import KafkaAuthentication
from lambda_event_sources.relations.answers import FourteenMinutes
from lambda_event_sources.relations.concurrency import NotPaused
from lambda_event_sources.relations.failures import KafkaFailureDestination
from lambda_event_sources.relations.fifo import StandardOnly
from lambda_event_sources.relations.filters import DoubtfulFilters
from lambda_event_sources.relations.mappings import OneMapping, OwnConsumerGroup, StableId
from lambda_event_sources.relations.names import OwnConstructId
from lambda_event_sources.relations.places import PollsInPlace, SameRegion
from lambda_event_sources.relations.roles import MutableRole
from lambda_event_sources.relations.secrets import ShortSecretArn

_SCALING = f"{props.GUIDE}/kafka-scaling-modes.html"


@dataclass(frozen=True)
class TopicForFailures(Rule):
    """Failed records go to another topic, and in provisioned mode only."""

    page: str = f"{props.GUIDE}/kafka-on-failure-destination.html"

    def __str__(self) -> str:
        """State the rule in one clause."""
        return (
            "on_failure with KafkaDlq needs provisioned_poller_config, and a topic other than topic"
        )

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield what is wrong with a topic for failures."""
        destination = given.get("on_failure")
        if not isinstance(destination, KafkaDlq):
            return
        if "provisioned_poller_config" not in given:
            yield self.problem(
                "on_failure", None, "another destination, or given with provisioned_poller_config"
            )
        if destination.topic_name == given["topic"]:
            yield self.problem("on_failure", None, "a topic other than topic: it would be a loop")


KAFKA_RULES = (
    props.FILTERS_RULE,
    TIMESTAMP_RULE,
    TopicForFailures(),
    *(
        Needs(
            prop,
            "provisioned_poller_config",
            "it works in provisioned mode only",
            page=_SCALING,
        )
        for prop in (
            "bisect_batch_on_error",
            "log_level",
            "max_record_age",
            "metrics_config",
            "report_batch_item_failures",
            "retry_attempts",
            "schema_registry_config",
        )
    ),
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
    props.MetricsConfig,
    Fields(lambda_.MetricsConfig, metrics=(Length(1, 3, "metrics"), Distinct())),
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

    relations: ClassVar[tuple[Relation, ...]] = (
        OneMapping(),
        OwnConstructId(),
        DoubtfulFilters(KAFKA),
        MutableRole(),
        StableId(),
        OwnConsumerGroup(),
        SameRegion(),
        PollsInPlace(),
        FourteenMinutes(),
        ShortSecretArn(),
        KafkaFailureDestination(),
        NotPaused(),
        StandardOnly(),
    )

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        return {
            **super()._mapping_options(target),
            "kafka_topic": self.props["topic"],
            "kafka_consumer_group_id": self.props.get("consumer_group_id"),
        }

    def _secrets(self) -> list[AnySecret]:
        """Return what Lambda must read to reach the cluster."""
        given = [self.props.get(prop) for prop in ("secret", "root_ca_certificate")]
        authentication: KafkaAuthentication | None = self.props.get("authentication")
        if authentication is not None:
            given.append(authentication.secret)
        return [secret for secret in given if secret is not None]

    def _permissions(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to read the secrets, and what the cluster needs."""
        for secret in self._secrets():
            yield from secret_rights(secret)
        yield from self._cluster_rights()

    @abstractmethod
    def _cluster_rights(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to reach the cluster; name the page."""

    def _grant_secrets(self, target: lambda_.IFunction) -> None:
        for secret in self._secrets():
            grant_secret(secret, target)

    def _grant(self, target: lambda_.IFunction) -> None:
        self._grant_secrets(target)
        for statement in self._cluster_rights():
            target.add_to_role_policy(statement)

    def _topic_id(self, target: lambda_.IFunction) -> str:
        """Return what stands for the topic in a construct id, which can hold no token."""
        topic: str = self.props["topic"]
        return digest(target, topic) if is_token(topic) else topic
