"""Every kind of source on every kind of function, and every way to wire them."""

from types import ModuleType
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from tests.parity.building import ACCOUNT, alias, arn, function, role, sibling

LATEST = lambda_.StartingPosition.LATEST
CLUSTER = arn("kafka", "cluster/orders/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5")
FUNCTION = arn("lambda", "function:orders")


def _sources_without_role(les: ModuleType, stack: cdk.Stack) -> list[Any]:
    """The sources that CDK's module can also bind to a function whose role is unknown."""
    table = dynamodb.Table(
        stack,
        "Table",
        partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        stream=dynamodb.StreamViewType.NEW_IMAGE,
    )
    return [
        les.SqsEventSource(sqs.Queue(stack, "Queue")),
        les.DynamoEventSource(table, starting_position=LATEST),
        les.SnsEventSource(sns.Topic(stack, "Topic")),
        les.S3EventSource(s3.Bucket(stack, "Bucket"), events=[s3.EventType.OBJECT_CREATED]),
        les.ManagedKafkaEventSource(cluster_arn=CLUSTER, topic="orders", starting_position=LATEST),
    ]


def _sources(les: ModuleType, stack: cdk.Stack) -> list[Any]:
    stream = kinesis.Stream(stack, "Stream")
    consumer = kinesis.StreamConsumer(stack, "Reader", stream=stream, stream_consumer_name="reader")
    return [
        *_sources_without_role(les, stack),
        les.KinesisEventSource(stream, starting_position=LATEST),
        les.KinesisConsumerEventSource(consumer, starting_position=LATEST),
        les.SelfManagedKafkaEventSource(
            bootstrap_servers=["b-1.example.com:9092"],
            topic="orders",
            starting_position=LATEST,
            secret=secretsmanager.Secret(stack, "Secret"),
        ),
    ]


def _add_all(fn: Any, sources: list[Any]) -> None:
    for source in sources:
        fn.add_event_source(source)


def owned_function(les: ModuleType, stack: cdk.Stack) -> None:
    _add_all(function(stack), [*_sources(les, stack), les.ApiEventSource("GET", "/")])


def function_with_a_policy_for_each_statement(les: ModuleType, stack: cdk.Stack) -> None:
    flag = "@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy"
    stack.node.set_context(flag, value=True)
    _add_all(function(stack), _sources(les, stack))


def events_of_the_function(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack, events=[*_sources(les, stack), les.ApiEventSource("GET", "/")])


def bound_by_hand(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for source in [*_sources(les, stack), les.ApiEventSource("GET", "/")]:
        source.bind(fn)


def function_alias(les: ModuleType, stack: cdk.Stack) -> None:
    _add_all(alias(stack), _sources(les, stack))


def current_version(les: ModuleType, stack: cdk.Stack) -> None:
    _add_all(function(stack).current_version, _sources(les, stack))


def function_and_its_alias(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    fn.add_event_source(les.SqsEventSource(sqs.Queue(stack, "Live")))
    fn.add_alias("test").add_event_source(les.SqsEventSource(sqs.Queue(stack, "Test")))


def singleton_function(les: ModuleType, stack: cdk.Stack) -> None:
    fn = lambda_.SingletonFunction(
        stack,
        "Fn",
        uuid="84c0de93-353f-4217-9b0b-45b6c993251a",
        runtime=lambda_.Runtime.PYTHON_3_13,
        handler="index.handler",
        code=lambda_.Code.from_inline("def handler(event, context): ..."),
    )
    fn.add_event_source(les.SqsEventSource(sqs.Queue(stack, "Queue")))
    fn.add_event_source(les.SnsEventSource(sns.Topic(stack, "Topic")))


def function_with_own_role(les: ModuleType, stack: cdk.Stack) -> None:
    _add_all(function(stack, role=role(stack)), _sources(les, stack))


def function_with_immutable_role(les: ModuleType, stack: cdk.Stack) -> None:
    fixed = role(stack).without_policy_updates()
    _add_all(function(stack, role=fixed), _sources(les, stack))


def function_with_role_of_other_account(les: ModuleType, stack: cdk.Stack) -> None:
    role_arn = "arn:aws:iam::222222222222:role/runner"
    foreign = iam.Role.from_role_arn(stack, "Role", role_arn)
    _add_all(function(stack, role=foreign), _sources_without_role(les, stack))


def imported_function(les: ModuleType, stack: cdk.Stack) -> None:
    fn = lambda_.Function.from_function_arn(stack, "Fn", FUNCTION)
    _add_all(fn, _sources_without_role(les, stack))


def imported_function_by_name(les: ModuleType, stack: cdk.Stack) -> None:
    fn = lambda_.Function.from_function_name(stack, "Fn", "orders")
    _add_all(fn, _sources_without_role(les, stack))


def imported_function_with_role(les: ModuleType, stack: cdk.Stack) -> None:
    fn = lambda_.Function.from_function_attributes(
        stack,
        "Fn",
        function_arn=FUNCTION,
        role=iam.Role.from_role_arn(stack, "Role", f"arn:aws:iam::{ACCOUNT}:role/runner"),
        same_environment=True,
    )
    _add_all(fn, _sources(les, stack))


def imported_function_with_immutable_role(les: ModuleType, stack: cdk.Stack) -> None:
    role_arn = f"arn:aws:iam::{ACCOUNT}:role/runner"
    fixed = iam.Role.from_role_arn(stack, "Role", role_arn, mutable=False)
    fn = lambda_.Function.from_function_attributes(
        stack, "Fn", function_arn=FUNCTION, role=fixed, skip_permissions=True
    )
    _add_all(fn, _sources(les, stack))


def imported_version(les: ModuleType, stack: cdk.Stack) -> None:
    version = lambda_.Version.from_version_arn(stack, "Version", f"{FUNCTION}:7")
    version.add_event_source(les.SqsEventSource(sqs.Queue(stack, "Queue")))


def alias_of_imported_version(les: ModuleType, stack: cdk.Stack) -> None:
    fn = lambda_.Function.from_function_attributes(
        stack,
        "Fn",
        function_arn=FUNCTION,
        role=iam.Role.from_role_arn(stack, "Role", f"arn:aws:iam::{ACCOUNT}:role/runner"),
        same_environment=True,
    )
    version: Any = lambda_.Version(stack, "Version", lambda_=fn)
    live = lambda_.Alias(stack, "Live", alias_name="live", version=version)
    live.add_event_source(les.SqsEventSource(sqs.Queue(stack, "Queue")))


def one_source_on_two_functions(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.SqsEventSource(sqs.Queue(stack, "Queue"))
    function(stack, "First").add_event_source(source)
    function(stack, "Second").add_event_source(source)


def one_source_on_functions_of_two_stacks(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.SnsEventSource(sns.Topic(stack, "Topic"))
    function(stack).add_event_source(source)
    function(sibling(stack)).add_event_source(source)
