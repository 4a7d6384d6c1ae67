"""What makes the grants of the two modules differ."""

from types import ModuleType

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sqs as sqs

from tests.parity.building import ACCOUNT, arn, function

LATEST = lambda_.StartingPosition.LATEST
CLUSTER = arn("kafka", "cluster/orders/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5")
CONNECTION = arn("kafka", "vpc-connection/222222222222/orders/6357e0b2-0e6a-4b86-a0b4-70df9-7")


def secret_under_imported_key(les: ModuleType, stack: cdk.Stack) -> None:
    key = kms.Key.from_key_arn(stack, "Key", arn("kms", "key/6357e0b2-0e6a-4b86-a0b4-70df934c2e31"))
    imported = secretsmanager.Secret.from_secret_attributes(
        stack,
        "Imported",
        secret_complete_arn=arn("secretsmanager", "secret:AmazonMSK_orders-aBcDeF"),
        encryption_key=key,
    )
    owned = secretsmanager.Secret(stack, "Owned", encryption_key=key)
    for name, secret in {"orders": owned, "refunds": imported}.items():
        source = les.SelfManagedKafkaEventSource(
            bootstrap_servers=["b-1.example.com:9092"],
            topic=name,
            starting_position=LATEST,
            secret=secret,
        )
        function(stack, name).add_event_source(source)


def vpc_connection(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.ManagedKafkaEventSource(
        cluster_arn=CONNECTION, topic="orders", starting_position=LATEST
    )
    function(stack).add_event_source(source)


def managed_kafka_with_imported_role(les: ModuleType, stack: cdk.Stack) -> None:
    role = iam.Role.from_role_arn(stack, "Role", f"arn:aws:iam::{ACCOUNT}:role/runner")
    source = les.ManagedKafkaEventSource(
        cluster_arn=CLUSTER, topic="orders", starting_position=LATEST
    )
    function(stack, role=role).add_event_source(source)


def imported_function_with_owned_role(les: ModuleType, stack: cdk.Stack) -> None:
    principal = iam.ServicePrincipal("lambda.amazonaws.com")
    fn = lambda_.Function.from_function_attributes(
        stack,
        "Fn",
        function_arn=arn("lambda", "function:imported"),
        role=iam.Role(stack, "Role", assumed_by=principal),  # pyright: ignore[reportArgumentType]
        same_environment=True,
    )
    fn.add_event_source(les.SqsEventSource(sqs.Queue(stack, "Queue")))
