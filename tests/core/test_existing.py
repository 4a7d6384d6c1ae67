"""Resources that are named by a string: the same templates as with an import of one's own."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk import aws_ssm as ssm
from aws_cdk.assertions import Template

import lambda_event_sources
from lambda_event_sources import (
    DynamoEventSource,
    EventSource,
    KinesisConsumerEventSource,
    KinesisEventSource,
    NotBoundError,
    S3EventSource,
    SnsEventSource,
    SqsEventSource,
    ValidationError,
)
from lambda_event_sources.core.existing import Existing
from tests.conftest import make_function
from tests.parity.intent import intent

HOME = "eu-west-1:111111111111"
TABLE = f"arn:aws:dynamodb:{HOME}:table/orders"
LATEST = lambda_.StartingPosition.LATEST
CREATED = [s3.EventType.OBJECT_CREATED]
Import = Callable[[cdk.Stack, str], Any]
NAMES: list[str] = vars(lambda_event_sources)["__all__"]
EXISTING: dict[str, Existing] = {
    name: existing
    for name in NAMES
    if (existing := getattr(getattr(lambda_event_sources, name), "existing", None)) is not None
}

SOURCES: dict[str, Callable[[Any], EventSource]] = {
    "sqs": lambda queue: SqsEventSource(queue, report_batch_item_failures=True),
    "kinesis": lambda stream: KinesisEventSource(stream, starting_position=LATEST),
    "consumer": lambda consumer: KinesisConsumerEventSource(consumer, starting_position=LATEST),
    "dynamo": lambda table: DynamoEventSource(table, starting_position=LATEST),
    "sns": SnsEventSource,
    "s3": lambda bucket: S3EventSource(bucket, events=CREATED),
}
BY_ARN: dict[str, tuple[str, Import]] = {
    "sqs": (
        f"arn:aws:sqs:{HOME}:orders.fifo",
        lambda stack, arn: sqs.Queue.from_queue_arn(stack, "Import", arn),
    ),
    "kinesis": (
        f"arn:aws:kinesis:{HOME}:stream/orders",
        lambda stack, arn: kinesis.Stream.from_stream_arn(stack, "Import", arn),
    ),
    "consumer": (
        f"arn:aws:kinesis:{HOME}:stream/orders/consumer/reader:1",
        lambda stack, arn: kinesis.StreamConsumer.from_stream_consumer_arn(stack, "Import", arn),
    ),
    "dynamo": (
        f"{TABLE}/stream/2026-01-01T00:00:00.000",
        lambda stack, arn: dynamodb.Table.from_table_attributes(
            stack, "Import", table_arn=TABLE, table_stream_arn=arn
        ),
    ),
    "sns": (
        f"arn:aws:sns:{HOME}:orders",
        lambda stack, arn: sns.Topic.from_topic_arn(stack, "Import", arn),
    ),
    "s3": (
        "arn:aws:s3:::orders",
        lambda stack, _: s3.Bucket.from_bucket_name(stack, "Import", "orders"),
    ),
}


def _with(source: str, resource: Any, stack: cdk.Stack) -> cdk.Stack:
    make_function(stack, "Function").add_event_source(SOURCES[source](resource))
    return stack


@pytest.mark.parametrize("source", BY_ARN)
def test_an_arn_stands_for_its_import(source: str) -> None:
    """The template is that of a resource that the user imported."""
    arn, imported = BY_ARN[source]
    named = _with(source, arn, cdk.Stack(cdk.App(), "Stack"))
    stack = cdk.Stack(cdk.App(), "Stack")

    assert intent(named) == intent(_with(source, imported(stack, arn), stack))


@pytest.mark.parametrize(
    ("source", "arn"),
    [
        ("sqs", "sqs:eu-west-1:111111111111:orders"),
        ("kinesis", "kinesis:eu-west-1:111111111111:stream/orders"),
        ("sns", "sns:eu-west-1:111111111111:orders"),
        ("s3", "s3:::orders"),
    ],
)
def test_a_name_is_one_in_the_place_of_the_function(source: str, arn: str) -> None:
    """Partition, region and account are those of the stack."""
    home = cdk.Environment(account="111111111111", region="eu-west-1")
    template = Template.from_stack(_with(source, "orders", cdk.Stack(cdk.App(), "Stack", env=home)))

    assert f'{{"Ref": "AWS::Partition"}}, ":{arn}"' in _text(template) or arn in _text(template)


def _text(template: Template) -> str:
    return str(template.to_json()).replace("'", '"')


def test_a_token_is_an_arn(stack: cdk.Stack) -> None:
    queue_arn = cdk.Fn.import_value("QueueArn")
    _with("sqs", queue_arn, stack)

    Template.from_stack(stack).has_resource_properties(
        "AWS::Lambda::EventSourceMapping", {"EventSourceArn": {"Fn::ImportValue": "QueueArn"}}
    )


def test_two_tokens_are_two_resources(app: cdk.App, stack: cdk.Stack) -> None:
    """Also where both queues have one logical id, each in a stack of its own."""
    queues = [sqs.Queue(cdk.Stack(app, name), "Queue") for name in ("First", "Second")]
    for name, queue in zip("AB", queues, strict=True):
        make_function(stack, name).add_event_source(SqsEventSource(queue.queue_arn))

    assert len({str(arn) for arn in _sources_of(stack)}) == 2


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (f"arn:{cdk.Aws.PARTITION}:sqs:{cdk.Aws.REGION}:{cdk.Aws.ACCOUNT_ID}:orders", [":orders"]),
        (f"orders-{cdk.Aws.REGION}", [":orders-", {"Ref": "AWS::Region"}]),
        (f"{cdk.Aws.REGION}-orders", [":", {"Ref": "AWS::Region"}, "-orders"]),
    ],
    ids=["ARN", "ends in a token", "begins with a token"],
)
def test_a_name_may_hold_a_token(stack: cdk.Stack, text: str, end: list[Any]) -> None:
    """A token alone is an ARN, and so is what has colons; what has other text is a name."""
    _with("sqs", text, stack)

    region, account = {"Ref": "AWS::Region"}, {"Ref": "AWS::AccountId"}
    arn = ["arn:", {"Ref": "AWS::Partition"}, ":sqs:", region, ":", account, *end]
    assert _sources_of(stack) == [{"Fn::Join": ["", arn]}]


def _sources_of(stack: cdk.Stack) -> list[Any]:
    mappings = Template.from_stack(stack).find_resources("AWS::Lambda::EventSourceMapping")
    return [mapping["Properties"]["EventSourceArn"] for mapping in mappings.values()]


@pytest.mark.parametrize("name", EXISTING)
def test_what_is_not_looked_up_yet_is_imported_all_the_same(name: str) -> None:
    """CDK runs the app once before the CLI looks anything up; the next run has the value."""
    home = cdk.Environment(account="111111111111", region="eu-west-1")
    stack = cdk.Stack(cdk.App(), "Stack", env=home)
    looked_up = ssm.StringParameter.value_from_lookup(stack, "/orders/arn")

    assert EXISTING[name].allows(looked_up)
    assert EXISTING[name].imported(stack, looked_up) is not None


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (
            lambda: SqsEventSource("https://sqs.eu-west-1.amazonaws.com/111111111111/orders"),
            "/111111111111/orders': pass its name, which is the last part of its URL",
        ),
        (
            lambda: SqsEventSource("arn:aws:sns:eu-west-1:111111111111:orders"),
            "or the ARN or name of one (arn:partition:sqs:region:account:name), got 'arn:aws:sns:",
        ),
        (lambda: KinesisEventSource("a b", starting_position=LATEST), "underscores), got 'a b'"),
        (
            lambda: KinesisEventSource(BY_ARN["consumer"][0], starting_position=LATEST),
            "pass a consumer to KinesisConsumerEventSource",
        ),
        (lambda: DynamoEventSource(TABLE, starting_position=LATEST), "pass the ARN of its stream"),
        (lambda: DynamoEventSource("orders", starting_position=LATEST), "the ARN of its stream"),
    ],
)
def test_a_string_that_stands_for_something_else(
    make: Callable[[], EventSource], expected: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        make()

    assert expected in str(caught.value)


def test_the_resource_is_there_once_the_source_is_bound(stack: cdk.Stack) -> None:
    source = SqsEventSource("orders")
    with pytest.raises(NotBoundError, match="SqsEventSource is not bound to a function"):
        _ = source.queue

    make_function(stack, "Function").add_event_source(source)

    assert source.queue.queue_name == "orders"


def test_one_name_is_one_construct_in_a_stack(app: cdk.App, stack: cdk.Stack) -> None:
    """Two functions that read one queue share its import; another stack has one of its own."""
    other = cdk.Stack(app, "Other")
    sources = [SqsEventSource("orders") for _ in range(3)]
    for source, name, scope in zip(sources, "ABC", (stack, stack, other), strict=True):
        make_function(scope, name).add_event_source(source)

    paths = [source.queue.node.path for source in sources]

    assert paths[0] == paths[1] == "Stack/Existing:sqs:orders"
    assert paths[2] == "Other/Existing:sqs:orders"


def test_one_source_for_functions_of_two_stacks(app: cdk.App, stack: cdk.Stack) -> None:
    other = cdk.Stack(app, "Other")
    source = SqsEventSource("orders")
    for scope in (stack, other):
        make_function(scope, "Function").add_event_source(source)

    for scope in (stack, other):
        Template.from_stack(scope).resource_count_is("AWS::Lambda::EventSourceMapping", 1)
