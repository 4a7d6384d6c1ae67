"""Streams of tables."""

from types import ModuleType

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from tests.parity.building import REGION, arn, function, key, number, seconds, sibling

LATEST = lambda_.StartingPosition.LATEST
TRIM_HORIZON = lambda_.StartingPosition.TRIM_HORIZON
ID = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
STREAM = "table/Orders/stream/2026-01-01T00:00:00.000"


def _table(
    stack: cdk.Stack,
    name: str = "Table",
    *,
    view: dynamodb.StreamViewType = dynamodb.StreamViewType.NEW_IMAGE,
    encryption: dynamodb.TableEncryption | None = None,
) -> dynamodb.Table:
    return dynamodb.Table(stack, name, partition_key=ID, stream=view, encryption=encryption)


def defaults(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(les.DynamoEventSource(_table(stack), starting_position=LATEST))


def every_view_type(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for view in dynamodb.StreamViewType:
        table = _table(stack, f"Table-{view.name}", view=view)
        fn.add_event_source(les.DynamoEventSource(table, starting_position=TRIM_HORIZON))


def all_options(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.DynamoEventSource(
        _table(stack),
        starting_position=TRIM_HORIZON,
        batch_size=250,
        bisect_batch_on_error=True,
        enabled=True,
        filter_encryption=key(stack),
        filters=[
            lambda_.FilterCriteria.filter({"eventName": lambda_.FilterRule.is_equal("INSERT")})
        ],
        max_batching_window=cdk.Duration.seconds(30),
        max_record_age=cdk.Duration.hours(5),
        metrics_config=lambda_.MetricsConfig(metrics=[lambda_.MetricType.EVENT_COUNT]),
        on_failure=les.SqsDlq(sqs.Queue(stack, "DeadLetters")),
        parallelization_factor=1,
        report_batch_item_failures=True,
        retry_attempts=7,
        tumbling_window=cdk.Duration.minutes(15),
    )
    function(stack).add_event_source(source)


def smallest_values(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.DynamoEventSource(
        _table(stack),
        starting_position=LATEST,
        batch_size=1,
        bisect_batch_on_error=False,
        max_batching_window=cdk.Duration.seconds(0),
        max_record_age=cdk.Duration.seconds(60),
        parallelization_factor=1,
        report_batch_item_failures=False,
        retry_attempts=0,
        tumbling_window=cdk.Duration.seconds(0),
    )
    function(stack).add_event_source(source)


def largest_values(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.DynamoEventSource(
        _table(stack),
        starting_position=LATEST,
        batch_size=10_000,
        max_batching_window=cdk.Duration.minutes(5),
        max_record_age=cdk.Duration.days(7),
        parallelization_factor=10,
        retry_attempts=10_000,
    )
    function(stack).add_event_source(source)


def retries_without_end(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.DynamoEventSource(_table(stack), starting_position=LATEST, retry_attempts=-1)
    function(stack).add_event_source(source)


def numbers_from_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.DynamoEventSource(
        _table(stack),
        starting_position=LATEST,
        batch_size=number(stack, "BatchSize", 42),
        max_batching_window=seconds(stack, "Window", 10),
        parallelization_factor=number(stack, "Factor", 3),
        retry_attempts=number(stack, "Retries", 5),
        tumbling_window=seconds(stack, "Tumbling", 60),
    )
    function(stack).add_event_source(source)


def encrypted_table(les: ModuleType, stack: cdk.Stack) -> None:
    table = _table(stack, encryption=dynamodb.TableEncryption.CUSTOMER_MANAGED)
    function(stack).add_event_source(les.DynamoEventSource(table, starting_position=LATEST))


def table_v2(les: ModuleType, stack: cdk.Stack) -> None:
    table = dynamodb.TableV2(
        stack, "Table", partition_key=ID, dynamo_stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES
    )
    function(stack).add_event_source(les.DynamoEventSource(table, starting_position=LATEST))


def encrypted_table_v2(les: ModuleType, stack: cdk.Stack) -> None:
    home = sibling(stack, region=REGION)  # CDK cannot render the key in a stack without region.
    table = dynamodb.TableV2(
        home,
        "Table",
        partition_key=ID,
        dynamo_stream=dynamodb.StreamViewType.KEYS_ONLY,
        encryption=dynamodb.TableEncryptionV2.customer_managed_key(key(home)),
    )
    function(home).add_event_source(les.DynamoEventSource(table, starting_position=LATEST))


def imported_table(les: ModuleType, stack: cdk.Stack) -> None:
    table = dynamodb.Table.from_table_attributes(
        stack, "Table", table_name="Orders", table_stream_arn=arn("dynamodb", STREAM)
    )
    function(stack).add_event_source(les.DynamoEventSource(table, starting_position=LATEST))


def imported_encrypted_table(les: ModuleType, stack: cdk.Stack) -> None:
    table = dynamodb.Table.from_table_attributes(
        stack,
        "Table",
        table_arn=arn("dynamodb", "table/Orders"),
        table_stream_arn=arn("dynamodb", STREAM),
        encryption_key=key(stack),
    )
    function(stack).add_event_source(les.DynamoEventSource(table, starting_position=LATEST))


def imported_table_v2(les: ModuleType, stack: cdk.Stack) -> None:
    table = dynamodb.TableV2.from_table_attributes(
        stack,
        "Table",
        table_arn=arn("dynamodb", "table/Orders"),
        table_stream_arn=cdk.Fn.import_value("stream-arn"),
    )
    function(stack).add_event_source(les.DynamoEventSource(table, starting_position=LATEST))


def two_functions_on_one_table(les: ModuleType, stack: cdk.Stack) -> None:
    table = _table(stack)
    for name in ("First", "Second"):
        source = les.DynamoEventSource(table, starting_position=LATEST)
        function(stack, name).add_event_source(source)


def mapping_handles(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.DynamoEventSource(_table(stack), starting_position=LATEST)
    function(stack).add_event_source(source)
    cdk.CfnOutput(stack, "MappingId", value=source.event_source_mapping_id)
    cdk.CfnOutput(stack, "MappingArn", value=source.event_source_mapping_arn)
