"""The Lambda API's own model accepts the mappings of the sources that CDK's module lacks."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_docdb as docdb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from botocore.validate import ParamValidator

from tests.mappings.test_mq import broker
from tests.parity.building import arn, function, number, text
from tests.parity.create_request import Resolver, request_shape, to_request
from tests.parity.synthesis import OURS, synthesize
from tests.parity.test_api_model import violations

LATEST = lambda_.StartingPosition.LATEST
SERVERS = ["b-1.example.com:9092", "b-2.example.com:9092"]
CLUSTER = arn("kafka", "cluster/orders/0a1b2c3d-1")
BROKER = arn("mq", "broker:orders:b-1")


def _secret(stack: cdk.Stack) -> Any:
    return secretsmanager.Secret(stack, "Secret")


def a_broker(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(
        les.ActiveMqEventSource(broker(stack, "ACTIVEMQ"), queue="orders", secret=_secret(stack))
    )


def a_broker_with_all_options(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(
        les.RabbitMqEventSource(
            BROKER,
            queue="q" * 1000,
            virtual_host="shop 2",
            secret=_secret(stack),
            batch_size=10_000,
            max_batching_window=cdk.Duration.minutes(5),
            enabled=False,
            filters=[{"data": {"type": ["order"]}}],
            filter_encryption=kms.Key(stack, "Key"),
        )
    )


def a_broker_by_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(
        les.RabbitMqEventSource(
            text(stack, "Broker", BROKER),
            queue=text(stack, "Queue", "orders"),
            virtual_host=text(stack, "Host", "shop"),
            secret=_secret(stack),
            batch_size=number(stack, "Size", 10),
        )
    )


def a_cluster(les: ModuleType, stack: cdk.Stack) -> None:
    cluster = docdb.DatabaseCluster(
        stack,
        "Cluster",
        instance_type=ec2.InstanceType("t4g.medium"),
        master_user=docdb.Login(username="orders"),
        vpc=ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1),
    )
    function(stack).add_event_source(
        les.DocumentDbEventSource(
            cluster, database_name="shop", secret=_secret(stack), starting_position=LATEST
        )
    )


def a_cluster_with_all_options(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(
        les.DocumentDbEventSource(
            "orders",
            database_name="d" * 63,
            collection_name="c" * 57,
            full_document=les.FullDocument.UPDATE_LOOKUP,
            secret=_secret(stack),
            starting_position=lambda_.StartingPosition.AT_TIMESTAMP,
            starting_position_timestamp=1_655_237_653,
            batch_size=1,
            max_batching_window=cdk.Duration.seconds(0),
            enabled=True,
        )
    )


def _kafka(les: ModuleType, stack: cdk.Stack, **props: Any) -> None:
    function(stack).add_event_source(
        les.SelfManagedKafkaEventSource(
            bootstrap_servers=SERVERS, topic="orders", starting_position=LATEST, **props
        )
    )


def kafka_with_tokens_of_a_provider(les: ModuleType, stack: cdk.Stack) -> None:
    names = ("audience", "identity_pool", "logical_cluster", "scope")
    more = dict.fromkeys(names, "lkc-1 a/*:_+=.@")
    _kafka(les, stack, authentication=les.OAuthBearerAuth(_secret(stack), **more))


def kafka_with_tokens_of_aws(les: ModuleType, stack: cdk.Stack) -> None:
    _kafka(les, stack, authentication=les.IamOAuthBearerAuth("https://kafka.example.com"))


def kafka_with_the_role(les: ModuleType, stack: cdk.Stack) -> None:
    certificate = secretsmanager.Secret(stack, "Certificate")
    _kafka(les, stack, authentication=les.IamAuth(CLUSTER), root_ca_certificate=certificate)


def kafka_in_queue_mode(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(
        les.SelfManagedKafkaQueueEventSource(
            bootstrap_servers=SERVERS,
            topic="orders",
            consumer_group_id="readers",
            secret=_secret(stack),
            retry_attempts=0,
            provisioned_poller_config={"minimum_pollers": 1, "maximum_pollers": 2},
            on_failure=les.KafkaDlq("failed"),
        )
    )


SCENARIOS: list[Callable[[ModuleType, cdk.Stack], None]] = [
    a_broker,
    a_broker_with_all_options,
    a_broker_by_parameters,
    a_cluster,
    a_cluster_with_all_options,
    kafka_with_tokens_of_a_provider,
    kafka_with_tokens_of_aws,
    kafka_with_the_role,
    kafka_in_queue_mode,
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_lambda_accepts_the_mappings(scenario: Callable[[ModuleType, cdk.Stack], None]) -> None:
    """The request that CloudFormation makes of each mapping is one that the API knows."""
    assembly, shape = synthesize(scenario, OURS, "fixed"), request_shape()
    mappings = assembly.resources("AWS::Lambda::EventSourceMapping")
    for (file, _), mapping in mappings.items():
        request = to_request(Resolver(assembly, file).resolve(mapping["Properties"]), shape)
        report = ParamValidator().validate(request, shape)
        assert not report.has_errors(), report.generate_report()
        assert list(violations(request, shape)) == []
    assert len(mappings) == 1
