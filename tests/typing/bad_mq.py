"""Mistakes that both type checkers find; the line of each is marked."""

from aws_cdk import aws_amazonmq as amazonmq
from aws_cdk import aws_docdb as docdb
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import (
    ActiveMqEventSource,
    DocumentDbEventSource,
    IamOAuthBearerAuth,
    OAuthBearerAuth,
    RabbitMqEventSource,
    SelfManagedKafkaQueueEventSource,
)

LATEST = lambda_.StartingPosition.LATEST


def brokers(broker: amazonmq.CfnBroker, queue: sqs.Queue, secret: secretsmanager.Secret) -> None:
    ActiveMqEventSource(queue, queue="orders", secret=secret)  # refused
    ActiveMqEventSource(broker, queue=queue, secret=secret)  # refused
    ActiveMqEventSource(broker, queue="orders")  # refused
    ActiveMqEventSource(broker, queue="orders", secret=secret, virtual_host="a")  # refused
    RabbitMqEventSource(broker, "orders", secret=secret)  # refused


def clusters(cluster: docdb.DatabaseCluster, secret: secretsmanager.Secret) -> None:
    DocumentDbEventSource(cluster, secret=secret, starting_position=LATEST)  # refused
    DocumentDbEventSource(cluster, database_name="a", secret=secret, filters=[])  # refused


def kafka() -> None:
    OAuthBearerAuth("secret")  # refused
    IamOAuthBearerAuth()  # refused
    SelfManagedKafkaQueueEventSource(topic="orders", starting_position=LATEST)  # refused
