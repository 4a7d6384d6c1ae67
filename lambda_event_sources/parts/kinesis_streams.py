"""What it takes to read a Kinesis stream, through a consumer or not."""

from collections.abc import Iterator

from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesis as kinesis

from lambda_event_sources.core.rights import allow

_ACTIONS = (
    "kinesis:DescribeStream",
    "kinesis:DescribeStreamSummary",
    "kinesis:GetRecords",
    "kinesis:GetShardIterator",
    "kinesis:ListShards",
    "kinesis:SubscribeToShard",
)


def reading(stream: kinesis.IStream) -> Iterator[iam.PolicyStatement]:
    """Yield what it takes to read a stream.

    https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
    """
    yield allow(_ACTIONS, stream.stream_arn)
    if (key := stream.encryption_key) is not None:
        yield allow(["kms:Decrypt"], key.key_arn)
