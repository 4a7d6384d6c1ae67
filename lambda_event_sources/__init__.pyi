# The public names, one line each. Type checkers read this file; __init__.py loads by it.
from aws_cdk.aws_lambda import ProvisionedPollerConfig as ProvisionedPollerConfig

from lambda_event_sources.asynchronous.alarm import AlarmEventSource as AlarmEventSource
from lambda_event_sources.asynchronous.code_commit import (
    CodeCommitEventSource as CodeCommitEventSource,
)
from lambda_event_sources.asynchronous.config import ConfigEventSource as ConfigEventSource
from lambda_event_sources.asynchronous.event_bridge import (
    EventBridgeEventSource as EventBridgeEventSource,
)
from lambda_event_sources.asynchronous.iot_rule import IotRuleEventSource as IotRuleEventSource
from lambda_event_sources.asynchronous.logs import LogsEventSource as LogsEventSource
from lambda_event_sources.asynchronous.s3 import S3EventSource as S3EventSource
from lambda_event_sources.asynchronous.s3 import S3EventSourceV2 as S3EventSourceV2
from lambda_event_sources.asynchronous.schedule import ScheduleEventSource as ScheduleEventSource
from lambda_event_sources.asynchronous.scheduler import SchedulerEventSource as SchedulerEventSource
from lambda_event_sources.asynchronous.secret_rotation import (
    SecretRotationEventSource as SecretRotationEventSource,
)
from lambda_event_sources.asynchronous.ses import SesEventSource as SesEventSource
from lambda_event_sources.asynchronous.sns import SnsEventSource as SnsEventSource
from lambda_event_sources.core.checks import checked as checked
from lambda_event_sources.core.errors import NotBoundError as NotBoundError
from lambda_event_sources.core.errors import PropTypeError as PropTypeError
from lambda_event_sources.core.errors import ValidationError as ValidationError
from lambda_event_sources.core.infinite import INFINITE as INFINITE
from lambda_event_sources.core.infinite import Infinite as Infinite
from lambda_event_sources.core.mapping import MappedEventSource as MappedEventSource
from lambda_event_sources.core.pushed import PushedEventSource as PushedEventSource
from lambda_event_sources.core.source import AnyFunction as AnyFunction
from lambda_event_sources.core.source import EventSource as EventSource
from lambda_event_sources.destinations import KafkaDlq as KafkaDlq
from lambda_event_sources.destinations import S3OnFailureDestination as S3OnFailureDestination
from lambda_event_sources.destinations import SnsDlq as SnsDlq
from lambda_event_sources.destinations import SqsDlq as SqsDlq
from lambda_event_sources.filters.builder import Filter as Filter
from lambda_event_sources.filters.matching import matches as matches
from lambda_event_sources.mappings.active_mq import ActiveMqEventSource as ActiveMqEventSource
from lambda_event_sources.mappings.document_db import (
    DocumentDbEventSource as DocumentDbEventSource,
)
from lambda_event_sources.mappings.document_db import FullDocument as FullDocument
from lambda_event_sources.mappings.dynamodb import DynamoEventSource as DynamoEventSource
from lambda_event_sources.mappings.kinesis import KinesisEventSource as KinesisEventSource
from lambda_event_sources.mappings.kinesis_consumer import (
    KinesisConsumerEventSource as KinesisConsumerEventSource,
)
from lambda_event_sources.mappings.managed_kafka import (
    ManagedKafkaEventSource as ManagedKafkaEventSource,
)
from lambda_event_sources.mappings.rabbit_mq import RabbitMqEventSource as RabbitMqEventSource
from lambda_event_sources.mappings.self_managed_kafka import (
    SelfManagedKafkaEventSource as SelfManagedKafkaEventSource,
)
from lambda_event_sources.mappings.self_managed_kafka_queue import (
    SelfManagedKafkaQueueEventSource as SelfManagedKafkaQueueEventSource,
)
from lambda_event_sources.mappings.sqs import SqsEventSource as SqsEventSource
from lambda_event_sources.mappings.stream import StreamEventSource as StreamEventSource
from lambda_event_sources.parts.kafka_authentication import (
    AuthenticationMethod as AuthenticationMethod,
)
from lambda_event_sources.parts.kafka_authentication import IamAuth as IamAuth
from lambda_event_sources.parts.kafka_authentication import IamOAuthBearerAuth as IamOAuthBearerAuth
from lambda_event_sources.parts.kafka_authentication import OAuthBearerAuth as OAuthBearerAuth
from lambda_event_sources.schedules.expressions import At as At
from lambda_event_sources.schedules.expressions import Cron as Cron
from lambda_event_sources.schedules.expressions import Rate as Rate
from lambda_event_sources.schema_registries import (
    ConfluentSchemaRegistry as ConfluentSchemaRegistry,
)
from lambda_event_sources.schema_registries import GlueSchemaRegistry as GlueSchemaRegistry
from lambda_event_sources.synchronous.alexa_skill import (
    AlexaSkillEventSource as AlexaSkillEventSource,
)
from lambda_event_sources.synchronous.alexa_skill import (
    AlexaSmartHomeEventSource as AlexaSmartHomeEventSource,
)
from lambda_event_sources.synchronous.app_sync import AppSyncEventSource as AppSyncEventSource
from lambda_event_sources.synchronous.cognito import CognitoEventSource as CognitoEventSource
from lambda_event_sources.synchronous.connect import ConnectEventSource as ConnectEventSource
from lambda_event_sources.synchronous.firehose import FirehoseEventSource as FirehoseEventSource
from lambda_event_sources.synchronous.function_api import ApiEventSource as ApiEventSource
from lambda_event_sources.synchronous.function_url import (
    FunctionUrlEventSource as FunctionUrlEventSource,
)
from lambda_event_sources.synchronous.http_api import HttpApiEventSource as HttpApiEventSource
from lambda_event_sources.synchronous.lattice import LatticeEventSource as LatticeEventSource
from lambda_event_sources.synchronous.lex import LexEventSource as LexEventSource
from lambda_event_sources.synchronous.load_balancer import (
    LoadBalancerEventSource as LoadBalancerEventSource,
)
from lambda_event_sources.synchronous.rest_api import RestApiEventSource as RestApiEventSource
from lambda_event_sources.synchronous.s3_batch import S3BatchEventSource as S3BatchEventSource
from lambda_event_sources.synchronous.s3_object_lambda import (
    S3ObjectLambdaEventSource as S3ObjectLambdaEventSource,
)
from lambda_event_sources.synchronous.web_socket import (
    WebSocketEventSource as WebSocketEventSource,
)
