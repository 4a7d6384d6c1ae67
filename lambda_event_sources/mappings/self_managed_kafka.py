"""Apache Kafka on brokers of your own."""

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.filters.arguments import KafkaFilters
from lambda_event_sources.mappings import kafka, self_managed


class SelfManagedKafkaEventSource(self_managed.SelfManagedEventSource):
    """Invoke a function with batches of records from a topic of a Kafka cluster of your own.

    The function's role is allowed to read the secrets, to make network interfaces in a VPC, and
    what the authentication takes. Brokers on the internet need a secret, or another authentication;
    brokers in a VPC need the VPC, subnets and a security group.
    """

    @checked(*kafka.KAFKA_RULES, *self_managed.SELF_MANAGED_RULES)
    def __init__(
        self,
        *,
        bootstrap_servers: self_managed.BootstrapServers,
        topic: kafka.TopicName,
        starting_position: props.StartingPosition,
        starting_position_timestamp: props.StartingPositionTimestamp | None = None,
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
        max_batching_window: props.MaxBatchingWindow | None = None,
        max_record_age: props.MaxRecordAge | None = None,
        metrics_config: kafka.KafkaMetricsConfig | None = None,
        on_failure: props.OnFailure | None = None,
        provisioned_poller_config: props.ProvisionedPollerConfig | None = None,
        report_batch_item_failures: props.ReportBatchItemFailures | None = None,
        retry_attempts: props.RetryAttempts | None = None,
        root_ca_certificate: self_managed.RootCaCertificate | None = None,
        schema_registry_config: kafka.SchemaRegistryConfig | None = None,
        secret: self_managed.Secret | None = None,
        security_group: self_managed.SecurityGroup | None = None,
        vpc: self_managed.Vpc | None = None,
        vpc_subnets: self_managed.VpcSubnets | None = None,
    ) -> None:
        """Describe how Lambda reads `topic`."""
