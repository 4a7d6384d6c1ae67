"""Amazon Managed Streaming for Apache Kafka (MSK)."""

import functools
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.access import access
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Matches, OneOf
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow, network_rights
from lambda_event_sources.core.roles import is_owned, role_of
from lambda_event_sources.core.rules import Needs
from lambda_event_sources.destinations import KafkaDlq
from lambda_event_sources.filters.arguments import KafkaFilters
from lambda_event_sources.mappings import kafka
from lambda_event_sources.parts.kafka_authentication import AuthenticationMethod
from lambda_event_sources.parts.kafka_rights import is_cluster, reading_rights, writing_rights
from lambda_event_sources.relations.places import OwnCluster
from lambda_event_sources.relations.secrets import ScramSecret

_LIST_SECRETS = "kafka:ListScramSecrets"
# It is of no resource; AWS's own policy allows it on all, CDK's module on the cluster once more.
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmanagedstreamingforapachekafka.html
_GET_BROKERS = "kafka:GetBootstrapBrokers"
_ACTIONS_OF_CDK = ("kafka:DescribeCluster", _GET_BROKERS, _LIST_SECRETS)
_V2 = "kafka:DescribeClusterV2"
_SCRAM = AuthenticationMethod.SASL_SCRAM_512_AUTH
_AUTHENTICATION = f"{props.GUIDE}/msk-cluster-auth.html"
_MANAGED_POLICY = "service-role/AWSLambdaMSKExecutionRole"

ClusterArn = Annotated[
    str,
    Matches(
        r"arn:aws[a-zA-Z0-9-]*:kafka:[a-z0-9-]+:\d{12}:(cluster|vpc-connection)/.+",
        "the ARN of an MSK cluster, or of a VPC connection to one",
    ),
    Doc("The ARN of the cluster, or of a VPC connection to it.", page=props.API),
]
Secret = Annotated[
    props.Secret,
    Doc(
        "The user name and password, or the client certificate.",
        "IAM or no authentication, as the cluster has it",
        _AUTHENTICATION,
    ),
]
Method = Annotated[
    AuthenticationMethod,
    OneOf((_SCRAM, AuthenticationMethod.CLIENT_CERTIFICATE_TLS_AUTH)),
    Doc("What the secret is used for.", "SASL_SCRAM_512_AUTH", _AUTHENTICATION),
]


class ManagedKafkaEventSource(kafka.KafkaEventSource):
    """Invoke a function with batches of records from a topic of an MSK cluster.

    The function's role is allowed to find the cluster's brokers, to make the network interfaces
    through which Lambda reaches them, and to read the secret or, where there is none, the topic of
    a cluster that authenticates by IAM.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *kafka.KafkaEventSource.relations,
        OwnCluster(),
        ScramSecret(),
    )

    @checked(*kafka.KAFKA_RULES, Needs("authentication_method", "secret"))
    def __init__(
        self,
        *,
        cluster_arn: ClusterArn,
        topic: kafka.TopicName,
        starting_position: props.StartingPosition,
        starting_position_timestamp: props.StartingPositionTimestamp | None = None,
        authentication_method: Method | None = None,
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
        schema_registry_config: kafka.SchemaRegistryConfig | None = None,
        secret: Secret | None = None,
    ) -> None:
        """Describe how Lambda reads `topic`."""
        self._secret = secret
        self._method = authentication_method or _SCRAM

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
        return [access(self._method.value, self._secret.secret_arn)]

    def _cluster_rights(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to find the brokers, to reach them, and to read the topic.

        https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html
        """
        of_secret = [_LIST_SECRETS] if self._secret and self._method is _SCRAM else []
        yield self._finding_brokers(_V2, *of_secret)
        yield from self._reading()
        yield network_rights(_GET_BROKERS)

    def _grant(self, target: lambda_.IFunction) -> None:
        self._grant_secrets(target)
        target.add_to_role_policy(self._finding_brokers(*_ACTIONS_OF_CDK, _V2))
        for statement in self._reading():
            target.add_to_role_policy(statement)
        role = role_of(target)
        if role is not None and is_owned(role):
            role.add_managed_policy(_managed_policy())
        else:  # nothing can be attached to an imported role, so that CDK's module only warns
            target.add_to_role_policy(network_rights(_GET_BROKERS))

    def _finding_brokers(self, *actions: str) -> iam.PolicyStatement:
        arn: str = self.props["cluster_arn"]
        # What is known at deploy only may be the ARN of a VPC connection.
        more = [] if is_cluster(arn) else ["kafka:DescribeVpcConnection"]
        return allow([*actions, *more], arn)

    def _reading(self) -> Iterator[iam.PolicyStatement]:
        """Yield what a cluster wants that authenticates by IAM; without a secret, it may do so."""
        arn: str = self.props["cluster_arn"]
        if self._secret is not None:
            return
        yield reading_rights(arn, self.props["topic"], self.props.get("consumer_group_id"))
        destination = self.props.get("on_failure")
        if isinstance(destination, KafkaDlq):
            yield from writing_rights(arn, destination.bare_topic_name())


@functools.cache
def _managed_policy() -> iam.IManagedPolicy:
    """Return AWS's policy for MSK; it belongs to no stack, so one object serves all."""
    return iam.ManagedPolicy.from_aws_managed_policy_name(_MANAGED_POLICY)
