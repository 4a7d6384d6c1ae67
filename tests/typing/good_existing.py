"""Resources that exist already, by ARN, by name, by a token of the two."""

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3

from lambda_event_sources import (
    DynamoEventSource,
    KinesisConsumerEventSource,
    KinesisEventSource,
    S3EventSource,
    SnsEventSource,
    SqsEventSource,
)

LATEST = lambda_.StartingPosition.LATEST


def triggers(fn: lambda_.Function) -> None:
    fn.add_event_source(SqsEventSource("orders"))
    fn.add_event_source(SqsEventSource(cdk.Fn.import_value("QueueArn")))
    fn.add_event_source(SnsEventSource("arn:aws:sns:eu-west-1:111111111111:orders"))
    fn.add_event_source(S3EventSource("orders", events=[s3.EventType.OBJECT_CREATED]))
    fn.add_event_source(KinesisEventSource("clicks", starting_position=LATEST))
    stream = "arn:aws:kinesis:eu-west-1:111111111111:stream/clicks"
    consumer = KinesisConsumerEventSource(f"{stream}/consumer/reader:1", starting_position=LATEST)
    fn.add_event_source(consumer)
    table = "arn:aws:dynamodb:eu-west-1:111111111111:table/orders"
    fn.add_event_source(DynamoEventSource(f"{table}/stream/2026-01-01", starting_position=LATEST))
