"""Mistakes with Firehose; every line marked `# refused` must be an error."""

from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import FirehoseEventSource


def wire(
    fn: lambda_.Function, stream: firehose.DeliveryStream, imported: firehose.IDeliveryStream
) -> None:
    """Pass the wrong things."""
    FirehoseEventSource()  # refused
    FirehoseEventSource("readings")  # refused
    FirehoseEventSource(imported)  # refused
    FirehoseEventSource(stream, buffer_size=3)  # refused
    FirehoseEventSource(stream, buffer_interval=60)  # refused
    FirehoseEventSource(stream, retries="3")  # refused
    fn.add_event_source(stream)  # refused
