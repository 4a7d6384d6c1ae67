"""Amazon Kinesis Data Streams."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.filters.arguments import KinesisFilters
from lambda_event_sources.filters.records import KINESIS
from lambda_event_sources.mappings.stream import (
    SHARD_RULES,
    STREAM_FAILURES,
    TIMESTAMP_RULE,
    NoProvisionedMode,
    OnFailure,
    StreamEventSource,
)
from lambda_event_sources.parts.kinesis_streams import reading
from lambda_event_sources.relations.filters import DoubtfulFilters
from lambda_event_sources.relations.mappings import OneMapping
from lambda_event_sources.relations.names import OwnConstructId
from lambda_event_sources.relations.places import PollsInPlace, SameAccount, SameRegion
from lambda_event_sources.relations.readers import StreamReaders
from lambda_event_sources.relations.roles import MutableRole

STREAM = Existing(
    "stream_arn",
    "a Kinesis stream",
    arn="kinesis:{region}:{account}:stream/{name}",
    by_arn=kinesis.Stream.from_stream_arn,
    name=Matches(
        "[a-zA-Z0-9_.-]{1,128}", "1 to 128 letters, digits, dots, hyphens and underscores"
    ),
    mistaken=(("arn:.+/consumer/.+", "pass a consumer to KinesisConsumerEventSource"),),
)
"""https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html"""

Stream = Annotated[
    kinesis.IStream | kinesis.Stream | str,
    STREAM,
    Doc("The stream to read."),
]


class KinesisEventSource(StreamEventSource):
    """Invoke a function with batches of records from a Kinesis stream.

    The function's role is allowed to read the stream, and to decrypt it where it has a key.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        OneMapping(),
        OwnConstructId(),
        DoubtfulFilters(KINESIS),
        MutableRole(),
        SameRegion(),
        PollsInPlace(),
        SameAccount(),
        StreamReaders(),
        *STREAM_FAILURES,
    )
    existing: ClassVar[Existing | None] = STREAM

    @checked(*SHARD_RULES, TIMESTAMP_RULE)
    def __init__(
        self,
        stream: Stream,
        *,
        starting_position: props.StartingPosition,
        starting_position_timestamp: props.StartingPositionTimestamp | None = None,
        batch_size: props.BatchSize | None = None,
        bisect_batch_on_error: props.BisectBatchOnError | None = None,
        construct_id: props.ConstructId | None = None,
        enabled: props.Enabled | None = None,
        filter_encryption: props.FilterEncryption | None = None,
        filters: KinesisFilters | None = None,
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
        """Describe how Lambda reads `stream`."""
        self.triggered_by = stream

    @property
    def stream(self) -> kinesis.IStream:
        """The stream; what was named by a string is known when the source is bound."""
        return cast("kinesis.IStream", self.resource)

    def _mapping_id(self, target: lambda_.IFunction) -> str:
        return f"KinesisEventSource:{cdk.Names.unique_id(self.stream)}"

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        return {
            **super()._mapping_options(target),
            "event_source_arn": self.stream.stream_arn,
        }

    def _permissions(self) -> Iterator[iam.PolicyStatement]:
        return reading(self.stream)

    def _grant(self, target: lambda_.IFunction) -> None:
        self.stream.grant_read(target)
