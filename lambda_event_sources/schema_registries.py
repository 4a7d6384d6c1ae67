"""Schema registries that Kafka records are decoded and validated with."""

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any

import aws_cdk as cdk
import jsii
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Length, Matches
from lambda_event_sources.core.nested import Each, Fields, NotEmpty, OnceEach
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rights import (
    NeedsRights,
    allow,
    grant_secret,
    secret_rights,
)
from lambda_event_sources.core.roles import grant_or_warn
from lambda_event_sources.core.rules import ExactlyOne

_PAGE = f"{props.GUIDE}/services-consume-kafka-events.html"
_URI = "https://docs.aws.amazon.com/lambda/latest/api/API_KafkaSchemaRegistryConfig.html"
_CONFIG = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference"
    "/aws-properties-lambda-eventsourcemapping-schemaregistryconfig.html"
)
_GLUE_ARN = r"arn:[^:]+:glue:[^:]+:[^:]+:registry/([^/]+)"
_KNOWN_GLUE_ARN = r"arn:[^:]+:glue:[^:]+:\d{12}:registry/[^/]+"
_SCHEMAS = "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:schema/${registryName}/*"

EventRecordFormat = Annotated[
    lambda_.EventRecordFormat,
    Has("value", "EventRecordFormat.JSON or EventRecordFormat.SOURCE"),
    Doc("The format in which the function gets the records: JSON, or as they are.", page=_PAGE),
]
SchemaValidationConfigs = Annotated[
    Sequence[lambda_.KafkaSchemaValidationConfig | dict[str, Any]],
    NotEmpty(),
    Each(Fields(lambda_.KafkaSchemaValidationConfig)),
    OnceEach("attribute"),
    Doc("Which parts of a record are validated: its key, its value, or both.", page=_CONFIG),
]


@jsii.implements(lambda_.ISchemaRegistry)
class SchemaRegistry(NeedsRights):
    """A schema registry; a subclass says where it is, and how it is reached."""

    _format: lambda_.EventRecordFormat
    _validation: Sequence[lambda_.KafkaSchemaValidationConfig | dict[str, Any]]

    @abstractmethod
    def _address(self) -> str:
        """Return the registry's ARN or URI."""

    @abstractmethod
    def _access(self) -> list[lambda_.KafkaSchemaRegistryAccessConfig | dict[str, Any]] | None:
        """Return what Lambda authenticates with, if there is anything."""

    def bind(
        self, target: lambda_.IEventSourceMapping, target_handler: lambda_.IFunction
    ) -> lambda_.KafkaSchemaRegistryConfig:
        """Allow the function's role to read the registry; called by the mapping.

        Args:
            target: The mapping whose records are decoded.
            target_handler: The function that gets them.

        Returns:
            Address, access and formats, for the mapping.
        """
        del target
        grant_or_warn(target_handler, f"read its {type(self).__name__}", self._grant)
        return lambda_.KafkaSchemaRegistryConfig(
            schema_registry_uri=self._address(),
            event_record_format=self._format,
            schema_validation_configs=self._validation,
            access_configs=self._access(),
        )


class GlueSchemaRegistry(SchemaRegistry):
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
            Matches(_KNOWN_GLUE_ARN, "the ARN of a Glue registry"),
            Doc("The registry's ARN.", "schema_registry is given", _PAGE),
        ]
        | None = None,
    ) -> None:
        """Name the registry, and say how records are checked and handed over."""
        self._registry = schema_registry
        self._arn = schema_registry_arn
        self._format = event_record_format
        self._validation = schema_validation_configs

    def _address(self) -> str:
        return self._registry.attr_arn if self._registry is not None else self._arn or ""

    def _access(self) -> None:
        """Return nothing: what the role is allowed is enough."""

    def _permissions(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to read the registry.

        https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html
        """
        arn = self._address()
        schemas = cdk.Fn.sub(_SCHEMAS, {"registryName": self._name()})
        yield allow(["glue:GetRegistry"], arn)
        yield allow(["glue:GetSchemaVersion"], arn, schemas)

    def _name(self) -> str:
        if self._registry is not None:
            return self._registry.name
        match = re.fullmatch(_GLUE_ARN, self._address())
        # What is all token has its name cut out of it at deploy.
        return match[1] if match else cdk.Fn.select(1, cdk.Fn.split("/", self._address()))


class ConfluentSchemaRegistry(SchemaRegistry):
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
            Matches(
                r"https?://[a-zA-Z0-9\-/*:_+=.@]+",
                "an http or https URL of letters, digits and -/*:_+=.@ only",
            ),
            Length(1, 10_000),
            Doc("The registry's URL.", page=_URI),
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

    def _address(self) -> str:
        return self._uri

    def _access(self) -> list[lambda_.KafkaSchemaRegistryAccessConfig | dict[str, Any]]:
        uri = self._secret.secret_arn
        return [lambda_.KafkaSchemaRegistryAccessConfig(type=self._type, uri=uri)]

    def _permissions(self) -> Iterable[iam.PolicyStatement]:
        """Return what it takes to read the secret."""
        return secret_rights(self._secret)

    def _grant(self, target: lambda_.IFunction) -> None:
        grant_secret(self._secret, target)
