# The public names, one line each. Type checkers read this file; __init__.py loads by it.
from aws_cdk.aws_lambda import ProvisionedPollerConfig as ProvisionedPollerConfig

from lambda_event_sources.asynchronous.s3 import S3EventSource as S3EventSource
from lambda_event_sources.asynchronous.s3 import S3EventSourceV2 as S3EventSourceV2
from lambda_event_sources.asynchronous.sns import SnsEventSource as SnsEventSource
from lambda_event_sources.core.checks import checked as checked
from lambda_event_sources.core.errors import NotBoundError as NotBoundError
from lambda_event_sources.core.errors import PropTypeError as PropTypeError
from lambda_event_sources.core.errors import ValidationError as ValidationError
from lambda_event_sources.core.infinite import INFINITE as INFINITE
from lambda_event_sources.core.infinite import Infinite as Infinite
from lambda_event_sources.core.mapping import MappedEventSource as MappedEventSource
from lambda_event_sources.core.source import AnyFunction as AnyFunction
from lambda_event_sources.core.source import EventSource as EventSource
from lambda_event_sources.destinations import KafkaDlq as KafkaDlq
from lambda_event_sources.destinations import S3OnFailureDestination as S3OnFailureDestination
from lambda_event_sources.destinations import SnsDlq as SnsDlq
from lambda_event_sources.destinations import SqsDlq as SqsDlq
from lambda_event_sources.filters.builder import Filter as Filter
from lambda_event_sources.filters.matching import matches as matches
from lambda_event_sources.mappings.dynamodb import DynamoEventSource as DynamoEventSource
from lambda_event_sources.mappings.kinesis import KinesisEventSource as KinesisEventSource
from lambda_event_sources.mappings.kinesis_consumer import (
    KinesisConsumerEventSource as KinesisConsumerEventSource,
)
from lambda_event_sources.mappings.managed_kafka import (
    ManagedKafkaEventSource as ManagedKafkaEventSource,
)
from lambda_event_sources.mappings.self_managed_kafka import (
    AuthenticationMethod as AuthenticationMethod,
)
from lambda_event_sources.mappings.self_managed_kafka import (
    SelfManagedKafkaEventSource as SelfManagedKafkaEventSource,
)
from lambda_event_sources.mappings.sqs import SqsEventSource as SqsEventSource
from lambda_event_sources.mappings.stream import StreamEventSource as StreamEventSource
from lambda_event_sources.schema_registries import (
    ConfluentSchemaRegistry as ConfluentSchemaRegistry,
)
from lambda_event_sources.schema_registries import GlueSchemaRegistry as GlueSchemaRegistry
from lambda_event_sources.synchronous.rest_api import ApiEventSource as ApiEventSource
