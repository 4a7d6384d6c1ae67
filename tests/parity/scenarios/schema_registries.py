"""Registries that say how Kafka records are encoded."""

from types import ModuleType
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_glue as glue
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager

from tests.parity.building import arn, function, key, text

BOTH = [
    lambda_.KafkaSchemaValidationConfig(attribute=lambda_.KafkaSchemaValidationAttribute.KEY),
    lambda_.KafkaSchemaValidationConfig(attribute=lambda_.KafkaSchemaValidationAttribute.VALUE),
]
VALUE = [{"attribute": lambda_.KafkaSchemaValidationAttribute.VALUE}]
Access = lambda_.KafkaSchemaRegistryAccessConfigType
Format = lambda_.EventRecordFormat


# A registry needs the provisioned mode.
def _add_managed(
    les: ModuleType, stack: cdk.Stack, registry: Any, *, group: str | None = None
) -> None:
    source = les.ManagedKafkaEventSource(
        cluster_arn=arn("kafka", "cluster/orders/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5"),
        topic="orders",
        starting_position=lambda_.StartingPosition.LATEST,
        provisioned_poller_config={"minimum_pollers": 1, "maximum_pollers": 2},
        consumer_group_id=group,
        schema_registry_config=registry,
    )
    function(stack).add_event_source(source)


def _add_self_managed(les: ModuleType, stack: cdk.Stack, registry: Any) -> None:
    source = les.SelfManagedKafkaEventSource(
        bootstrap_servers=["b-1.example.com:9092"],
        topic="orders",
        starting_position=lambda_.StartingPosition.LATEST,
        secret=secretsmanager.Secret(stack, "BrokerSecret"),
        provisioned_poller_config={"minimum_pollers": 1, "maximum_pollers": 2},
        schema_registry_config=registry,
    )
    function(stack).add_event_source(source)


def _confluent(les: ModuleType, secret: Any, **props: Any) -> Any:
    usual: dict[str, Any] = {
        "schema_registry_uri": "https://registry.example.com:8081",
        "authentication_type": Access.BASIC_AUTH,
        "event_record_format": Format.JSON,
        "schema_validation_configs": BOTH,
    }
    return les.ConfluentSchemaRegistry(secret=secret, **{**usual, **props})


def glue_by_arn(les: ModuleType, stack: cdk.Stack) -> None:
    registry = les.GlueSchemaRegistry(
        schema_registry_arn=arn("glue", "registry/orders"),
        event_record_format=Format.JSON,
        schema_validation_configs=BOTH,
    )
    _add_managed(les, stack, registry, group="order-readers")


def glue_of_same_stack(les: ModuleType, stack: cdk.Stack) -> None:
    registry = les.GlueSchemaRegistry(
        schema_registry=glue.CfnRegistry(stack, "Registry", name="orders"),
        event_record_format=Format.SOURCE,
        schema_validation_configs=VALUE,
    )
    _add_managed(les, stack, registry)


def glue_for_self_managed_cluster(les: ModuleType, stack: cdk.Stack) -> None:
    registry = les.GlueSchemaRegistry(
        schema_registry_arn=arn("glue", "registry/orders"),
        event_record_format=Format.SOURCE,
        schema_validation_configs=VALUE,
    )
    _add_self_managed(les, stack, registry)


def glue_by_arn_with_tokens(les: ModuleType, stack: cdk.Stack) -> None:
    registry = les.GlueSchemaRegistry(
        schema_registry_arn=arn(
            "glue", "registry/orders", account=cdk.Aws.ACCOUNT_ID, region=cdk.Aws.REGION
        ),
        event_record_format=Format.JSON,
        schema_validation_configs=VALUE,
    )
    _add_managed(les, stack, registry)


def confluent_for_managed_cluster(les: ModuleType, stack: cdk.Stack) -> None:
    secret = secretsmanager.Secret(stack, "Secret", encryption_key=key(stack))
    _add_managed(les, stack, _confluent(les, secret))


def confluent_with_imported_secret(les: ModuleType, stack: cdk.Stack) -> None:
    complete = arn("secretsmanager", "secret:registry-aBcDeF")
    secret = secretsmanager.Secret.from_secret_complete_arn(stack, "Secret", complete)
    registry = _confluent(les, secret, event_record_format=Format.SOURCE)
    _add_self_managed(les, stack, registry)


def confluent_with_client_certificate(les: ModuleType, stack: cdk.Stack) -> None:
    secret = secretsmanager.Secret(stack, "Secret")
    kind = Access.CLIENT_CERTIFICATE_TLS_AUTH
    _add_self_managed(les, stack, _confluent(les, secret, authentication_type=kind))


def confluent_with_root_certificate(les: ModuleType, stack: cdk.Stack) -> None:
    secret = secretsmanager.Secret(stack, "Secret")
    kind = Access.SERVER_ROOT_CA_CERTIFICATE
    _add_managed(les, stack, _confluent(les, secret, authentication_type=kind))


def confluent_with_named_access_type(les: ModuleType, stack: cdk.Stack) -> None:
    secret = secretsmanager.Secret(stack, "Secret")
    kind = Access.of("OAUTHBEARER_AUTH")
    _add_managed(les, stack, _confluent(les, secret, authentication_type=kind))


def confluent_uri_from_parameter(les: ModuleType, stack: cdk.Stack) -> None:
    uri = text(stack, "Registry", "https://registry.example.com")
    secret = secretsmanager.Secret(stack, "Secret")
    _add_managed(les, stack, _confluent(les, secret, schema_registry_uri=uri))


def one_registry_for_two_functions(les: ModuleType, stack: cdk.Stack) -> None:
    registry = _confluent(
        les, secretsmanager.Secret(stack, "Secret"), schema_validation_configs=VALUE
    )
    for name in ("First", "Second"):
        source = les.ManagedKafkaEventSource(
            cluster_arn=arn("kafka", "cluster/orders/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5"),
            topic="orders",
            starting_position=lambda_.StartingPosition.LATEST,
            provisioned_poller_config={"minimum_pollers": 1},
            schema_registry_config=registry,
        )
        function(stack, name).add_event_source(source)
