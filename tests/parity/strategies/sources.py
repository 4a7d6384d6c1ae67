"""One strategy per class: a source of it, on a function of any kind, in any variant of an app."""

from aws_cdk import aws_lambda as lambda_
from hypothesis import strategies as st

from tests.parity.strategies import arguments, kafka, pushing, resources
from tests.parity.strategies.calls import Configuration
from tests.parity.strategies.groups import NOTHING, Group, booleans, calls, given, needed, optional
from tests.parity.strategies.values import durations, numbers
from tests.parity.synthesis import VARIANTS


def sqs_groups() -> tuple[Group, ...]:
    batch, wrong_batch = numbers("Batch", 1, 10)
    window, wrong_window = durations("Window", 1, 300)
    large, _ = numbers("Batch", 11, 10_000)
    right_pollers, wrong_pollers = arguments.pollers(2, 10_000, lambda_.ProvisionedPollerConfig)
    concurrency, wrong_concurrency = numbers("Concurrency", 2, 1000)
    return (
        needed("queue", *resources.queues("Queue")),
        booleans("enabled"),
        booleans("report_batch_item_failures"),
        arguments.filters(),
        arguments.metrics(lambda_.MetricType.EVENT_COUNT),
        Group(
            st.one_of(
                given({}, optional={"batch_size": batch}),
                given({"batch_size": large, "max_batching_window": window}),
            ),
            given(
                {},
                optional={
                    "batch_size": st.one_of(large, wrong_batch),
                    "max_batching_window": wrong_window,
                },
            ),
        ),
        Group(
            st.one_of(
                NOTHING,
                given({"max_concurrency": concurrency}),
                given({"provisioned_poller_config": right_pollers}),
            ),
            st.one_of(
                given({"max_concurrency": wrong_concurrency}),
                given({"provisioned_poller_config": wrong_pollers}),
                given({"max_concurrency": concurrency, "provisioned_poller_config": right_pollers}),
            ),
        ),
    )


def shard_groups(*, with_timestamp: bool = True) -> tuple[Group, ...]:
    """What Kinesis and DynamoDB have in common."""
    pollers = st.one_of(*arguments.pollers(1, 2000))
    return (
        *arguments.stream_groups(),
        arguments.positions(with_timestamp=with_timestamp),
        arguments.metrics(lambda_.MetricType.EVENT_COUNT),
        optional("parallelization_factor", *numbers("Factor", 1, 10)),
        optional("tumbling_window", *durations("Tumbling", 0, 900)),
        Group(NOTHING, given({"provisioned_poller_config": pollers})),
    )


GROUPS = {
    "SqsEventSource": sqs_groups(),
    "KinesisEventSource": (needed("stream", *resources.streams()), *shard_groups()),
    "KinesisConsumerEventSource": (
        needed("stream_consumer", *resources.consumers()),
        *shard_groups(),
    ),
    "DynamoEventSource": (
        needed("table", *resources.tables()),
        *shard_groups(with_timestamp=False),
    ),
    "ManagedKafkaEventSource": kafka.managed(),
    "SelfManagedKafkaEventSource": kafka.self_managed(),
    "SnsEventSource": pushing.sns_groups(),
    "S3EventSource": pushing.s3_groups(),
    "S3EventSourceV2": pushing.s3_groups(),
    "ApiEventSource": pushing.rest_api(),
}

# Two mistakes in these, and each module finds the one that it looks for first.
ONE_WRONG = ("S3EventSource", "S3EventSourceV2", "ApiEventSource")


def configurations(name: str) -> st.SearchStrategy[Configuration]:
    """Draw sources of one class on functions of any kind."""
    function, *others = resources.TARGETS
    return st.builds(
        Configuration,
        calls(name, *GROUPS[name], most_spoiled=1 if name in ONE_WRONG else 2),
        st.one_of(st.just(function), st.sampled_from(others)),
        st.sampled_from(tuple(VARIANTS)),
    )
