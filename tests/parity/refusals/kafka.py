"""Arguments that the Kafka sources, their registries and their destination refuse."""

from types import ModuleType
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager

from tests.parity.building import arn, key
from tests.parity.refusals.arguments import AT_TIMESTAMP, LATEST, Refused, seconds

VALUE = [{"attribute": lambda_.KafkaSchemaValidationAttribute.VALUE}]


def _managed(les: ModuleType, **props: Any) -> Any:
    usual = {
        "cluster_arn": arn("kafka", "cluster/orders/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5"),
        "topic": "orders",
        "starting_position": LATEST,
    }
    return les.ManagedKafkaEventSource(**{**usual, **props})


def _own(les: ModuleType, **props: Any) -> Any:
    usual = {
        "bootstrap_servers": ["b-1.example.com:9092"],
        "topic": "orders",
        "starting_position": LATEST,
    }
    return les.SelfManagedKafkaEventSource(**{**usual, **props})


def _secret(stack: cdk.Stack) -> secretsmanager.Secret:
    return secretsmanager.Secret(stack, "Secret")


def _with_glue(les: ModuleType, **props: Any) -> Any:
    registry = les.GlueSchemaRegistry(
        event_record_format=lambda_.EventRecordFormat.JSON,
        schema_validation_configs=VALUE,
        **props,
    )
    pollers = {"minimum_pollers": 1}
    return _managed(les, provisioned_poller_config=pollers, schema_registry_config=registry)


def _with_topic_for_failures(les: ModuleType, name: str) -> Any:
    return _managed(les, on_failure=les.KafkaDlq(name))


def _pollers(les: ModuleType, minimum: int | None = None, maximum: int | None = None) -> Any:
    config = les.ProvisionedPollerConfig(minimum_pollers=minimum, maximum_pollers=maximum)
    return _managed(les, provisioned_poller_config=config)


def _vpc_without_subnets(les: ModuleType, stack: cdk.Stack) -> Any:
    vpc = ec2.Vpc(stack, "Vpc")
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
    return _own(les, vpc=vpc, security_group=group)


MANAGED: dict[str, Refused] = {
    "managed_no_topic": lambda les, _: les.ManagedKafkaEventSource(
        cluster_arn=arn("kafka", "cluster/orders/1-2"), starting_position=LATEST
    ),
    "managed_no_timestamp": lambda les, _: _managed(les, starting_position=AT_TIMESTAMP),
    "managed_needless_timestamp": lambda les, _: _managed(les, starting_position_timestamp=1),
    "managed_minimum_pollers_of_0": lambda les, _: _pollers(les, 0),
    "managed_minimum_pollers_above_200": lambda les, _: _pollers(les, 201),
    "managed_maximum_pollers_of_0": lambda les, _: _pollers(les, None, 0),
    "managed_maximum_pollers_above_2000": lambda les, _: _pollers(les, None, 2001),
    "managed_more_pollers_at_least_than_at_most": lambda les, _: _pollers(les, 3, 2),
    "managed_no_metrics_in_config": lambda les, _: _managed(les, metrics_config={"metrics": []}),
    "managed_long_consumer_group": lambda les, _: _managed(les, consumer_group_id="g" * 201),
    "managed_consumer_group_with_umlaut": lambda les, _: _managed(les, consumer_group_id="bücher"),
    "managed_record_age_below_a_minute": lambda les, _: _managed(les, max_record_age=seconds(30)),
    "managed_retries_below_minus_1": lambda les, _: _managed(les, retry_attempts=-2),
    "managed_window_above_300_seconds": lambda les, _: _managed(
        les, max_batching_window=seconds(301)
    ),
    "managed_key_without_filters": lambda les, stack: _managed(les, filter_encryption=key(stack)),
    "managed_factor": lambda les, _: _managed(les, parallelization_factor=2),
}

SELF_MANAGED: dict[str, Refused] = {
    "self_managed_neither_secret_nor_vpc": lambda les, _: _own(les),
    "self_managed_no_servers": lambda les, stack: _own(
        les, secret=_secret(stack), bootstrap_servers=[]
    ),
    "self_managed_servers_as_text": lambda les, stack: _own(
        les, secret=_secret(stack), bootstrap_servers="b-1.example.com:9092"
    ),
    "self_managed_vpc_without_group": lambda les, stack: _own(
        les, vpc=ec2.Vpc(stack, "Vpc"), vpc_subnets=ec2.SubnetSelection(one_per_az=True)
    ),
    "self_managed_vpc_without_subnets": _vpc_without_subnets,
    "self_managed_no_timestamp": lambda les, stack: _own(
        les, secret=_secret(stack), starting_position=AT_TIMESTAMP
    ),
    "self_managed_needless_timestamp": lambda les, stack: _own(
        les, secret=_secret(stack), starting_position_timestamp=1_655_237_653
    ),
    "self_managed_no_metrics_in_config": lambda les, stack: _own(
        les, secret=_secret(stack), metrics_config=lambda_.MetricsConfig(metrics=[])
    ),
    "self_managed_unknown_authentication": lambda les, stack: _own(
        les, secret=_secret(stack), authentication_method="BASIC_AUTH"
    ),
}

PARTS: dict[str, Refused] = {
    "failures_to_empty_topic": lambda les, _: _with_topic_for_failures(les, ""),
    "failures_to_blank_topic": lambda les, _: _with_topic_for_failures(les, "  "),
    "failures_to_bare_scheme": lambda les, _: _with_topic_for_failures(les, "kafka://"),
    "failures_to_topic_with_space": lambda les, _: _with_topic_for_failures(les, "failed orders"),
    "failures_to_path": lambda les, _: _with_topic_for_failures(les, "kafka://failed/orders"),
    "failures_to_queue_itself": lambda les, _: _managed(les, on_failure="arn:aws:sqs:::orders"),
    "glue_no_registry": lambda les, _: _with_glue(les),
    "glue_arn_of_schema": lambda les, _: _with_glue(
        les, schema_registry_arn=arn("glue", "schema/orders/order")
    ),
    "glue_no_arn": lambda les, _: _with_glue(les, schema_registry_arn="orders"),
    "confluent_no_secret": lambda les, _: les.ConfluentSchemaRegistry(
        schema_registry_uri="https://registry.example.com",
        authentication_type=lambda_.KafkaSchemaRegistryAccessConfigType.BASIC_AUTH,
        event_record_format=lambda_.EventRecordFormat.JSON,
        schema_validation_configs=VALUE,
    ),
}
