"""Sources and functions that live in several stacks, regions and stages."""

from types import ModuleType

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from tests.parity.building import ACCOUNT, REGION, app_of, function, key, role, sibling

LATEST = lambda_.StartingPosition.LATEST


def _table(stack: cdk.Stack) -> dynamodb.Table:
    key = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
    view = dynamodb.StreamViewType.NEW_IMAGE
    return dynamodb.Table(stack, "Table", partition_key=key, stream=view)


def queue_of_other_stack(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue(sibling(stack), "Queue")
    function(stack).add_event_source(les.SqsEventSource(queue))


def encrypted_queue_of_other_stack(les: ModuleType, stack: cdk.Stack) -> None:
    other = sibling(stack)
    queue = sqs.Queue(other, "Queue", encryption_master_key=key(other))
    function(stack).add_event_source(les.SqsEventSource(queue))


def stream_of_other_stack(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream(sibling(stack), "Stream")
    function(stack).add_event_source(les.KinesisEventSource(stream, starting_position=LATEST))


def table_of_other_stack(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.DynamoEventSource(_table(sibling(stack)), starting_position=LATEST)
    function(stack).add_event_source(source)


def secret_of_other_stack(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.SelfManagedKafkaEventSource(
        bootstrap_servers=["b-1.example.com:9092"],
        topic="orders",
        starting_position=LATEST,
        secret=secretsmanager.Secret(sibling(stack), "Secret"),
    )
    function(stack).add_event_source(source)


def filter_key_of_other_stack(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.SqsEventSource(
        sqs.Queue(stack, "Queue"),
        filters=[lambda_.FilterCriteria.filter({"body": {"id": lambda_.FilterRule.exists()}})],
        filter_encryption=key(sibling(stack)),
    )
    function(stack).add_event_source(source)


def nested_function(les: ModuleType, stack: cdk.Stack) -> None:
    nested = cdk.NestedStack(stack, "Nested")
    fn = function(nested)
    fn.add_event_source(les.SqsEventSource(sqs.Queue(stack, "Queue")))
    fn.add_event_source(les.DynamoEventSource(_table(stack), starting_position=LATEST))


def nested_resources(les: ModuleType, stack: cdk.Stack) -> None:
    nested, fn = cdk.NestedStack(stack, "Nested"), function(stack)
    fn.add_event_source(les.SqsEventSource(sqs.Queue(nested, "Queue")))
    fn.add_event_source(les.SnsEventSource(sns.Topic(nested, "Topic")))
    fn.add_event_source(les.DynamoEventSource(_table(nested), starting_position=LATEST))


def all_nested(les: ModuleType, stack: cdk.Stack) -> None:
    nested = cdk.NestedStack(cdk.NestedStack(stack, "Outer"), "Inner")
    fn = function(nested)
    bucket = s3.Bucket(nested, "Bucket")
    fn.add_event_source(les.S3EventSource(bucket, events=[s3.EventType.OBJECT_CREATED]))
    fn.add_event_source(les.SqsEventSource(sqs.Queue(nested, "Queue")))


def nested_rest_api(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(cdk.NestedStack(stack, "Nested"))
    fn.add_event_source(les.ApiEventSource("GET", "/orders"))


def stages(les: ModuleType, stack: cdk.Stack) -> None:
    for name in ("Test", "Live"):
        home = cdk.Stack(cdk.Stage(app_of(stack), name), "Stack")
        function(home).add_event_source(les.SqsEventSource(sqs.Queue(home, "Queue")))


def china(les: ModuleType, stack: cdk.Stack) -> None:
    home = sibling(stack, region="cn-north-1")
    cdk.Tags.of(home).add("team", "orders")
    fn = function(home)
    fn.add_event_source(les.SqsEventSource(sqs.Queue(home, "Queue")))
    fn.add_event_source(les.SnsEventSource(sns.Topic(home, "Topic")))
    fn.add_event_source(les.ApiEventSource("GET", "/orders"))
    bucket = s3.Bucket(home, "Bucket")
    fn.add_event_source(les.S3EventSource(bucket, events=[s3.EventType.OBJECT_CREATED]))


def tagged_stack(les: ModuleType, stack: cdk.Stack) -> None:
    cdk.Tags.of(stack).add("team", "orders")
    cdk.Tags.of(stack).add("cost center", "0815", include_resource_types=["AWS::SQS::Queue"])
    fn = function(stack)
    fn.add_event_source(les.SqsEventSource(sqs.Queue(stack, "Queue")))
    fn.add_event_source(
        les.KinesisEventSource(kinesis.Stream(stack, "Stream"), starting_position=LATEST)
    )


def resources_deep_in_constructs(les: ModuleType, stack: cdk.Stack) -> None:
    scope = Construct(Construct(stack, "Shop with spaces"), "Orders")
    queue = sqs.Queue(scope, "Resource")
    topic = sns.Topic(scope, "Topic")
    fn = function(stack)
    fn.add_event_source(les.SqsEventSource(queue))
    fn.add_event_source(les.SnsEventSource(topic))


def very_long_ids(les: ModuleType, stack: cdk.Stack) -> None:
    scope = Construct(stack, "A" * 200)
    fn = function(stack, "F" * 150)
    fn.add_event_source(les.SqsEventSource(sqs.Queue(scope, "Q" * 120)))
    fn.add_event_source(les.ApiEventSource("GET", "/orders"))


def many_sources(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for index in range(15):
        fn.add_event_source(
            les.SqsEventSource(sqs.Queue(stack, f"Queue{index}"), batch_size=index % 10 + 1)
        )


def imported_buckets_keep_their_notifications(les: ModuleType, stack: cdk.Stack) -> None:
    stack.node.set_context("@aws-cdk/aws-s3:keepNotificationInImportedBucket", value=True)
    bucket = s3.Bucket.from_bucket_name(stack, "Bucket", "orders")
    source = les.S3EventSourceV2(bucket, events=[s3.EventType.OBJECT_REMOVED])
    function(stack).add_event_source(source)


def _stack(stack: cdk.Stack, name: str, account: str, region: str) -> cdk.Stack:
    environment = cdk.Environment(account=account, region=region)
    return cdk.Stack(app_of(stack), name, env=environment)


def topic_of_other_region(les: ModuleType, stack: cdk.Stack) -> None:
    away = _stack(stack, "Away", ACCOUNT, "us-east-1")
    topic = sns.Topic(away, "Topic", topic_name="orders")
    home = _stack(stack, "Home", ACCOUNT, REGION)
    function(home).add_event_source(les.SnsEventSource(topic))


def queue_of_other_account(les: ModuleType, stack: cdk.Stack) -> None:
    away = _stack(stack, "Away", "222222222222", REGION)
    queue = sqs.Queue(away, "Queue", queue_name="orders")
    home = _stack(stack, "Home", ACCOUNT, REGION)
    function(home, role=role(home, name="runner")).add_event_source(les.SqsEventSource(queue))


def consumer_in_a_stack_between(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream(sibling(stack), "Stream")
    between = _stack(stack, "Between", stack.account, stack.region)
    consumer = kinesis.StreamConsumer(
        between, "Consumer", stream=stream, stream_consumer_name="orders"
    )
    source = les.KinesisConsumerEventSource(consumer, starting_position=LATEST)
    function(stack).add_event_source(source)
