"""Mistakes with S3 Batch Operations; every line marked `# refused` must be an error."""

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3

from lambda_event_sources import S3BatchEventSource


def wire(fn: lambda_.Function, bucket: s3.Bucket) -> None:
    """Pass the wrong things."""
    S3BatchEventSource()  # refused
    S3BatchEventSource(fn)  # refused
    S3BatchEventSource(bucket, reports=fn)  # refused
    S3BatchEventSource(bucket, manifest_prefix=["lists/"])  # refused
    S3BatchEventSource(bucket, bucket)  # refused
    fn.add_event_source(bucket)  # refused
