"""Code for S3 Batch Operations that type checkers must accept."""

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from typing_extensions import assert_type

from lambda_event_sources import S3BatchEventSource


def wire(fn: lambda_.Function, bucket: s3.Bucket, imported: s3.IBucket) -> None:
    """Pass buckets of all kinds."""
    source = S3BatchEventSource(bucket, manifest_prefix="lists/", reports=imported)
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), iam.Role)
    assert_type(source.manifests, s3.IBucket)
    fn.add_event_source(S3BatchEventSource("lists", reports="reports", report_prefix="r/"))
    fn.add_event_source(S3BatchEventSource(imported, construct_id="Jobs", reports=bucket))
