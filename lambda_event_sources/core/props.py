"""The vocabulary: every argument that several sources share, each limit written once.

``API`` is where Lambda states the ranges; a narrower page stands where there is one.
"""

from typing import Annotated, Any

import aws_cdk as cdk
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from lambda_event_sources.core.infinite import Infinite, OrInfinite
from lambda_event_sources.core.limits import (
    Between,
    Length,
    Matches,
    OneOf,
    PastTime,
    PlainId,
    Seconds,
)
from lambda_event_sources.core.nested import Distinct, Each, Fields, Ordered
from lambda_event_sources.core.objects import Has, Implements
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rules import Needs

API = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
FILTERING = f"{GUIDE}/invocation-eventfiltering.html"
POLLERS = "https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html"
METRICS = "https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingMetricsConfig.html"

FILTERS_RULE = Needs("filter_encryption", "filters")

Number = int | float
"""A number; CDK's number tokens are floats."""

Enabled = Annotated[bool, Doc("Whether Lambda polls the source.", "True", API)]
"""Whether the mapping is on."""

ReportBatchItemFailures = Annotated[
    bool,
    Doc(
        "Let the function return the records that failed, so that only those are retried.",
        "False",
        API,
    ),
]
"""Partial batch responses."""

QUEUE_BATCH, STREAM_BATCH = 10, 100
"""How many records one invocation gets at most by default: from SQS, and from all others."""
_BATCHES = f"{QUEUE_BATCH} for SQS, {STREAM_BATCH} for all others"

BatchSize = Annotated[
    Number, Between(1, 10_000), Doc("The most records that one invocation gets.", _BATCHES, API)
]
"""Records per invocation."""

MaxBatchingWindow = Annotated[
    cdk.Duration,
    Seconds(0, 300),
    Doc(
        "How long Lambda gathers records before it invokes the function.",
        "0 seconds; 500 milliseconds for Kafka, MQ and DocumentDB",
        API,
    ),
]
"""How long to wait for a full batch."""

Grant = Annotated[
    bool,
    Doc(
        "Allow the function's role what it needs; with False, add ``required_permissions()`` "
        "yourself. Only a destination class from elsewhere grants all the same.",
        "True",
        f"{GUIDE}/lambda-intro-execution-role.html",
    ),
]
"""Whether the role is granted what it needs."""

ConstructId = Annotated[
    str,
    PlainId(),
    Doc(
        "The mapping's construct id within the function; a changed one is a new mapping.",
        "made of the source's own",
        "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html",
    ),
]
"""What the mapping is called."""

Key = Annotated[kms.IKey | kms.Key, Has("key_arn", "a KMS key", "kms.Key.from_key_arn")]
"""A KMS key."""

FilterEncryption = Annotated[
    Key, Doc("The customer managed key that encrypts the filters.", "not encrypted", FILTERING)
]
"""The key of the filters."""

Queue = Annotated[
    sqs.IQueue | sqs.Queue, Has("queue_arn", "an SQS queue", "sqs.Queue.from_queue_arn")
]
"""An SQS queue."""

Topic = Annotated[
    sns.ITopic | sns.Topic, Has("topic_arn", "an SNS topic", "sns.Topic.from_topic_arn")
]
"""An SNS topic."""

Secret = Annotated[
    secretsmanager.ISecret | secretsmanager.Secret,
    Has("secret_arn", "a Secrets Manager secret", "secretsmanager.Secret.from_secret_complete_arn"),
]
"""A secret."""

Metrics = dict[str, Any] | lambda_.MetricsConfig
"""Which metrics the mapping emits, as a struct or as a dict of its fields."""

MetricsConfig = Annotated[
    Metrics, Doc("Which metrics Lambda emits for the mapping.", "none", METRICS)
]
"""Which metrics the mapping emits."""

EventCountConfig = Annotated[
    MetricsConfig,
    Fields(
        lambda_.MetricsConfig,
        metrics=(Each(OneOf((lambda_.MetricType.EVENT_COUNT,))), Distinct()),
    ),
]
"""The metrics of every source but Kafka."""

ProvisionedPollerConfig = Annotated[
    lambda_.ProvisionedPollerConfig | dict[str, Any],
    Fields(
        lambda_.ProvisionedPollerConfig,
        minimum_pollers=Between(1, 200),
        maximum_pollers=Between(1, 2000),
        poller_group_name=(
            Length(0, 128),
            Matches("[a-zA-Z0-9_-]*", "made of letters, digits, hyphens and underscores only"),
        ),
    ),
    Ordered("minimum_pollers", "maximum_pollers"),
    Doc("Pollers of the mapping's own, ready for bursts.", "on-demand polling", POLLERS),
]
"""Provisioned mode; SQS has ranges of its own."""

OnFailure = Annotated[
    lambda_.IEventSourceDlq,
    Implements(
        lambda_.IEventSourceDlq,
        "a destination such as SqsDlq, SnsDlq, S3OnFailureDestination or KafkaDlq",
    ),
    Doc("Where records go that could not be processed.", "they are discarded", API),
]
"""Where failed records go."""

BisectBatchOnError = Annotated[
    bool, Doc("Split a batch that failed in two, and retry each half.", "False", API)
]
"""Whether failing batches are split."""

MaxRecordAge = Annotated[
    cdk.Duration | Infinite,
    OrInfinite(Seconds(60, 604_800)),
    Doc("Discard records that are older than this.", "INFINITE", API),
]
"""How old a record may be."""

RetryAttempts = Annotated[
    Number | Infinite,
    OrInfinite(Between(-1, 10_000)),
    Doc(
        "How often a failed batch is retried; INFINITE or -1: until its records expire.",
        "INFINITE",
        API,
    ),
]
"""How often a batch is retried."""

ParallelizationFactor = Annotated[
    Number, Between(1, 10), Doc("How many batches of one shard are processed at a time.", "1", API)
]
"""Batches per shard at a time."""

TumblingWindow = Annotated[
    cdk.Duration,
    Seconds(0, 900),
    Doc("The length of the windows over which the function aggregates.", "no windows", API),
]
"""The length of aggregation windows."""

StartingPosition = Annotated[
    lambda_.StartingPosition, Doc("Where in the stream Lambda starts to read.", page=API)
]
"""Where reading starts."""

StartingPositionTimestamp = Annotated[
    Number, PastTime(), Doc("The time to start at, with AT_TIMESTAMP.", page=API)
]
"""The time at which reading starts."""
