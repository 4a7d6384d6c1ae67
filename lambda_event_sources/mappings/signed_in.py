"""Sources that Lambda signs in to as a user, through the network that they are in."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.access import access
from lambda_event_sources.core.json_text import digest
from lambda_event_sources.core.mapping import MappedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import grant_secret, network_rights, secret_rights
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.relations.answers import FourteenMinutes
from lambda_event_sources.relations.concurrency import NotPaused
from lambda_event_sources.relations.mappings import OneMapping
from lambda_event_sources.relations.names import OwnConstructId
from lambda_event_sources.relations.places import OwnAccount, PollsInPlace, SameRegion
from lambda_event_sources.relations.roles import MutableRole
from lambda_event_sources.relations.secrets import ShortSecretArn


class SignedInEventSource(MappedEventSource):
    """A part of a broker or of a cluster, read with the secret of a user."""

    relations: ClassVar[tuple[Relation, ...]] = (
        OneMapping(),
        OwnConstructId(),
        MutableRole(),
        SameRegion(),
        PollsInPlace(),
        OwnAccount(),
        FourteenMinutes(),
        NotPaused(),
        ShortSecretArn(),
    )

    @property
    @abstractmethod
    def _arn(self) -> str:
        """The ARN of the broker or cluster."""

    @abstractmethod
    def _part(self) -> list[str]:
        """Return the names of what is read; what is left out is empty."""

    @abstractmethod
    def _describing(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to find the broker or cluster; name the page."""

    def _mapping_id(self, target: lambda_.IFunction) -> str:
        names = (digest(target, name) if is_token(name) else name for name in self._part() if name)
        return ":".join([type(self).__name__, cdk.Names.unique_id(self.resource), *names])

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        return {
            **super()._mapping_options(target),
            "event_source_arn": self._arn,
            "source_access_configurations": self._access(),
        }

    def _access(self) -> list[lambda_.SourceAccessConfiguration]:
        return [access("BASIC_AUTH", self.props["secret"].secret_arn)]

    def _permissions(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to sign in, and to get there."""
        yield from secret_rights(self.props["secret"])
        yield from self._describing()
        yield network_rights()

    def _grant(self, target: lambda_.IFunction) -> None:
        grant_secret(self.props["secret"], target)
        for statement in (*self._describing(), network_rights()):
            target.add_to_role_policy(statement)
