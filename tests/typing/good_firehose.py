"""Code for Firehose that type checkers must accept."""

import aws_cdk as cdk
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_lambda as lambda_
from typing_extensions import assert_type

from lambda_event_sources import FirehoseEventSource


def wire(
    fn: lambda_.Function, stream: firehose.DeliveryStream, made: firehose.CfnDeliveryStream
) -> None:
    """Pass delivery streams of both kinds."""
    source = FirehoseEventSource(
        stream, buffer_interval=cdk.Duration.minutes(1), buffer_size=cdk.Size.mebibytes(0.5)
    )
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), firehose.CfnDeliveryStream)
    fn.add_event_source(FirehoseEventSource(made, retries=0, grant=False))
