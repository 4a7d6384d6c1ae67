"""What users write to read brokers and clusters; no type checker may complain."""

import aws_cdk as cdk
from aws_cdk import aws_amazonmq as amazonmq
from aws_cdk import aws_docdb as docdb
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager

from lambda_event_sources import (
    ActiveMqEventSource,
    DocumentDbEventSource,
    FullDocument,
    IamAuth,
    IamOAuthBearerAuth,
    KafkaDlq,
    OAuthBearerAuth,
    RabbitMqEventSource,
    SelfManagedKafkaEventSource,
    SelfManagedKafkaQueueEventSource,
)

BROKER = "arn:aws:mq:eu-west-1:111111111111:broker:orders:b-1"
CLUSTER = "arn:aws:kafka:eu-west-1:111111111111:cluster/orders/0a1b2c3d-1"
LATEST = lambda_.StartingPosition.LATEST
SERVERS = ["broker:9092"]


def brokers(fn: lambda_.Function, broker: amazonmq.CfnBroker, secret: secretsmanager.Secret) -> str:
    source = ActiveMqEventSource(broker, queue="orders", secret=secret)
    fn.add_event_source(source)
    fn.add_event_source(
        RabbitMqEventSource(
            BROKER,
            queue="orders",
            virtual_host="shop",
            secret=secret,
            batch_size=10,
            max_batching_window=cdk.Duration.seconds(5),
            filters=[{"data": {"type": ["order"]}}],
        )
    )
    return source.mapping_for(fn).event_source_mapping_id


def clusters(
    fn: lambda_.Function,
    owned: docdb.DatabaseCluster,
    imported: docdb.IDatabaseCluster,
    secret: secretsmanager.ISecret,
) -> docdb.IDatabaseCluster:
    for cluster in (owned, imported, "orders"):
        source = DocumentDbEventSource(
            cluster,
            database_name="shop",
            full_document=FullDocument.UPDATE_LOOKUP,
            secret=secret,
            starting_position=LATEST,
        )
        fn.add_event_source(source)
    return source.cluster


def kafka(fn: lambda_.Function, secret: secretsmanager.Secret) -> None:
    ways = (OAuthBearerAuth(secret, scope="read"), IamAuth(CLUSTER), IamOAuthBearerAuth("kafka"))
    for authentication in ways:
        fn.add_event_source(
            SelfManagedKafkaEventSource(
                bootstrap_servers=SERVERS,
                topic="orders",
                starting_position=LATEST,
                authentication=authentication,
            )
        )
    fn.add_event_source(
        SelfManagedKafkaQueueEventSource(
            bootstrap_servers=SERVERS,
            topic="orders",
            secret=secret,
            on_failure=KafkaDlq("failed"),
            provisioned_poller_config={"minimum_pollers": 1},
        )
    )
