"""Schema registries that Kafka records are decoded and validated with."""

import re
from collections.abc import Sequence
from typing import Annotated, Any

import aws_cdk as cdk
import jsii
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Has, Length, Matches
from lambda_event_sources.core.nested import Each, Fields
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rules import ExactlyOne

_PAGE = "https://docs.aws.amazon.com/lambda/latest/dg/services-consume-kafka-events.html"
_GLUE_ARN = r"arn:[^:]+:glue:[^:]+:[^:]+:registry/([^/]+)"
_SCHEMAS = "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:schema/${registryName}/*"

EventRecordFormat = Annotated[
    lambda_.EventRecordFormat,
    Has("value", "EventRecordFormat.JSON or EventRecordFormat.SOURCE"),
    Doc("The format in which the function gets the records: JSON, or as they are.", page=_PAGE),
]
SchemaValidationConfigs = Annotated[
    Sequence[lambda_.KafkaSchemaValidationConfig | dict[str, Any]],
    Each(Fields(lambda_.KafkaSchemaValidationConfig)),
    Doc("Which parts of a record are validated: its key, its value, or both.", page=_PAGE),
]


@jsii.implements(lambda_.ISchemaRegistry)
class GlueSchemaRegistry:
    """A registry of AWS Glue; the function's role is allowed to read it and its schemas."""

    @checked(ExactlyOne("schema_registry_arn", "schema_registry"))
    def __init__(
        self,
        *,
        event_record_format: EventRecordFormat,
        schema_validation_configs: SchemaValidationConfigs,
        schema_registry: Annotated[
            glue.CfnRegistry, Doc("The registry.", "schema_registry_arn is given", _PAGE)
        ]
        | None = None,
        schema_registry_arn: Annotated[
            str,
            Matches(_GLUE_ARN, "the ARN of a Glue registry"),
            Doc("The registry's ARN.", "schema_registry is given", _PAGE),
        ]
        | None = None,
    ) -> None:
        """Name the registry, and say how records are checked and handed over."""
        self._registry = schema_registry
        self._arn = schema_registry_arn
        self._format = event_record_format
        self._validation = schema_validation_configs

    def bind(
        self, target: lambda_.IEventSourceMapping, target_handler: lambda_.IFunction
    ) -> lambda_.KafkaSchemaRegistryConfig:
        """Allow the function's role to read the registry; called by the mapping.

        Args:
            target: The mapping whose records are decoded.
            target_handler: The function that gets them.

        Returns:
            The registry's address and the formats, for the mapping.
        """
        del target
        arn, name = self._arn_and_name()
        schemas = cdk.Fn.sub(_SCHEMAS, {"registryName": name})
        for action, resources in (
            ("glue:GetRegistry", [arn]),
            ("glue:GetSchemaVersion", [arn, schemas]),
        ):
            target_handler.add_to_role_policy(
                iam.PolicyStatement(actions=[action], resources=resources)
            )
        return lambda_.KafkaSchemaRegistryConfig(
            schema_registry_uri=arn,
            event_record_format=self._format,
            schema_validation_configs=self._validation,
        )

    def _arn_and_name(self) -> tuple[str, str]:
        if self._registry is not None:
            return self._registry.attr_arn, self._registry.name
        arn = self._arn or ""
        match = re.fullmatch(_GLUE_ARN, arn)
        # What is all token has its name cut out of it at deploy.
        return arn, match[1] if match else cdk.Fn.select(1, cdk.Fn.split("/", arn))


@jsii.implements(lambda_.ISchemaRegistry)
class ConfluentSchemaRegistry:
    """A registry of Confluent; the function's role is allowed to read the secret."""

    @checked()
    def __init__(
        self,
        *,
        authentication_type: Annotated[
            lambda_.KafkaSchemaRegistryAccessConfigType,
            Doc("How Lambda authenticates with the registry.", page=_PAGE),
        ],
        event_record_format: EventRecordFormat,
        schema_registry_uri: Annotated[
            str,
            Length(1, 10_000),
            Matches(r"[a-zA-Z0-9\-/*:_+=.@]*", "a URI of letters, digits and -/*:_+=.@ only"),
            Doc("The registry's URI.", page=_PAGE),
        ],
        schema_validation_configs: SchemaValidationConfigs,
        secret: Annotated[props.Secret, Doc("What Lambda authenticates with.", page=_PAGE)],
    ) -> None:
        """Name the registry, and say how records are checked and handed over."""
        self._type = authentication_type
        self._format = event_record_format
        self._uri = schema_registry_uri
        self._validation = schema_validation_configs
        self._secret = secret

    def bind(
        self, target: lambda_.IEventSourceMapping, target_handler: lambda_.IFunction
    ) -> lambda_.KafkaSchemaRegistryConfig:
        """Allow the function's role to read the secret; called by the mapping.

        Args:
            target: The mapping whose records are decoded.
            target_handler: The function that gets them.

        Returns:
            The registry's address, formats and access, for the mapping.
        """
        del target
        self._secret.grant_read(target_handler)
        access = lambda_.KafkaSchemaRegistryAccessConfig(
            type=self._type, uri=self._secret.secret_arn
        )
        return lambda_.KafkaSchemaRegistryConfig(
            schema_registry_uri=self._uri,
            event_record_format=self._format,
            schema_validation_configs=self._validation,
            access_configs=[access],
        )
