"""Queues."""

from types import ModuleType

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from tests.parity.building import arn, function, key, number, seconds


def defaults(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(les.SqsEventSource(sqs.Queue(stack, "Queue")))


def batch_sizes(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for size in (1, 5, 10):
        fn.add_event_source(les.SqsEventSource(sqs.Queue(stack, f"Queue{size}"), batch_size=size))


def largest_batch_and_longest_window(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue(stack, "Queue")
    window = cdk.Duration.minutes(5)
    function(stack).add_event_source(
        les.SqsEventSource(queue, batch_size=10_000, max_batching_window=window)
    )


def window_of_zero(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue(stack, "Queue")
    function(stack).add_event_source(
        les.SqsEventSource(queue, max_batching_window=cdk.Duration.seconds(0))
    )


def concurrency_bounds(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for limit in (2, 1000):
        queue = sqs.Queue(stack, f"Queue{limit}")
        fn.add_event_source(les.SqsEventSource(queue, max_concurrency=limit))


def enabled_and_disabled(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    fn.add_event_source(les.SqsEventSource(sqs.Queue(stack, "On"), enabled=True))
    fn.add_event_source(les.SqsEventSource(sqs.Queue(stack, "Off"), enabled=False))


def partial_batch_responses(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for wanted in (True, False):
        queue = sqs.Queue(stack, f"Queue{wanted}")
        fn.add_event_source(les.SqsEventSource(queue, report_batch_item_failures=wanted))


def metrics_as_struct(les: ModuleType, stack: cdk.Stack) -> None:
    config = lambda_.MetricsConfig(metrics=[lambda_.MetricType.EVENT_COUNT])
    function(stack).add_event_source(
        les.SqsEventSource(sqs.Queue(stack, "Queue"), metrics_config=config)
    )


def metrics_as_dict(les: ModuleType, stack: cdk.Stack) -> None:
    config = {"metrics": [lambda_.MetricType.EVENT_COUNT]}
    function(stack).add_event_source(
        les.SqsEventSource(sqs.Queue(stack, "Queue"), metrics_config=config)
    )


def pollers_as_struct(les: ModuleType, stack: cdk.Stack) -> None:
    config = lambda_.ProvisionedPollerConfig(minimum_pollers=2, maximum_pollers=2000)
    function(stack).add_event_source(
        les.SqsEventSource(sqs.Queue(stack, "Queue"), provisioned_poller_config=config)
    )


def pollers_as_dict(les: ModuleType, stack: cdk.Stack) -> None:
    config = {"minimum_pollers": 200, "maximum_pollers": 200}
    function(stack).add_event_source(
        les.SqsEventSource(sqs.Queue(stack, "Queue"), provisioned_poller_config=config)
    )


def one_poller_bound_only(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    configs = {
        "Least": lambda_.ProvisionedPollerConfig(minimum_pollers=7),
        "Most": lambda_.ProvisionedPollerConfig(maximum_pollers=7),
    }
    for name, config in configs.items():
        queue = sqs.Queue(stack, name)
        fn.add_event_source(les.SqsEventSource(queue, provisioned_poller_config=config))


def fifo_queue(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue(stack, "Queue", fifo=True, content_based_deduplication=True)
    function(stack).add_event_source(les.SqsEventSource(queue, batch_size=10, max_concurrency=3))


def queue_with_redrive(les: ModuleType, stack: cdk.Stack) -> None:
    dead_letters = sqs.DeadLetterQueue(max_receive_count=5, queue=sqs.Queue(stack, "DeadLetters"))
    queue = sqs.Queue(stack, "Queue", dead_letter_queue=dead_letters)
    function(stack).add_event_source(les.SqsEventSource(queue))


def slow_function(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue(stack, "Queue", visibility_timeout=cdk.Duration.minutes(6))
    fn = function(stack, timeout=cdk.Duration.minutes(1))
    fn.add_event_source(les.SqsEventSource(queue))


def encrypted_with_own_key(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue(stack, "Queue", encryption_master_key=key(stack))
    function(stack).add_event_source(les.SqsEventSource(queue))


def encrypted_by_service(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    encryptions = (
        sqs.QueueEncryption.KMS,
        sqs.QueueEncryption.KMS_MANAGED,
        sqs.QueueEncryption.SQS_MANAGED,
        sqs.QueueEncryption.UNENCRYPTED,
    )
    for encryption in encryptions:
        queue = sqs.Queue(stack, f"Queue-{encryption.name}", encryption=encryption)
        fn.add_event_source(les.SqsEventSource(queue))


def imported_by_arn(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue.from_queue_arn(stack, "Queue", arn("sqs", "orders"))
    function(stack).add_event_source(les.SqsEventSource(queue))


def imported_fifo_by_arn(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue.from_queue_arn(stack, "Queue", arn("sqs", "orders.fifo"))
    function(stack).add_event_source(les.SqsEventSource(queue, batch_size=1))


def imported_by_attributes(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue.from_queue_attributes(
        stack,
        "Queue",
        queue_arn=arn("sqs", "orders.fifo"),
        queue_url="https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo",
        key_arn=arn("kms", "key/1234abcd-12ab-34cd-56ef-1234567890ab"),
        fifo=True,
    )
    function(stack).add_event_source(les.SqsEventSource(queue))


def imported_by_token(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue.from_queue_arn(stack, "Queue", cdk.Fn.import_value("orders-arn"))
    function(stack).add_event_source(les.SqsEventSource(queue, batch_size=3))


def queue_of_other_account(les: ModuleType, stack: cdk.Stack) -> None:
    foreign = arn("sqs", "orders", account="222222222222")
    queue = sqs.Queue.from_queue_arn(stack, "Queue", foreign)
    function(stack).add_event_source(les.SqsEventSource(queue))


def numbers_from_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.SqsEventSource(
        sqs.Queue(stack, "Queue"),
        batch_size=number(stack, "BatchSize", 500),
        max_batching_window=seconds(stack, "Window", 20),
        max_concurrency=number(stack, "Concurrency", 50),
    )
    function(stack).add_event_source(source)


def pollers_from_parameters(les: ModuleType, stack: cdk.Stack) -> None:
    config = lambda_.ProvisionedPollerConfig(
        minimum_pollers=number(stack, "Minimum", 3), maximum_pollers=number(stack, "Maximum", 30)
    )
    source = les.SqsEventSource(sqs.Queue(stack, "Queue"), provisioned_poller_config=config)
    function(stack).add_event_source(source)


def mapping_handles(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.SqsEventSource(sqs.Queue(stack, "Queue"))
    function(stack).add_event_source(source)
    cdk.CfnOutput(stack, "MappingId", value=source.event_source_mapping_id)
    cdk.CfnOutput(stack, "MappingArn", value=source.event_source_mapping_arn)
    cdk.CfnOutput(stack, "QueueArn", value=source.queue.queue_arn)
