"""Ways to sign in to Kafka brokers."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Annotated

from aws_cdk import aws_iam as iam

from lambda_event_sources.core import props
from lambda_event_sources.core.access import PAGE, AccessValue
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rights import AnySecret
from lambda_event_sources.destinations import KafkaDlq
from lambda_event_sources.parts.kafka_rights import (
    describing_rights,
    reading_rights,
    writing_rights,
)

_PAGE = f"{props.GUIDE}/kafka-cluster-auth.html"
_AUDIENCE = "OAUTHBEARER_AUDIENCE"


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


class KafkaAuthentication(ABC):
    """A way to sign in to brokers; a subclass says which entries of a mapping stand for it."""

    secret: AnySecret | None = None
    """The secret that Lambda reads, if there is one."""

    @abstractmethod
    def access(self) -> Iterator[tuple[str, str | None]]:
        """Yield type and URI of each entry of ``SourceAccessConfigurations``."""

    def rights(
        self, topic: str, group: str | None, failures: KafkaDlq | None
    ) -> Iterable[iam.PolicyStatement]:
        """Return what the function's role must be allowed, beside reading the secret.

        Args:
            topic: The topic that is read.
            group: The consumer group, if one was chosen.
            failures: The topic that failed records are written to, if there is one.
        """
        del topic, group, failures
        return ()


class OAuthBearerAuth(KafkaAuthentication):
    """Sign in with a token of an OAuth 2.0 identity provider, by SASL/OAUTHBEARER.

    The secret has ``oauthTokenEndpointUrl``, ``oauthClientId``, and either ``oauthClientSecret`` or
    ``oauthClientEmail`` and ``oauthPrivateKey``; the function's role is allowed to read it.
    """

    @checked()
    def __init__(
        self,
        secret: Annotated[
            props.Secret, Doc("What Lambda gets its tokens with, in its region.", page=_PAGE)
        ],
        *,
        audience: Annotated[AccessValue, Doc("The audience of the tokens.", page=PAGE)]
        | None = None,
        identity_pool: Annotated[
            AccessValue, Doc("The identity pool, for Confluent Cloud.", page=PAGE)
        ]
        | None = None,
        logical_cluster: Annotated[
            AccessValue, Doc("The logical cluster, for Confluent Cloud.", page=PAGE)
        ]
        | None = None,
        scope: Annotated[AccessValue, Doc("The scope of the tokens.", page=PAGE)] | None = None,
    ) -> None:
        """Say what tokens Lambda gets."""
        self.secret = secret
        self._more = {
            "OAUTHBEARER_SCOPE": scope,
            _AUDIENCE: audience,
            "OAUTHBEARER_LOGICAL_CLUSTER": logical_cluster,
            "OAUTHBEARER_IDENTITY_POOL": identity_pool,
        }

    def access(self) -> Iterator[tuple[str, str | None]]:
        """Yield type and URI of each entry of ``SourceAccessConfigurations``."""
        if self.secret is not None:
            yield "OAUTHBEARER_AUTH", self.secret.secret_arn
        yield from ((kind, value) for kind, value in self._more.items() if value is not None)


class IamAuth(KafkaAuthentication):
    """Sign in as the function's role, to an MSK cluster behind a network of your own.

    The role is allowed to read the topic, and to write to a topic for failures.
    """

    @checked()
    def __init__(
        self,
        cluster_arn: Annotated[
            str,
            Matches(
                r"arn:aws[a-zA-Z0-9-]*:kafka:[a-z0-9-]+:\d{12}:cluster/[^/]+/[^/]+",
                "the ARN of an MSK cluster",
            ),
            Doc("The cluster, so that the role can be allowed its topics and groups.", page=_PAGE),
        ],
    ) -> None:
        """Name the cluster."""
        self._cluster_arn = cluster_arn

    def access(self) -> Iterator[tuple[str, str | None]]:
        """Yield type and URI of each entry of ``SourceAccessConfigurations``."""
        yield "IAM_AUTH", None

    def rights(
        self, topic: str, group: str | None, failures: KafkaDlq | None
    ) -> Iterator[iam.PolicyStatement]:
        """Yield what the cluster wants of the role."""
        yield reading_rights(self._cluster_arn, topic, group)
        if failures is None:
            yield describing_rights(self._cluster_arn)
        else:
            yield from writing_rights(self._cluster_arn, failures.bare_topic_name())


class IamOAuthBearerAuth(KafkaAuthentication):
    """Sign in with a token that AWS gives the function's role, by SASL/OAUTHBEARER.

    The role is allowed to get tokens for the audience. The brokers must trust AWS as an identity
    provider, and the account must have outbound identity federation enabled.
    """

    @checked()
    def __init__(
        self,
        audience: Annotated[
            AccessValue, Doc("The audience of the tokens, which the brokers expect.", page=PAGE)
        ],
    ) -> None:
        """Say what tokens Lambda gets."""
        self._audience = audience

    def access(self) -> Iterator[tuple[str, str | None]]:
        """Yield type and URI of each entry of ``SourceAccessConfigurations``."""
        yield "IAM_OAUTHBEARER_AUTH", None
        yield _AUDIENCE, self._audience

    def rights(
        self, topic: str, group: str | None, failures: KafkaDlq | None
    ) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to get tokens, an action that is of no resource.

        https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_policies.html
        """
        del topic, group, failures
        for_audience = {"ForAnyValue:StringEquals": {"sts:IdentityTokenAudience": self._audience}}
        yield iam.PolicyStatement(
            actions=["sts:GetWebIdentityToken"], resources=["*"], conditions=for_audience
        )
