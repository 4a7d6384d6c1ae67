"""Resources of a wrong kind, and what is no resource at all."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3

from tests.checks.pair import Pair
from tests.checks.rows import Args, row
from tests.checks.scene import Scene

CLASSES = "https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_lambda_event_sources"
CREATED = [s3.EventType.OBJECT_CREATED]
FILTERS = [lambda_.FilterCriteria.filter({"data": {"a": ["b"]}})]
ARN, HOME = "arn:aws", "us-east-1:111111111111"
Given = Callable[[Scene], Any]


def kind(source: str, about: str, wrong: Given, valid: Given) -> Pair:
    """Return the pair of sources of one kind for these resources."""
    return Pair(
        f"{source}: {about}",
        lambda s: s.bind(SOURCES[source](s, wrong(s))),
        lambda s: s.bind(SOURCES[source](s, valid(s))),
        f"{CLASSES}.html",
    )


SOURCES: dict[str, Callable[[Scene, Any], Any]] = {
    "sqs": lambda s, given: s.m.SqsEventSource(given, report_batch_item_failures=True),
    "kinesis": lambda s, given: s.kinesis(given),
    "consumer": lambda s, given: s.consumer(given),
    "dynamo": lambda s, given: s.dynamo(given),
    "sns": lambda s, given: s.m.SnsEventSource(given),
    "s3": lambda s, given: s.m.S3EventSource(given, events=CREATED),
    "dead letters": lambda s, given: s.m.SnsEventSource(s.topic(), dead_letter_queue=given),
}


def arg(source: str, about: str, wrong: Args, valid: Args) -> Pair:
    """Return the pair of one source with these or those arguments."""
    return row(source, f"{source}: {about}", wrong, valid, f"{CLASSES}.html")


def in_vpc(**wrong: Callable[[Any], Any]) -> Args:
    """Return the arguments for brokers in a VPC, of which one is made from the right ones."""

    def args(s: Scene) -> dict[str, Any]:
        vpc: Any = s.vpc()
        subnets = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)
        group = ec2.SecurityGroup(s.stack, "Group", vpc=vpc)
        right = {"vpc": vpc, "vpc_subnets": subnets, "security_group": group}
        return {**right, **{name: made(right) for name, made in wrong.items()}}

    return args


def named(source: str, about: str, wrong: str, valid: str) -> Pair:
    """Return the pair of sources of one kind whose resource is named by a string."""
    return Pair(
        f"{source}: {about}",
        lambda s: s.bind(SOURCES[source](s, wrong)),
        lambda s: s.bind(SOURCES[source](s, valid)),
        "https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html",
        own=True,
    )


PAIRS: list[Pair] = [
    kind("sqs", "not None", lambda _: None, lambda s: s.queue()),
    named("sqs", "ARN of a queue", f"{ARN}:sns:{HOME}:a", f"{ARN}:sqs:{HOME}:a"),
    named("sqs", "name of a queue", "a.b", "a.fifo"),
    kind("sqs", "a queue, no topic", lambda s: s.topic(), lambda s: s.queue()),
    kind("sqs", "a queue, no list", lambda s: [s.queue()], lambda s: s.queue()),
    kind("sqs", "a queue, no class", lambda s: type(s.queue()), lambda s: s.queue()),
    kind("kinesis", "a stream, no queue", lambda s: s.queue(), lambda s: s.stream()),
    kind("kinesis", "no consumer", lambda s: s.stream_consumer(), lambda s: s.stream()),
    named("kinesis", "ARN of a stream", f"{ARN}:sqs:{HOME}:a", f"{ARN}:kinesis:{HOME}:stream/a"),
    named("kinesis", "name of a stream", "a/b", "a.b"),
    named(
        "consumer",
        "ARN of a consumer",
        f"{ARN}:kinesis:{HOME}:stream/a",
        f"{ARN}:kinesis:{HOME}:stream/a/consumer/b:1",
    ),
    kind("consumer", "no stream", lambda s: s.stream(), lambda s: s.stream_consumer()),
    kind("dynamo", "a table, no stream", lambda s: s.stream(), lambda s: s.table()),
    named(
        "dynamo",
        "ARN of a stream, not of the table",
        f"{ARN}:dynamodb:{HOME}:table/a",
        f"{ARN}:dynamodb:{HOME}:table/a/stream/2026-01-01T00:00:00.000",
    ),
    kind("sns", "a topic, no queue", lambda s: s.queue(), lambda s: s.topic()),
    named("sns", "ARN of a topic", f"{ARN}:sqs:{HOME}:a", f"{ARN}:sns:{HOME}:a"),
    named("sns", "name of a topic", "a b", "a-b"),
    named("s3", "ARN of a bucket", f"{ARN}:sqs:{HOME}:orders", f"{ARN}:s3:::orders"),
    named("s3", "name of a bucket", "Orders", "orders"),
    kind("s3", "a bucket, no queue", lambda s: s.queue(), lambda s: s.bucket()),
    kind("dead letters", "no topic", lambda s: s.topic(name="Dead"), lambda s: s.queue()),
    kind("dead letters", "no ARN", lambda s: s.queue().queue_arn, lambda s: s.queue()),
    arg("kafka", "a secret, no name", {"secret": "orders"}, lambda s: {"secret": s.secret()}),
    arg(
        "kafka",
        "a secret, no queue",
        lambda s: {"secret": s.queue()},
        lambda s: {"secret": s.secret()},
    ),
    arg(
        "kafka",
        "a certificate in a secret",
        {"root_ca_certificate": "-----BEGIN CERTIFICATE-----"},
        lambda s: {"root_ca_certificate": s.secret(name="Root")},
    ),
    arg("kafka", "a VPC, no id", in_vpc(vpc=lambda _: "vpc-a1b2c3d4"), in_vpc()),
    arg(
        "kafka",
        "a security group, no list",
        in_vpc(security_group=lambda right: [right["security_group"]]),
        in_vpc(),
    ),
    arg(
        "kafka",
        "a SubnetSelection, no list",
        in_vpc(vpc_subnets=lambda right: right["vpc"].isolated_subnets),
        in_vpc(),
    ),
    arg(
        "kinesis",
        "a KMS key, no alias",
        {"filter_encryption": "alias/orders", "filters": FILTERS},
        {"filters": FILTERS},
    ),
    Pair(
        "add_event_source: a source, no class",
        lambda s: s.bind(s.m.SqsEventSource),
        lambda s: s.bind(s.sqs()),
        f"{CLASSES}/SqsEventSource.html",
    ),
    Pair(
        "add_event_source: a source, no queue",
        lambda s: s.bind(s.queue()),
        lambda s: s.bind(s.sqs()),
        f"{CLASSES}/SqsEventSource.html",
    ),
]
