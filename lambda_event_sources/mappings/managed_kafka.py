"""Amazon Managed Streaming for Apache Kafka (MSK)."""

import functools
from typing import Annotated, Any

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.mappings import kafka
from lambda_event_sources.mappings.stream import TIMESTAMP_RULE

_ACTIONS = ["kafka:DescribeCluster", "kafka:GetBootstrapBrokers", "kafka:ListScramSecrets"]
_MANAGED_POLICY = "service-role/AWSLambdaMSKExecutionRole"

ClusterArn = Annotated[
    str,
    Matches(r"arn:aws[a-zA-Z0-9-]*:kafka:[a-z0-9-]+:\d{12}:.+", "the ARN of an MSK cluster"),
    Doc("The ARN of the cluster, or of a VPC connection to it.", page=props.API),
]
Secret = Annotated[
    props.Secret,
    Doc(
        "The user name and password for SASL/SCRAM-512.",
        "IAM or no authentication, as the cluster has it",
        "https://docs.aws.amazon.com/lambda/latest/dg/msk-cluster-auth.html",
    ),
]


class ManagedKafkaEventSource(kafka.KafkaEventSource):
    """Invoke a function with batches of records from a topic of an MSK cluster.

    The function's role is allowed to find the cluster's brokers, to make the network interfaces
    through which Lambda reaches them, and to read the secret.
    """

    @checked(props.FILTERS_RULE, TIMESTAMP_RULE, kafka.SCHEMA_REGISTRY_RULE)
    def __init__(
        self,
        *,
        cluster_arn: ClusterArn,
        topic: kafka.TopicName,
        starting_position: props.StartingPosition,
        starting_position_timestamp: props.StartingPositionTimestamp | None = None,
        batch_size: props.BatchSize | None = None,
        bisect_batch_on_error: props.BisectBatchOnError | None = None,
        consumer_group_id: kafka.ConsumerGroupId | None = None,
        enabled: props.Enabled | None = None,
        filter_encryption: props.FilterEncryption | None = None,
        filters: props.Filters | None = None,
        log_level: kafka.LogLevel | None = None,
        max_batching_window: props.MaxBatchingWindow | None = None,
        max_record_age: props.MaxRecordAge | None = None,
        metrics_config: kafka.KafkaMetricsConfig | None = None,
        on_failure: props.OnFailure | None = None,
        provisioned_poller_config: props.ProvisionedPollerConfig | None = None,
        report_batch_item_failures: props.ReportBatchItemFailures | None = None,
        retry_attempts: props.RetryAttempts | None = None,
        schema_registry_config: kafka.SchemaRegistryConfig | None = None,
        secret: Secret | None = None,
    ) -> None:
        """Describe how Lambda reads `topic`."""
        self._secret = secret

    def _mapping_id(self, target: lambda_.IFunction) -> str:
        return f"KafkaEventSource:{cdk.Names.unique_id(target)}{self._topic_id(target)}"

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        return {
            **super()._mapping_options(target),
            "event_source_arn": self.props["cluster_arn"],
            "source_access_configurations": self._access(),
        }

    def _access(self) -> list[lambda_.SourceAccessConfiguration] | None:
        if self._secret is None:
            return None
        return [kafka.access("SASL_SCRAM_512_AUTH", self._secret.secret_arn)]

    def _grant(self, target: lambda_.IFunction) -> None:
        if self._secret is not None:
            self._secret.grant_read(target)
        cluster = [self.props["cluster_arn"]]
        target.add_to_role_policy(iam.PolicyStatement(actions=_ACTIONS, resources=cluster))
        role = target.role
        if role is not None:
            role.add_managed_policy(_managed_policy())


@functools.cache
def _managed_policy() -> iam.IManagedPolicy:
    """Return AWS's policy for MSK; it belongs to no stack, so one object serves all."""
    return iam.ManagedPolicy.from_aws_managed_policy_name(_MANAGED_POLICY)
