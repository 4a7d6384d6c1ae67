"""Amazon DocumentDB."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_docdb as docdb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Length, Matches
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow, own_account
from lambda_event_sources.mappings.signed_in import SignedInEventSource
from lambda_event_sources.mappings.stream import TIMESTAMP_RULE
from lambda_event_sources.relations.document_clusters import ReadableCluster

_PAGE = f"{props.GUIDE}/with-documentdb.html"
_CONFIG = "https://docs.aws.amazon.com/lambda/latest/api/API_DocumentDBEventSourceConfig.html"


class FullDocument(Enum):
    """What an event has of a document that was updated."""

    DEFAULT = "Default"
    """What has changed."""
    UPDATE_LOOKUP = "UpdateLookup"
    """What has changed, and the whole document as it is when the event is read."""


def _by_arn(scope: Any, construct_id: str, arn: str) -> docdb.IDatabaseCluster:
    name = cdk.Arn.split(arn, cdk.ArnFormat.COLON_RESOURCE_NAME).resource_name or ""
    return _by_name(scope, construct_id, name)


def _by_name(scope: Any, construct_id: str, name: str) -> docdb.IDatabaseCluster:
    return docdb.DatabaseCluster.from_database_cluster_attributes(
        scope, construct_id, cluster_identifier=name
    )


@dataclass(frozen=True, kw_only=True)
class ExistingCluster(Existing):
    """A DocumentDB cluster; those of RDS are much alike, but know their ARN."""

    def allows(self, value: object) -> bool:
        """Tell whether it is such a cluster, or a string that can stand for one."""
        return super().allows(value) and not hasattr(value, "cluster_arn")


CLUSTER = ExistingCluster(
    "cluster_identifier",
    "a DocumentDB cluster",
    arn="rds:{region}:{account}:cluster:{identifier}",
    by_arn=_by_arn,
    name=Matches(
        r"(?=.{1,63}$)[a-zA-Z](-?[a-zA-Z0-9])*",
        "1 to 63 letters, digits and single hyphens that start with a letter",
    ),
    by_name=_by_name,
)
"""https://docs.aws.amazon.com/documentdb/latest/developerguide/limits.html"""

DatabaseName = Annotated[
    str,
    Length(1, 63),
    Matches(r'[^ /.$"]*', "made of other characters than blanks, dots, slashes, quotes and $"),
    Doc("The database whose changes to read.", page=_CONFIG),
]
CollectionName = Annotated[
    str,
    Length(1, 57),
    Matches(
        r"(?!system\.)[_a-zA-Z0-9][^$]*",
        "a name without $ that starts with a letter, digit or underscore, but not with system.",
    ),
    Doc("The collection whose changes to read.", "all collections of the database", _CONFIG),
]


class DocumentDbEventSource(SignedInEventSource):
    """Invoke a function with batches of changes from a change stream of a DocumentDB cluster.

    The function's role is allowed to find the cluster, to make the network interfaces through which
    Lambda reaches it, and to read the secret. Change streams must be enabled on the cluster, which
    no template can do: sign in and run the command ``modifyChangeStreams``. The cluster's subnets
    need a NAT gateway or VPC endpoints for Lambda, STS and Secrets Manager. Lambda invokes the
    function for one batch at a time, in order, and retries one that it fails on until it expires.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *SignedInEventSource.relations,
        ReadableCluster(),
    )

    existing: ClassVar[Existing | None] = CLUSTER

    @checked(TIMESTAMP_RULE)
    def __init__(
        self,
        cluster: Annotated[
            docdb.IDatabaseCluster | docdb.DatabaseCluster | str,
            CLUSTER,
            Doc("The cluster, an instance-based one in one region.", page=_PAGE),
        ],
        *,
        database_name: DatabaseName,
        secret: Annotated[
            props.Secret, Doc("The user name and password of a user of the cluster.", page=_PAGE)
        ],
        starting_position: props.StartingPosition,
        starting_position_timestamp: props.StartingPositionTimestamp | None = None,
        batch_size: props.BatchSize | None = None,
        collection_name: CollectionName | None = None,
        construct_id: props.ConstructId | None = None,
        enabled: props.Enabled | None = None,
        full_document: Annotated[
            FullDocument,
            Doc("What an event has of an updated document.", "FullDocument.DEFAULT", _CONFIG),
        ]
        | None = None,
        grant: props.Grant | None = None,
        max_batching_window: props.MaxBatchingWindow | None = None,
    ) -> None:
        """Describe how Lambda reads the changes of `database_name`."""
        self.triggered_by = cluster

    @property
    def cluster(self) -> docdb.IDatabaseCluster:
        """The cluster; what was named by a string is known when the source is bound."""
        return cast("docdb.IDatabaseCluster", self.resource)

    @property
    def _arn(self) -> str:
        given = self.triggered_by
        if isinstance(given, str) and CLUSTER.is_arn(given):
            return given
        return cdk.Stack.of(self.cluster).format_arn(
            service="rds",
            resource="cluster",
            resource_name=self.cluster.cluster_identifier,
            arn_format=cdk.ArnFormat.COLON_RESOURCE_NAME,
        )

    def _part(self) -> list[str]:
        return [self.props["database_name"], self.props.get("collection_name", "")]

    def _further_properties(self) -> dict[str, Any]:
        full = self.props.get("full_document")
        config = lambda_.CfnEventSourceMapping.DocumentDBEventSourceConfigProperty(
            database_name=self.props["database_name"],
            collection_name=self.props.get("collection_name"),
            full_document=None if full is None else full.value,
        )
        return {**super()._further_properties(), "document_db_event_source_config": config}

    def _describing(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to find the cluster.

        https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
        """
        yield allow(["rds:DescribeDBClusters"], self._arn)
        # Which groups the cluster has, its construct does not say.
        # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html
        here = own_account("rds")
        yield allow(["rds:DescribeDBClusterParameters"], f"{here}:cluster-pg:*")
        yield allow(["rds:DescribeDBSubnetGroups"], f"{here}:subgrp:*")
