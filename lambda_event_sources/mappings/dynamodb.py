"""Amazon DynamoDB Streams."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import NamedLimit, OneOf
from lambda_event_sources.core.memory import once_per_object
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow
from lambda_event_sources.filters.arguments import DynamoFilters
from lambda_event_sources.filters.records import DYNAMODB
from lambda_event_sources.mappings.stream import (
    SHARD_RULES,
    STREAM_FAILURES,
    NoProvisionedMode,
    OnFailure,
    StreamEventSource,
)
from lambda_event_sources.relations.filters import DoubtfulFilters, ImagesInStream
from lambda_event_sources.relations.mappings import OneMapping
from lambda_event_sources.relations.names import OwnConstructId
from lambda_event_sources.relations.places import PollsInPlace, SameAccount, SameRegion
from lambda_event_sources.relations.readers import TableReaders
from lambda_event_sources.relations.roles import MutableRole
from lambda_event_sources.relations.tables import OneGlobalReader, StreamSpecified

_ANY_STREAM = "/stream/*"  # how CDK ends the ARN of a stream that it does not know


_ACTIONS = ("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator")
_LIST = "dynamodb:ListStreams"


@once_per_object
def _stream_arn(table: dynamodb.ITable) -> str | None:
    return table.table_stream_arn


@dataclass(frozen=True)
class StreamEnabled(NamedLimit):
    """A table whose stream is on."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            "a table with a stream: pass stream= (TableV2: dynamo_stream=) where it is made, or "
            "table_stream_arn= to from_table_attributes() where it is imported, as for a replica"
        )

    def allows(self, value: dynamodb.ITable | str) -> bool:
        """Ask the kernel whether the table has a stream."""
        arn = value if isinstance(value, str) else _stream_arn(value)
        return arn is not None and not arn.endswith(_ANY_STREAM)


def _of_stream(scope: Any, construct_id: str, stream_arn: str) -> dynamodb.ITable:
    return dynamodb.Table.from_table_attributes(
        scope,
        construct_id,
        table_arn=cdk.Fn.select(0, cdk.Fn.split("/stream/", stream_arn)),
        table_stream_arn=stream_arn,
    )


TABLE = Existing(
    "table_stream_arn",
    "a DynamoDB table",
    arn="dynamodb:{region}:{account}:table/{name}/stream/{label}",
    by_arn=_of_stream,
    mistaken=(
        ("(arn:.+:table/)?[a-zA-Z0-9_.-]+", "pass the ARN of its stream, its LatestStreamArn"),
    ),
)
"""https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html"""

Table = Annotated[
    dynamodb.ITable | dynamodb.Table | dynamodb.TableV2 | str,
    TABLE,
    StreamEnabled(),
    Doc("The table whose changes to read; its stream must be on."),
]
StartingPosition = Annotated[
    props.StartingPosition,
    OneOf((lambda_.StartingPosition.TRIM_HORIZON, lambda_.StartingPosition.LATEST)),
]


class DynamoEventSource(StreamEventSource):
    """Invoke a function with batches of changes from a DynamoDB table's stream.

    The function's role is allowed to read the stream, and to decrypt it where the table has a key.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        OneMapping(),
        OwnConstructId(),
        DoubtfulFilters(DYNAMODB),
        ImagesInStream(),
        MutableRole(),
        SameRegion(),
        PollsInPlace(),
        SameAccount(),
        StreamSpecified(),
        TableReaders(),
        OneGlobalReader(),
        *STREAM_FAILURES,
    )
    existing: ClassVar[Existing | None] = TABLE

    @checked(*SHARD_RULES)
    def __init__(
        self,
        table: Table,
        *,
        starting_position: StartingPosition,
        batch_size: props.BatchSize | None = None,
        bisect_batch_on_error: props.BisectBatchOnError | None = None,
        construct_id: props.ConstructId | None = None,
        enabled: props.Enabled | None = None,
        filter_encryption: props.FilterEncryption | None = None,
        filters: DynamoFilters | None = None,
        grant: props.Grant | None = None,
        max_batching_window: props.MaxBatchingWindow | None = None,
        max_record_age: props.MaxRecordAge | None = None,
        metrics_config: props.EventCountConfig | None = None,
        on_failure: OnFailure | None = None,
        parallelization_factor: props.ParallelizationFactor | None = None,
        provisioned_poller_config: NoProvisionedMode = None,
        report_batch_item_failures: props.ReportBatchItemFailures | None = None,
        retry_attempts: props.RetryAttempts | None = None,
        tumbling_window: props.TumblingWindow | None = None,
    ) -> None:
        """Describe how Lambda reads the stream of `table`."""
        self.triggered_by = table

    @property
    def table(self) -> dynamodb.ITable:
        """The table; what was named by a string is known when the source is bound."""
        return cast("dynamodb.ITable", self.resource)

    def _mapping_id(self, target: lambda_.IFunction) -> str:
        return f"DynamoDBEventSource:{cdk.Names.unique_id(self.table)}"

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        return {
            **super()._mapping_options(target),
            "event_source_arn": _stream_arn(self.table),
        }

    def _permissions(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to read the stream.

        https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
        """
        yield allow(_ACTIONS, _stream_arn(self.table) or "")
        yield allow([_LIST], "*")
        if (key := self.table.encryption_key) is not None:
            yield allow(["kms:Decrypt"], key.key_arn)

    def _grant(self, target: lambda_.IFunction) -> None:
        self.table.grant_stream_read(target)
        if isinstance(self.table, dynamodb.TableBaseV2):
            # CDK allows these to list their own stream only, which is no resource of that action
            # (aws-cdk PR 34575).
            target.add_to_role_policy(allow([_LIST], "*"))
