"""Streams."""

from types import ModuleType

import aws_cdk as cdk
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from tests.parity.building import arn, function, key, number, seconds

AT_TIMESTAMP = lambda_.StartingPosition.AT_TIMESTAMP
LATEST = lambda_.StartingPosition.LATEST
TRIM_HORIZON = lambda_.StartingPosition.TRIM_HORIZON


def starting_positions(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for position in (LATEST, TRIM_HORIZON):
        stream = kinesis.Stream(stack, f"Stream-{position.name}")
        fn.add_event_source(les.KinesisEventSource(stream, starting_position=position))


def at_timestamp(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.KinesisEventSource(
        kinesis.Stream(stack, "Stream"),
        starting_position=AT_TIMESTAMP,
        starting_position_timestamp=1_655_237_653,
    )
    function(stack).add_event_source(source)


def all_options(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.KinesisEventSource(
        kinesis.Stream(stack, "Stream"),
        starting_position=TRIM_HORIZON,
        batch_size=500,
        bisect_batch_on_error=True,
        enabled=False,
        filter_encryption=key(stack),
        filters=[
            lambda_.FilterCriteria.filter({"data": {"kind": lambda_.FilterRule.is_equal("order")}})
        ],
        max_batching_window=cdk.Duration.seconds(45),
        max_record_age=cdk.Duration.minutes(90),
        metrics_config={"metrics": [lambda_.MetricType.EVENT_COUNT]},
        on_failure=les.SqsDlq(sqs.Queue(stack, "DeadLetters")),
        parallelization_factor=1,
        report_batch_item_failures=True,
        retry_attempts=3,
        tumbling_window=cdk.Duration.seconds(120),
    )
    function(stack).add_event_source(source)


def bounds(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    lowest = les.KinesisEventSource(
        kinesis.Stream(stack, "Lowest"),
        starting_position=LATEST,
        batch_size=1,
        max_record_age=cdk.Duration.minutes(1),
        parallelization_factor=1,
        retry_attempts=-1,
    )
    highest = les.KinesisEventSource(
        kinesis.Stream(stack, "Highest"),
        starting_position=LATEST,
        batch_size=10_000,
        max_batching_window=cdk.Duration.seconds(300),
        max_record_age=cdk.Duration.days(7),
        retry_attempts=10_000,
        tumbling_window=cdk.Duration.seconds(900),
    )
    fn.add_event_source(lowest)
    fn.add_event_source(highest)


def numbers_from_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.KinesisEventSource(
        kinesis.Stream(stack, "Stream"),
        starting_position=AT_TIMESTAMP,
        starting_position_timestamp=number(stack, "Start", 1_655_237_653),
        batch_size=number(stack, "BatchSize", 42),
        max_batching_window=seconds(stack, "Window", 10),
        parallelization_factor=number(stack, "Factor", 3),
        retry_attempts=number(stack, "Retries", 5),
        tumbling_window=seconds(stack, "Tumbling", 60),
    )
    function(stack).add_event_source(source)


def encrypted_streams(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    streams = (
        kinesis.Stream(stack, "OwnKey", encryption_key=key(stack)),
        kinesis.Stream(stack, "NewKey", encryption=kinesis.StreamEncryption.KMS),
        kinesis.Stream(stack, "Managed", encryption=kinesis.StreamEncryption.MANAGED),
        kinesis.Stream(stack, "Plain", encryption=kinesis.StreamEncryption.UNENCRYPTED),
    )
    for stream in streams:
        fn.add_event_source(les.KinesisEventSource(stream, starting_position=LATEST))


def on_demand_stream(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream(stack, "Stream", stream_mode=kinesis.StreamMode.ON_DEMAND)
    function(stack).add_event_source(les.KinesisEventSource(stream, starting_position=LATEST))


def imported_by_arn(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream.from_stream_arn(stack, "Stream", arn("kinesis", "stream/orders"))
    function(stack).add_event_source(les.KinesisEventSource(stream, starting_position=LATEST))


def imported_by_attributes(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream.from_stream_attributes(
        stack, "Stream", stream_arn=arn("kinesis", "stream/orders"), encryption_key=key(stack)
    )
    function(stack).add_event_source(les.KinesisEventSource(stream, starting_position=LATEST))


def imported_by_token(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream.from_stream_arn(stack, "Stream", cdk.Fn.import_value("stream-arn"))
    function(stack).add_event_source(les.KinesisEventSource(stream, starting_position=LATEST))


def two_functions_on_one_stream(les: ModuleType, stack: cdk.Stack) -> None:
    stream = kinesis.Stream(stack, "Stream")
    for name in ("First", "Second"):
        source = les.KinesisEventSource(stream, starting_position=LATEST)
        function(stack, name).add_event_source(source)


def handles(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.KinesisEventSource(kinesis.Stream(stack, "Stream"), starting_position=LATEST)
    function(stack).add_event_source(source)
    cdk.CfnOutput(stack, "MappingId", value=source.event_source_mapping_id)
    cdk.CfnOutput(stack, "MappingArn", value=source.event_source_mapping_arn)
    cdk.CfnOutput(stack, "StreamArn", value=source.stream.stream_arn)
