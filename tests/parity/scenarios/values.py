"""Unusual but legal ways to write a value."""

import json
from types import ModuleType
from typing import Any

import aws_cdk as cdk
import jsii
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from tests.parity.building import arn, function, key, number

LATEST = lambda_.StartingPosition.LATEST
CLUSTER = arn("kafka", "cluster/orders/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5")


@jsii.implements(cdk.IStableNumberProducer)
class Later:
    """A number that is known only when the app is synthesized."""

    def produce(self) -> int:
        """The number."""
        return 7


def lazy_numbers(les: ModuleType, stack: cdk.Stack) -> None:
    value = cdk.Lazy.number(Later())  # pyright: ignore[reportArgumentType]
    source = les.SqsEventSource(sqs.Queue(stack, "Queue"), batch_size=value, max_concurrency=value)
    function(stack).add_event_source(source)


def numbers_from_mapping(les: ModuleType, stack: cdk.Stack) -> None:
    sizes = cdk.CfnMapping(stack, "Sizes", mapping={"orders": {"batch": 9}})
    value = cdk.Token.as_number(sizes.find_in_map("orders", "batch"))
    stream = kinesis.Stream(stack, "Stream")
    source = les.KinesisEventSource(stream, starting_position=LATEST, batch_size=value)
    function(stack).add_event_source(source)


def number_chosen_by_condition(les: ModuleType, stack: cdk.Stack) -> None:
    equal = cdk.Fn.condition_equals(cdk.Aws.REGION, "eu-west-1")
    condition = cdk.CfnCondition(stack, "Home", expression=equal)
    chosen = cdk.Fn.condition_if(condition.logical_id, 5, 6)
    value = cdk.Token.as_number(chosen)
    source = les.SqsEventSource(sqs.Queue(stack, "Queue"), max_concurrency=value)
    function(stack).add_event_source(source)


def whole_floats(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    fn.add_event_source(
        les.SqsEventSource(sqs.Queue(stack, "Queue"), batch_size=5.0, max_concurrency=2.0)
    )
    stream = kinesis.Stream(stack, "Stream")
    fn.add_event_source(
        les.KinesisEventSource(
            stream, starting_position=LATEST, retry_attempts=-1.0, parallelization_factor=3.0
        )
    )


def durations_in_every_unit(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    windows = {
        "Milliseconds": cdk.Duration.millis(5000),
        "Minutes": cdk.Duration.minutes(2),
        "Iso": cdk.Duration.parse("PT1M30S"),
        "Sum": cdk.Duration.seconds(10).plus(cdk.Duration.minutes(1)),
    }
    for name, window in windows.items():
        queue = sqs.Queue(stack, name)
        fn.add_event_source(les.SqsEventSource(queue, max_batching_window=window))


def keywords_for_positions(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    stream = kinesis.Stream(stack, "Stream")
    destination = les.SqsDlq(queue=sqs.Queue(stack, "DeadLetters"))
    fn.add_event_source(les.SqsEventSource(queue=sqs.Queue(stack, "Queue")))
    fn.add_event_source(les.SnsEventSource(topic=sns.Topic(stack, "Topic")))
    fn.add_event_source(
        les.KinesisEventSource(stream=stream, starting_position=LATEST, on_failure=destination)
    )
    fn.add_event_source(les.ApiEventSource(method="GET", path="/orders"))
    bucket = s3.Bucket(stack, "Bucket")
    fn.add_event_source(les.S3EventSource(bucket=bucket, events=[s3.EventType.OBJECT_CREATED]))


def options_given_as_none(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.SqsEventSource(
        sqs.Queue(stack, "Queue"), batch_size=None, filters=None, metrics_config=None
    )
    function(stack).add_event_source(source)


def filter_written_by_hand(les: ModuleType, stack: cdk.Stack) -> None:
    pattern = json.dumps({"body": {"city": [{"anything-but": {"prefix": "Ber"}}]}})
    source = les.SqsEventSource(sqs.Queue(stack, "Queue"), filters=[{"pattern": pattern}])
    function(stack).add_event_source(source)


def no_key_filter(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket(stack, "Bucket")
    events = [s3.EventType.OBJECT_CREATED]
    function(stack).add_event_source(les.S3EventSource(bucket, events=events, filters=[]))


def resources_found_in_the_tree(les: ModuleType, stack: cdk.Stack) -> None:
    sqs.Queue(stack, "Queue")
    sns.Topic(stack, "Topic")
    found: Any = stack.node.find_child
    function(stack).add_event_source(les.SqsEventSource(found("Queue")))
    found("Fn").add_event_source(les.SnsEventSource(found("Topic")))


def dead_letter_queue_of_a_queue(les: ModuleType, stack: cdk.Stack) -> None:
    letters = sqs.DeadLetterQueue(max_receive_count=3, queue=sqs.Queue(stack, "DeadLetters"))
    queue = sqs.Queue(stack, "Queue", dead_letter_queue=letters)
    held = queue.dead_letter_queue
    assert held
    function(stack).add_event_source(les.SqsEventSource(held.queue))


def secret_imported_with_its_key(les: ModuleType, stack: cdk.Stack) -> None:
    secret = secretsmanager.Secret.from_secret_attributes(
        stack,
        "Secret",
        secret_complete_arn=arn("secretsmanager", "secret:AmazonMSK_orders-aBcDeF"),
        encryption_key=key(stack),
    )
    source = les.ManagedKafkaEventSource(
        cluster_arn=CLUSTER, topic="orders", starting_position=LATEST, secret=secret
    )
    function(stack).add_event_source(source)


def consumer_group_with_every_sign(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.ManagedKafkaEventSource(
        cluster_arn=CLUSTER,
        topic="Orders.2026_v1-eu",
        starting_position=LATEST,
        consumer_group_id="a/b*c:d_e+f=g.h@i-j",
    )
    function(stack).add_event_source(source)


def concurrency_from_default_of_token(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.SqsEventSource(
        sqs.Queue(stack, "Queue", fifo=True), max_concurrency=number(stack, "Concurrency", 2)
    )
    function(stack).add_event_source(source)


def table_stream_of_stack_output(les: ModuleType, stack: cdk.Stack) -> None:
    stream_arn = cdk.Fn.join("/", [arn("dynamodb", "table/Orders/stream"), cdk.Aws.REGION])
    table = dynamodb.Table.from_table_attributes(
        stack, "Table", table_name="Orders", table_stream_arn=stream_arn
    )
    function(stack).add_event_source(les.DynamoEventSource(table, starting_position=LATEST))
