"""What Kinesis, DynamoDB and Kafka sources have in common."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.infinite import INFINITE, Infinite
from lambda_event_sources.core.limits import Absent, NamedLimit
from lambda_event_sources.core.mapping import MappedEventSource
from lambda_event_sources.core.rules import OnlyWith, Rule
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.destinations import KafkaDlq
from lambda_event_sources.filters.arguments import Filters
from lambda_event_sources.relations.concurrency import NotPaused
from lambda_event_sources.relations.failures import (
    EndOfRetries,
    FailureDestination,
    WholeStreamBatch,
)
from lambda_event_sources.relations.fifo import StandardOnly
from lambda_event_sources.relations.loops import NoLoop

TIMESTAMP_RULE = OnlyWith(
    "starting_position_timestamp", "starting_position", lambda_.StartingPosition.AT_TIMESTAMP
)


@dataclass(frozen=True)
class OneWindowAtATime(Rule):
    """Tumbling windows pass a state on from batch to batch, which no two batches can have."""

    page: str = f"{props.GUIDE}/services-kinesis-windows.html"

    def __str__(self) -> str:
        """State the rule in one clause."""
        return "parallelization_factor is 1 where there is a tumbling_window"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem; the kernel is asked for the window only if both are there."""
        factor, window = given.get("parallelization_factor", 1), given.get("tumbling_window")
        if window is not None and not is_token(factor) and factor > 1 and milliseconds(window):
            yield self.problem("parallelization_factor", factor, "1 with tumbling_window")


SHARD_RULES = (props.FILTERS_RULE, OneWindowAtATime())


@dataclass(frozen=True)
class NotKafka(NamedLimit):
    """A destination that is no Kafka topic."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return "a destination other than KafkaDlq, which takes records from Kafka only"

    def allows(self, value: object) -> bool:
        """Tell whether the destination is something else."""
        return not isinstance(value, KafkaDlq)


OnFailure = Annotated[props.OnFailure, NotKafka()]
NoProvisionedMode = Annotated[None, Absent("only SQS and Kafka have provisioned pollers")]
"""CDK's module takes this argument for every stream, and drops it for Kinesis and DynamoDB."""

STREAM_FAILURES = (
    WholeStreamBatch(),
    FailureDestination(),
    EndOfRetries(),
    NotPaused(),
    NoLoop(),
    StandardOnly(),
)


class StreamEventSource(MappedEventSource):
    """A stream that Lambda reads in order, shard by shard or partition by partition.

    The base of the Kinesis, DynamoDB and Kafka sources, and of a stream source of your own: say the
    mapping's id, its options and what to grant.
    """

    @checked(*SHARD_RULES)
    def __init__(
        self,
        *,
        starting_position: props.StartingPosition,
        batch_size: props.BatchSize | None = None,
        bisect_batch_on_error: props.BisectBatchOnError | None = None,
        construct_id: props.ConstructId | None = None,
        enabled: props.Enabled | None = None,
        filter_encryption: props.FilterEncryption | None = None,
        filters: Filters | None = None,
        grant: props.Grant | None = None,
        max_batching_window: props.MaxBatchingWindow | None = None,
        max_record_age: props.MaxRecordAge | None = None,
        metrics_config: props.MetricsConfig | None = None,
        on_failure: props.OnFailure | None = None,
        parallelization_factor: props.ParallelizationFactor | None = None,
        provisioned_poller_config: props.ProvisionedPollerConfig | None = None,
        report_batch_item_failures: props.ReportBatchItemFailures | None = None,
        retry_attempts: props.RetryAttempts | None = None,
        tumbling_window: props.TumblingWindow | None = None,
    ) -> None:
        """Describe how Lambda reads the stream."""

    def _further_properties(self) -> dict[str, Any]:
        if not self._has_late_age:
            return super()._further_properties()
        # CDK's mapping converts the age to days, which it cannot do with these.
        age: cdk.Duration | Infinite = self.props["max_record_age"]
        seconds = age.value if isinstance(age, Infinite) else age.to_seconds()
        return {**super()._further_properties(), "maximum_record_age_in_seconds": seconds}

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        options = {"batch_size": props.STREAM_BATCH, **super()._mapping_options(target)}
        if self._has_late_age:
            del options["max_record_age"]
        if options.get("retry_attempts") is INFINITE:
            options["retry_attempts"] = INFINITE.value
        return options

    @functools.cached_property
    def _has_late_age(self) -> bool:
        age = self.props.get("max_record_age")
        return age is INFINITE or (age is not None and milliseconds(age) is None)
