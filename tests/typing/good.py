"""Code that users write, and that type checkers must accept."""

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from typing_extensions import assert_type

from lambda_event_sources import (
    ApiEventSource,
    AuthenticationMethod,
    ConfluentSchemaRegistry,
    DynamoEventSource,
    EventSource,
    Filter,
    GlueSchemaRegistry,
    KafkaDlq,
    KinesisConsumerEventSource,
    KinesisEventSource,
    ManagedKafkaEventSource,
    ProvisionedPollerConfig,
    S3EventSource,
    S3EventSourceV2,
    S3OnFailureDestination,
    SelfManagedKafkaEventSource,
    SnsDlq,
    SnsEventSource,
    SqsDlq,
    SqsEventSource,
    ValidationError,
    matches,
)


class Nightly(EventSource):
    """A source of a user's own."""

    def bind(self, target: lambda_.IFunction) -> None:
        """Do nothing."""


def wire(stack: cdk.Stack, fn: lambda_.Function, alias: lambda_.IFunction) -> None:  # noqa: PLR0915
    """Pass owned and imported resources, structs and dicts, tokens and plain values."""
    queue = sqs.Queue(stack, "Queue")
    topic = sns.Topic(stack, "Topic")
    bucket = s3.Bucket(stack, "Bucket")
    stream = kinesis.Stream(stack, "Stream")
    consumer = kinesis.StreamConsumer(
        stack, "Consumer", stream=stream, stream_consumer_name="consumer"
    )
    secret = secretsmanager.Secret(stack, "Secret")
    key = kms.Key(stack, "Key")
    vpc = ec2.Vpc(stack, "Vpc")
    number = cdk.CfnParameter(stack, "Number", type="Number").value_as_number
    latest = lambda_.StartingPosition.LATEST
    one = lambda_.FilterCriteria.filter({"body": {"a": lambda_.FilterRule.exists()}})

    source = SqsEventSource(
        queue,
        batch_size=number,
        max_batching_window=cdk.Duration.seconds(5),
        max_concurrency=5,
        filters=[one],
        filter_encryption=key,
        metrics_config=lambda_.MetricsConfig(metrics=[lambda_.MetricType.EVENT_COUNT]),
    )
    rules = Filter.suffix(".png") + lambda_.FilterRule.begins_with("raw/") + [None, "a", 1]
    pattern = {"body": {"file": rules, "price": Filter.numeric(">", 5, "<=", 9.5), "kind": ["a"]}}
    SqsEventSource(queue, filters=[pattern, {"body": ["text"]}, one])
    SqsEventSource(queue, filters=[{"body": {"price": Filter.numeric("=", number)}}])
    assert_type(matches([pattern, one], {"body": "{}"}), bool)
    assert_type(matches(pattern, {"body": "{}"}), bool)
    fn.add_event_source(source)
    alias.add_event_source(source)
    source.bind(fn)
    SnsEventSource(topic).bind(fn)
    assert_type(source.event_source_mapping_id, str)
    assert_type(source.event_source_mapping_arn, str)
    assert_type(source.mapping_for(fn), lambda_.EventSourceMapping)
    assert_type(source.mapping_for(alias), lambda_.EventSourceMapping)
    assert_type(source.mapping_for(fn.add_alias("live")), lambda_.EventSourceMapping)
    fixed = SqsEventSource(queue, construct_id="Orders", grant=False)
    assert_type(fixed.required_permissions(), list[iam.PolicyStatement])

    fn.add_event_source(
        SqsEventSource(
            sqs.Queue.from_queue_arn(stack, "Imported", "arn"),
            provisioned_poller_config=lambda_.ProvisionedPollerConfig(minimum_pollers=2),
            metrics_config={"metrics": [lambda_.MetricType.EVENT_COUNT]},
        )
    )
    fn.add_event_source(S3EventSource(bucket, events=[s3.EventType.OBJECT_CREATED]))
    fn.add_event_source(
        S3EventSourceV2(
            s3.Bucket.from_bucket_name(stack, "B", "b"),
            events=[s3.EventType.OBJECT_CREATED],
            filters=[s3.NotificationKeyFilter(prefix="a"), {"suffix": "b"}],
        )
    )
    fn.add_event_source(
        SnsEventSource(
            topic,
            dead_letter_queue=queue,
            filter_policy={"a": sns.SubscriptionFilter.string_filter(allowlist=["x"])},
        )
    )
    fn.add_event_source(SnsEventSource(sns.Topic.from_topic_arn(stack, "T", "arn")))
    attribute = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
    fn.add_event_source(
        DynamoEventSource(
            dynamodb.TableV2(stack, "V2", partition_key=attribute),
            starting_position=latest,
            on_failure=SqsDlq(queue),
        )
    )
    fn.add_event_source(
        DynamoEventSource(
            dynamodb.Table(stack, "V1", partition_key=attribute),
            starting_position=latest,
            on_failure=SnsDlq(topic),
        )
    )
    fn.add_event_source(
        KinesisEventSource(
            stream, starting_position=latest, on_failure=S3OnFailureDestination(bucket)
        )
    )
    fn.add_event_source(KinesisConsumerEventSource(consumer, starting_position=latest))
    registry = ConfluentSchemaRegistry(
        schema_registry_uri="https://registry.example.com",
        event_record_format=lambda_.EventRecordFormat.JSON,
        authentication_type=lambda_.KafkaSchemaRegistryAccessConfigType.BASIC_AUTH,
        secret=secret,
        schema_validation_configs=[
            lambda_.KafkaSchemaValidationConfig(
                attribute=lambda_.KafkaSchemaValidationAttribute.KEY
            )
        ],
    )
    fn.add_event_source(
        ManagedKafkaEventSource(
            cluster_arn="arn",
            topic="orders",
            starting_position=latest,
            secret=secret,
            schema_registry_config=registry,
            provisioned_poller_config=ProvisionedPollerConfig(minimum_pollers=1),
            on_failure=KafkaDlq("failed"),
        )
    )
    glue = GlueSchemaRegistry(
        schema_registry_arn="arn",
        event_record_format=lambda_.EventRecordFormat.JSON,
        schema_validation_configs=[{"attribute": lambda_.KafkaSchemaValidationAttribute.VALUE}],
    )
    fn.add_event_source(
        SelfManagedKafkaEventSource(
            bootstrap_servers=["broker:9092"],
            topic="orders",
            starting_position=latest,
            secret=secretsmanager.Secret.from_secret_name_v2(stack, "S", "s"),
            root_ca_certificate=secret,
            authentication_method=AuthenticationMethod.BASIC_AUTH,
            schema_registry_config=glue,
            vpc=vpc,
            vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED),
            security_group=ec2.SecurityGroup(stack, "Group", vpc=vpc),
        )
    )
    fn.add_event_source(ApiEventSource("GET", "/orders", api_key_required=True))
    fn.add_event_source(Nightly())
    lambda_.Function(
        stack,
        "Other",
        code=lambda_.Code.from_inline("..."),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_12,
        events=[SqsEventSource(queue), Nightly()],
    )
    try:
        SqsEventSource(queue, batch_size=0)
    except ValidationError as error:
        assert_type(error.prop, str)
