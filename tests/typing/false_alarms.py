"""Right code with CDK's own module; `good.py` has the same with this package, and is clean.

pyright finds an error in every line marked `# false alarm`.
"""

import aws_cdk as cdk
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk.aws_lambda_event_sources import (
    KinesisEventSource,
    ManagedKafkaEventSource,
    S3OnFailureDestination,
    SnsDlq,
    SnsEventSource,
    SqsDlq,
)
from aws_cdk.aws_s3 import Bucket

LATEST = lambda_.StartingPosition.LATEST


def wire(stack: cdk.Stack, fn: lambda_.Function, stream: kinesis.Stream) -> None:
    """Pass topics, secrets and destinations."""
    queue, bucket = sqs.Queue(stack, "Queue"), Bucket(stack, "Bucket")
    topic, secret = sns.Topic(stack, "Topic"), secretsmanager.Secret(stack, "Secret")
    to_queue, to_bucket = SqsDlq(queue), S3OnFailureDestination(bucket)
    to_topic = SnsDlq(topic)  # false alarm
    fn.add_event_source(SnsEventSource(topic))  # false alarm
    KinesisEventSource(stream, starting_position=LATEST, on_failure=to_queue)  # false alarm
    KinesisEventSource(stream, starting_position=LATEST, on_failure=to_topic)  # false alarm
    KinesisEventSource(stream, starting_position=LATEST, on_failure=to_bucket)  # false alarm
    ManagedKafkaEventSource(
        cluster_arn="arn",
        topic="orders",
        starting_position=LATEST,
        secret=secret,  # false alarm
    )
