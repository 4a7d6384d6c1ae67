"""Apache Kafka on brokers of your own, in Queue mode: a topic that a share group reads."""

from typing import Annotated, Any, ClassVar

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Between
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.filters.arguments import KafkaFilters
from lambda_event_sources.mappings import kafka, self_managed
from lambda_event_sources.mappings.stream import TIMESTAMP_RULE
from lambda_event_sources.relations.failures import KafkaFailureDestination
from lambda_event_sources.relations.share_groups import ShareGroupFailures

RetryAttempts = Annotated[
    props.Number,
    Between(0, 10_000),
    Doc(
        "How often a failed batch is retried before its records go back to the brokers, which "
        "deliver them again up to group.share.delivery.count.limit.",
        "0",
        props.API,
    ),
]


class SelfManagedKafkaQueueEventSource(self_managed.SelfManagedEventSource):
    """Invoke a function with batches of records that a Kafka share group hands out, in no order.

    The cluster runs Kafka 4.2 or later with share groups enabled. Several pollers read one
    partition at a time, so that there is no starting position and no batching window. All else is
    as with `SelfManagedKafkaEventSource`; one cannot be made of the other without a new mapping.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *(
            relation
            for relation in self_managed.SelfManagedEventSource.relations
            if not isinstance(relation, KafkaFailureDestination)
        ),
        ShareGroupFailures(),
    )

    @checked(
        *(rule for rule in kafka.KAFKA_RULES if rule is not TIMESTAMP_RULE),
        *self_managed.SELF_MANAGED_RULES,
    )
    def __init__(
        self,
        *,
        bootstrap_servers: self_managed.BootstrapServers,
        topic: kafka.TopicName,
        authentication: self_managed.Authentication | None = None,
        authentication_method: self_managed.Method | None = None,
        batch_size: props.BatchSize | None = None,
        bisect_batch_on_error: props.BisectBatchOnError | None = None,
        construct_id: props.ConstructId | None = None,
        consumer_group_id: kafka.ConsumerGroupId | None = None,
        enabled: props.Enabled | None = None,
        filter_encryption: props.FilterEncryption | None = None,
        filters: KafkaFilters | None = None,
        grant: props.Grant | None = None,
        log_level: kafka.LogLevel | None = None,
        max_record_age: props.MaxRecordAge | None = None,
        metrics_config: kafka.KafkaMetricsConfig | None = None,
        on_failure: props.OnFailure | None = None,
        provisioned_poller_config: props.ProvisionedPollerConfig | None = None,
        report_batch_item_failures: props.ReportBatchItemFailures | None = None,
        retry_attempts: RetryAttempts | None = None,
        root_ca_certificate: self_managed.RootCaCertificate | None = None,
        schema_registry_config: kafka.SchemaRegistryConfig | None = None,
        secret: self_managed.Secret | None = None,
        security_group: self_managed.SecurityGroup | None = None,
        vpc: self_managed.Vpc | None = None,
        vpc_subnets: self_managed.VpcSubnets | None = None,
    ) -> None:
        """Describe how Lambda reads `topic`."""

    def _further_properties(self) -> dict[str, Any]:
        # By its path, since CDK's mapping makes the rest of this property.
        mode = {"SelfManagedKafkaEventSourceConfig.ConsumptionMode": "Queue"}
        return {**super()._further_properties(), **mode}
