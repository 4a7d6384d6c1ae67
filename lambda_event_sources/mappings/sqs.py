"""Amazon SQS."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Absent, Between, Matches
from lambda_event_sources.core.mapping import MappedEventSource
from lambda_event_sources.core.nested import Fields, Ordered
from lambda_event_sources.core.objects import is_fifo
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow
from lambda_event_sources.core.rules import Excludes, Rule
from lambda_event_sources.core.structs import fields_of
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.filters.arguments import SqsFilters
from lambda_event_sources.filters.records import SQS
from lambda_event_sources.relations.concurrency import (
    EnoughConcurrency,
    NotPaused,
    ReservedConcurrency,
    SharedConcurrency,
)
from lambda_event_sources.relations.failures import DeadLetterQueue, WholeBatch
from lambda_event_sources.relations.fifo import FifoBatches
from lambda_event_sources.relations.filters import DoubtfulFilters
from lambda_event_sources.relations.loops import NoLoop
from lambda_event_sources.relations.mappings import OneMapping, SameFilters
from lambda_event_sources.relations.names import OwnConstructId
from lambda_event_sources.relations.places import PollsInPlace, SameAccount, SameRegion, SharableKey
from lambda_event_sources.relations.roles import MutableRole
from lambda_event_sources.relations.timeouts import ShortVisibilityTimeout, VisibilityTimeout

_SCALING = f"{props.GUIDE}/services-sqs-scaling.html"
_MOST_POLLERS_IN_CDK = 2000
_ACTIONS = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")

QUEUE = Existing(
    "queue_arn",
    "an SQS queue",
    arn="sqs:{region}:{account}:{name}",
    by_arn=sqs.Queue.from_queue_arn,
    name=Matches(
        r"[a-zA-Z0-9_-]{1,80}|[a-zA-Z0-9_-]{1,75}\.fifo",
        "1 to 80 letters, digits, hyphens and underscores; the last five of a FIFO queue are .fifo",
    ),
    mistaken=(("https?://.+", "pass its name, which is the last part of its URL"),),
)
"""https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html"""

MaxConcurrency = Annotated[
    props.Number,
    Between(2, 1000),
    Doc("How many invocations the queue can cause at a time.", "the function's own", _SCALING),
]

ProvisionedPollerConfig = Annotated[
    lambda_.ProvisionedPollerConfig | dict[str, Any],
    Fields(
        lambda_.ProvisionedPollerConfig,
        minimum_pollers=Between(2, 200),
        maximum_pollers=Between(2, 10_000),
        poller_group_name=Absent("only Kafka has poller groups"),
    ),
    Ordered("minimum_pollers", "maximum_pollers"),
    Doc("Pollers of the mapping's own, ready for bursts.", "on-demand polling", props.POLLERS),
]


@dataclass(frozen=True)
class BatchNeedsWindow(Rule):
    """A batch above ten records needs a batching window, and a FIFO queue has none."""

    threshold: int = 10

    def __str__(self) -> str:
        """State the rule in one clause."""
        return (
            f"batch_size above {self.threshold} needs max_batching_window of at least 1 second; "
            "a FIFO queue has no batching window"
        )

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield what breaks the rule; the kernel is asked where there is a window or a problem."""
        batch_size, window = given.get("batch_size"), given.get("max_batching_window")
        if window is not None and is_fifo(given["queue"]):
            yield self.problem("max_batching_window", window, "left out for a FIFO queue")
        elif batch_size is None or is_token(batch_size) or batch_size <= self.threshold:
            return
        elif window is None or milliseconds(window) == 0:
            fix = "without max_batching_window of at least 1 second"
            fix = "for a FIFO queue" if is_fifo(given["queue"]) else fix
            yield self.problem("batch_size", batch_size, f"at most {self.threshold} {fix}")


class SqsEventSource(MappedEventSource):
    """Invoke a function with batches of messages from an SQS queue.

    The function's role is allowed to receive and delete the queue's messages, and to decrypt them
    where the queue has a key of its own.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        OneMapping(),
        OwnConstructId(),
        DoubtfulFilters(SQS),
        MutableRole(),
        SameRegion(),
        PollsInPlace(),
        SameAccount(),
        SharableKey(),
        FifoBatches(),
        VisibilityTimeout(),
        ShortVisibilityTimeout(),
        ReservedConcurrency(),
        EnoughConcurrency(),
        NotPaused(),
        NoLoop(),
        SharedConcurrency(),
        SameFilters(),
        WholeBatch(),
        DeadLetterQueue(),
    )

    existing: ClassVar[Existing | None] = QUEUE

    @checked(
        BatchNeedsWindow(),
        Excludes("provisioned_poller_config", "max_concurrency"),
        props.FILTERS_RULE,
        elsewhere=dict.fromkeys(
            ("on_failure", "dead_letter_queue"),
            "pass dead_letter_queue=sqs.DeadLetterQueue(...) to the queue",
        ),
    )
    def __init__(
        self,
        queue: Annotated[sqs.IQueue | sqs.Queue | str, QUEUE, Doc("The queue to poll.")],
        *,
        batch_size: props.BatchSize | None = None,
        construct_id: props.ConstructId | None = None,
        enabled: props.Enabled | None = None,
        filter_encryption: props.FilterEncryption | None = None,
        filters: SqsFilters | None = None,
        grant: props.Grant | None = None,
        max_batching_window: props.MaxBatchingWindow | None = None,
        max_concurrency: MaxConcurrency | None = None,
        metrics_config: props.EventCountConfig | None = None,
        provisioned_poller_config: ProvisionedPollerConfig | None = None,
        report_batch_item_failures: props.ReportBatchItemFailures | None = None,
    ) -> None:
        """Describe how Lambda polls `queue`."""
        self.triggered_by = queue

    @property
    def queue(self) -> sqs.IQueue:
        """The queue; what was named by a string is known when the source is bound."""
        return cast("sqs.IQueue", self.resource)

    def _mapping_id(self, target: lambda_.IFunction) -> str:
        return f"SqsEventSource:{cdk.Names.unique_id(self.queue)}"

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        return {
            **super()._mapping_options(target),
            "event_source_arn": self.queue.queue_arn,
            "provisioned_poller_config": self._pollers(),
        }

    def _pollers(self) -> dict[str, Any] | None:
        """Return the pollers so that CDK's mapping takes as many as the API does.

        It refuses plain numbers above 2,000; the same number passes as a token.
        """
        config = self.props.get("provisioned_poller_config")
        if config is None:
            return None
        fields = fields_of(config)
        most = fields.get("maximum_pollers")
        if most is not None and most > _MOST_POLLERS_IN_CDK:
            fields["maximum_pollers"] = cdk.Token.as_number(cdk.Token.as_any(most))
        return fields

    def _permissions(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to poll the queue.

        https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
        """
        yield allow(_ACTIONS, self.queue.queue_arn)
        if (key := self.queue.encryption_master_key) is not None:
            yield allow(["kms:Decrypt"], key.key_arn)

    def _grant(self, target: lambda_.IFunction) -> None:
        self.queue.grant_consume_messages(target)
