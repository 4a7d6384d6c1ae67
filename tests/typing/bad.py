"""Code that users write by mistake; every line marked `# refused` must be an error."""

import aws_cdk as cdk
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import (
    DynamoEventSource,
    EventSource,
    Filter,
    KinesisEventSource,
    S3EventSource,
    SnsEventSource,
    SqsDlq,
    SqsEventSource,
    matches,
)

LATEST = lambda_.StartingPosition.LATEST


def wire(fn: lambda_.Function, queue: sqs.Queue, stream: kinesis.Stream, topic: sns.Topic) -> None:
    """Pass the wrong things."""
    SqsEventSource()  # refused
    SqsEventSource(5)  # refused
    SqsEventSource(topic)  # refused
    SqsEventSource(queue, 10)  # refused
    SqsEventSource(queue, batch_size="10")  # refused
    SqsEventSource(queue, batchsize=10)  # refused
    SqsEventSource(queue, max_batching_window=5)  # refused
    SqsEventSource(queue, on_failure=SqsDlq(queue))  # refused
    KinesisEventSource(stream)  # refused
    KinesisEventSource(queue, starting_position=LATEST)  # refused
    KinesisEventSource(stream, starting_position="LATEST")  # refused
    KinesisEventSource(stream, starting_position=LATEST, on_failure=queue)  # refused
    KinesisEventSource(stream, starting_position=LATEST, provisioned_poller_config={})  # refused
    DynamoEventSource(stream, starting_position=LATEST)  # refused
    S3EventSource(5, events=[s3.EventType.OBJECT_CREATED])  # refused
    SnsEventSource(topic, filter_policy={"a": 5})  # refused
    SnsEventSource(topic, dead_letter_queue="queue")  # refused
    fn.add_event_source(SqsDlq(queue))  # refused
    fn.add_event_source(cdk.Duration.seconds(1))  # refused
    source = SqsEventSource(queue)
    source.event_source_mapping_id = "x"  # refused
    source.mapping_for("fn")  # refused
    EventSource()  # refused
    SqsEventSource(queue, filters={"body": ["a"]})  # refused
    SqsEventSource(queue, filters=["order"])  # refused
    Filter.numeric("!=", 5)  # refused
    Filter.numeric("<", 5, ">", 1)  # refused
    Filter.numeric(">", "5")  # refused
    Filter.anything_but("a", 1)  # refused
    Filter.suffix([".png"])  # refused
    matches("body", {"body": "a"})  # refused
