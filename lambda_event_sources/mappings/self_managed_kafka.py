"""Apache Kafka on brokers of your own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Between, Length, Matches, NamedLimit
from lambda_event_sources.core.mapping import digest
from lambda_event_sources.core.nested import Distinct, Each, Fields
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rights import network_rights
from lambda_event_sources.core.rules import AnyOf, Needs, Together
from lambda_event_sources.core.structs import fields_of
from lambda_event_sources.filters.arguments import KafkaFilters
from lambda_event_sources.mappings import kafka

_AUTHENTICATION = f"{props.GUIDE}/kafka-cluster-auth.html"
_NETWORK = f"{props.GUIDE}/with-kafka-cluster-network.html"


class AuthenticationMethod(Enum):
    """How Lambda authenticates with the brokers."""

    SASL_SCRAM_512_AUTH = "SASL_SCRAM_512_AUTH"
    """A user name and password, by SASL/SCRAM with SHA-512."""
    SASL_SCRAM_256_AUTH = "SASL_SCRAM_256_AUTH"
    """A user name and password, by SASL/SCRAM with SHA-256."""
    BASIC_AUTH = "BASIC_AUTH"
    """A user name and password, by SASL/PLAIN."""
    CLIENT_CERTIFICATE_TLS_AUTH = "CLIENT_CERTIFICATE_TLS_AUTH"
    """A client certificate (mutual TLS)."""


_PORTS = Between(1, 65_535)  # https://www.rfc-editor.org/rfc/rfc6335#section-6


@dataclass(frozen=True)
class Reachable(NamedLimit):
    """A broker at a port that there is."""

    ports: Between = _PORTS

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a broker whose port is {self.ports}"

    def allows(self, value: str) -> bool:
        """Tell whether there is such a port."""
        port = value.rpartition(":")[2]
        return port.isdecimal() and self.ports.allows(int(port))


_LABEL = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?"
BootstrapServers = Annotated[
    Sequence[str],
    Length(1, 10, "brokers"),
    Distinct(),
    Each(Length(1, 300)),
    Each(Matches(rf"({_LABEL}\.)*{_LABEL}:\d{{1,5}}", "host:port")),
    Each(Reachable()),
    Doc("The brokers, each as host:port.", page=props.API),
]
Method = Annotated[
    AuthenticationMethod,
    Doc("What the secret is used for.", "SASL_SCRAM_512_AUTH", _AUTHENTICATION),
]
Secret = Annotated[
    props.Secret, Doc("What Lambda authenticates with.", "no authentication", _AUTHENTICATION)
]
RootCaCertificate = Annotated[
    props.Secret,
    Doc("The CA that signed the brokers' certificates.", "a public CA", _AUTHENTICATION),
]
Vpc = Annotated[
    ec2.IVpc | ec2.Vpc,
    Has("vpc_id", "a VPC", "ec2.Vpc.from_lookup"),
    Doc("The VPC that the brokers are in.", "brokers on the internet", _NETWORK),
]
SecurityGroup = Annotated[
    ec2.ISecurityGroup | ec2.SecurityGroup,
    Has("security_group_id", "a security group", "ec2.SecurityGroup.from_security_group_id"),
    Doc("The security group of Lambda's network interfaces.", page=_NETWORK),
]
VpcSubnets = Annotated[
    ec2.SubnetSelection | dict[str, Any],
    Fields(ec2.SubnetSelection),
    Doc("The subnets that Lambda reaches the brokers from.", page=_NETWORK),
]


class SelfManagedKafkaEventSource(kafka.KafkaEventSource):
    """Invoke a function with batches of records from a topic of a Kafka cluster of your own.

    The function's role is allowed to read the secrets, and to make network interfaces in a VPC.
    Brokers on the internet need a secret; brokers in a VPC need the VPC, subnets and a security
    group.
    """

    @checked(
        *kafka.KAFKA_RULES,
        Together(("vpc", "vpc_subnets", "security_group")),
        AnyOf(("secret", "vpc"), "brokers on the internet need authentication"),
        Needs("authentication_method", "secret"),
    )
    def __init__(
        self,
        *,
        bootstrap_servers: BootstrapServers,
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
        root_ca_certificate: RootCaCertificate | None = None,
        schema_registry_config: kafka.SchemaRegistryConfig | None = None,
        secret: Secret | None = None,
        security_group: SecurityGroup | None = None,
        vpc: Vpc | None = None,
        vpc_subnets: VpcSubnets | None = None,
    ) -> None:
        """Describe how Lambda reads `topic`."""
        self._servers = list(bootstrap_servers)
        self._secret = secret
        self._method = authentication_method or AuthenticationMethod.SASL_SCRAM_512_AUTH
        self._certificate = root_ca_certificate
        self._vpc = vpc
        self._subnets = vpc_subnets
        self._security_group = security_group

    def _mapping_id(self, target: lambda_.IFunction) -> str:
        return f"KafkaEventSource:{digest(target, self._servers)}:{self._topic_id(target)}"

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        return {
            **super()._mapping_options(target),
            "kafka_bootstrap_servers": self._servers,
            "source_access_configurations": list(self._access()) or None,
        }

    def _access(self) -> Iterator[lambda_.SourceAccessConfiguration]:
        if self._secret is not None:
            yield kafka.access(self._method.value, self._secret.secret_arn)
        if self._certificate is not None:
            yield kafka.access("SERVER_ROOT_CA_CERTIFICATE", self._certificate.secret_arn)
        if self._security_group is not None:
            yield kafka.access("VPC_SECURITY_GROUP", self._security_group.security_group_id)
        if self._vpc is not None:
            yield from (
                kafka.access("VPC_SUBNET", subnet) for subnet in self._subnet_ids(self._vpc)
            )

    def _subnet_ids(self, vpc: ec2.IVpc) -> list[str]:
        selection = fields_of(self._subnets)
        # The kernel's answer to a selection holds the zones too, which imported subnets may lack.
        if selection.get("subnets"):
            return [subnet.subnet_id for subnet in selection["subnets"]]
        return vpc.select_subnets(**selection).subnet_ids

    def _cluster_rights(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to reach brokers in a VPC.

        https://docs.aws.amazon.com/lambda/latest/dg/with-kafka-permissions.html
        """
        if self._vpc is not None:
            yield network_rights()
