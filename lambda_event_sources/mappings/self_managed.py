"""What the ways to read Apache Kafka on brokers of your own have in common."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.access import access
from lambda_event_sources.core.json_text import digest
from lambda_event_sources.core.limits import Between, Length, Matches, NamedLimit
from lambda_event_sources.core.nested import Distinct, Each, Fields
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rights import network_rights
from lambda_event_sources.core.rules import AnyOf, Excludes, Needs, Together
from lambda_event_sources.core.structs import fields_of
from lambda_event_sources.destinations import KafkaDlq
from lambda_event_sources.mappings import kafka
from lambda_event_sources.parts.kafka_authentication import (
    AuthenticationMethod,
    KafkaAuthentication,
)

_AUTHENTICATION = f"{props.GUIDE}/kafka-cluster-auth.html"
_NETWORK = f"{props.GUIDE}/with-kafka-cluster-network.html"


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


Authentication = Annotated[
    KafkaAuthentication,
    Has("rights", "an OAuthBearerAuth, IamAuth or IamOAuthBearerAuth"),
    Doc("How Lambda signs in, where that is not by a secret alone.", "secret", _AUTHENTICATION),
]

SELF_MANAGED_RULES = (
    Together(("vpc", "vpc_subnets", "security_group")),
    AnyOf(("secret", "authentication", "vpc"), "brokers on the internet need authentication"),
    Excludes("authentication", "secret"),
    Needs("authentication_method", "secret"),
)


class SelfManagedEventSource(kafka.KafkaEventSource):
    """A topic on brokers of your own."""

    def _mapping_id(self, target: lambda_.IFunction) -> str:
        servers: list[str] = self.props["bootstrap_servers"]
        return f"KafkaEventSource:{digest(target, servers)}:{self._topic_id(target)}"

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        entries = [] if self._authentication else [access(*entry) for entry in self._access()]
        return {
            **super()._mapping_options(target),
            "kafka_bootstrap_servers": self.props["bootstrap_servers"],
            "source_access_configurations": entries or None,
        }

    def _further_properties(self) -> dict[str, Any]:
        further = super()._further_properties()
        if self._authentication is None:
            return further
        # CDK's mapping knows no entry without a URI.
        make = lambda_.CfnEventSourceMapping.SourceAccessConfigurationProperty
        entries = [*self._authentication.access(), *self._access()]
        return {
            **further,
            "source_access_configurations": [make(type=kind, uri=uri) for kind, uri in entries],
        }

    def _access(self) -> Iterator[tuple[str, str]]:
        """Yield type and URI of what leads to the brokers, and of the secret if that is enough."""
        get = self.props.get
        if (secret := get("secret")) is not None:
            method = get("authentication_method") or AuthenticationMethod.SASL_SCRAM_512_AUTH
            yield method.value, secret.secret_arn
        if (certificate := get("root_ca_certificate")) is not None:
            yield "SERVER_ROOT_CA_CERTIFICATE", certificate.secret_arn
        if (group := get("security_group")) is not None:
            yield "VPC_SECURITY_GROUP", group.security_group_id
        if (vpc := get("vpc")) is not None:
            yield from (("VPC_SUBNET", subnet) for subnet in self._subnet_ids(vpc))

    def _subnet_ids(self, vpc: ec2.IVpc) -> list[str]:
        selection = fields_of(self.props["vpc_subnets"])
        # The kernel's answer to a selection holds the zones too, which imported subnets may lack.
        if selection.get("subnets"):
            return [subnet.subnet_id for subnet in selection["subnets"]]
        return vpc.select_subnets(**selection).subnet_ids

    @property
    def _authentication(self) -> KafkaAuthentication | None:
        return self.props.get("authentication")

    def _cluster_rights(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to reach brokers in a VPC, and to sign in without a secret.

        https://docs.aws.amazon.com/lambda/latest/dg/with-kafka-permissions.html
        """
        if "vpc" in self.props:
            yield network_rights()
        if self._authentication is not None:
            group, failures = map(self.props.get, ("consumer_group_id", "on_failure"))
            topic = failures if isinstance(failures, KafkaDlq) else None
            yield from self._authentication.rights(self.props["topic"], group, topic)
