"""The keywords that several sources share."""

from types import ModuleType
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from hypothesis import strategies as st

from tests.parity.strategies import resources
from tests.parity.strategies.calls import Call, Late, fresh, made
from tests.parity.strategies.groups import (
    NOTHING,
    Drawn,
    Group,
    booleans,
    calls,
    given,
    needed,
    optional,
)
from tests.parity.strategies.values import durations, numbers, strings, text_token, token

TOPIC_LETTERS = "ab1-_./ä"
FUTURE, MILLISECONDS = 4_102_444_800, 1_655_237_653_000


def positions(*, with_timestamp: bool) -> Group:
    """The starting position and its timestamp."""
    at = lambda_.StartingPosition.AT_TIMESTAMP
    plain = [p for p in lambda_.StartingPosition if p != at]
    times = st.sampled_from((1, 1_655_237_653, 1_655_237_653.5, token("Start", 1_655_237_653)))
    wrong_times = st.sampled_from((None, 0, -1, 1, FUTURE, MILLISECONDS, token("Start"), "now"))
    wrong = given(
        {"starting_position": st.sampled_from((*lambda_.StartingPosition, "LATEST", None))},
        optional={"starting_position_timestamp": wrong_times},
    )
    right = given({"starting_position": st.sampled_from(plain)})
    timed = given({"starting_position": st.just(at), "starting_position_timestamp": times})
    return Group(st.one_of(right, timed) if with_timestamp else right, wrong)


def _filter(pattern: dict[str, Any]) -> Late:
    return fresh(f"filter({pattern})", lambda: lambda_.FilterCriteria.filter(pattern))


def _pattern(size: int) -> Late:
    return fresh(
        f"pattern of {size}", lambda: {"pattern": '{"eventSource":["%s"]}' % ("x" * (size - 20))}
    )


def filters() -> Group:
    """The filters and their key."""
    key = Late("key", lambda _, stack: kms.Key(stack, "FilterKey"))
    right_ones = (
        # Keys that the records of every source have.
        _filter({"eventSource": ["x"]}),
        _filter({"awsRegion": [{"exists": False}], "eventSource": [{"prefix": "x"}, "y"]}),
        {"pattern": '{"eventSource":[{"exists":true}]}'},
        {"pattern": text_token("Pattern")},
        _pattern(4096),
    )
    wrong_ones: tuple[Any, ...] = (
        {},
        {"pattern": ""},
        {"pattern": "{}"},
        {"pattern": {"body": ["x"]}},
        {"body": "x"},
        _filter({"eventSource": "x"}),
        _filter({"eventSource": [{"is": "x"}]}),
        _filter({"detail": ["x"]}),
        {"pattern": "{}", "other": 1},
        _pattern(4097),
        _filter({}),
        "{}",
    )
    right = st.lists(st.sampled_from(right_ones), min_size=1, max_size=3, unique_by=repr)
    some = st.integers(0, 12).map(lambda count: [right_ones[0]] * count)
    wrong = st.one_of(some, st.lists(st.sampled_from(wrong_ones), min_size=1, max_size=2))
    return Group(
        st.one_of(
            NOTHING,
            given({"filters": right}),
            given({"filters": right, "filter_encryption": st.just(key)}),
        ),
        st.one_of(
            st.just({"filter_encryption": key}),
            given({"filters": wrong}, optional={"filter_encryption": st.just(key)}),
        ),
    )


def metrics(*right: lambda_.MetricType) -> Group:
    """The metrics, as a struct and as a dict."""

    def config(names: list[lambda_.MetricType]) -> Drawn:
        struct = fresh(f"MetricsConfig({names})", lambda: lambda_.MetricsConfig(metrics=names))
        return st.sampled_from((struct, {"metrics": names}))

    fine = st.lists(st.sampled_from(right), min_size=1, max_size=3, unique=True)
    wrong = st.lists(st.sampled_from(list(lambda_.MetricType)), max_size=4)
    odd = st.sampled_from(({}, {"metrics": None}, {"names": []}, {"metrics": ["EventCount"]}))
    return optional("metrics_config", fine.flatmap(config), st.one_of(wrong.flatmap(config), odd))


def pollers(low: int, high: int, struct: type[Any] | None = None) -> tuple[Drawn, Drawn]:
    """Provisioned pollers, as a struct and as a dict; without a struct, the module has its own."""

    def config(fields: dict[str, Any]) -> Drawn:
        def make(les: ModuleType, stack: cdk.Stack) -> Any:
            return (struct or les.ProvisionedPollerConfig)(**made(fields, les, stack))

        return st.sampled_from((Late(f"ProvisionedPollerConfig({fields})", make), fields))

    edges = (low - 1, low, low + 0.5, 199, 200, 201, 1999, 2000, 2001, high, high + 1, 0, -1)
    least = (low, 10, 200, token("Least"))
    most = (200, 2000, high, token("Most"))
    any_number = st.sampled_from((*edges, None, token("Any")))
    right = given(
        {},
        optional={
            "minimum_pollers": st.sampled_from(least),
            "maximum_pollers": st.sampled_from(most),
        },
    )
    wrong = given(
        {},
        optional={
            "minimum_pollers": any_number,
            "maximum_pollers": st.one_of(st.sampled_from(edges), st.integers(1, 11_000)),
            "poller_group_name": st.one_of(strings("ab-_ .", 128), st.just(text_token("Name"))),
        },
    )
    odd = st.sampled_from(({"pollers": 1}, 1, "two"))
    return right.flatmap(config), st.one_of(wrong.flatmap(config), odd)


def destinations() -> tuple[Drawn, Drawn]:
    """Where failed records go."""
    name = "DeadLetters"
    kafka = st.one_of(
        st.sampled_from(("failed", "kafka://failed", text_token("FailedTopic"))),
        st.just(text_token("FailedTopic", "kafka://")),
    )
    wrong_kafka = st.one_of(
        strings(TOPIC_LETTERS + " :", 249),
        strings(TOPIC_LETTERS, 249).map("kafka://".__add__),
        st.just(text_token("FailedTopic", ".")),
    )
    places = {
        "SqsDlq": ("queue", *resources.queues(name)),
        "SnsDlq": ("topic", *resources.topics(name)),
        "S3OnFailureDestination": ("bucket", *resources.buckets(name)),
        "KafkaDlq": ("topic_name", kafka, wrong_kafka),
    }
    right = [calls(cls, needed(*place), most_spoiled=0) for cls, place in places.items()]
    kafka_dlq = st.one_of(wrong_kafka, kafka).map(
        lambda topic: Call("KafkaDlq", {"topic_name": topic})
    )
    wrong = [calls(cls, needed(*place)) for cls, place in places.items()]
    return st.one_of(right), st.one_of(*wrong, kafka_dlq, st.just("arn:aws:sqs:::x"))


def stream_groups() -> tuple[Group, ...]:
    """What all streams have."""
    return (
        optional("bisect_batch_on_error", st.booleans(), st.sampled_from((0, "True"))),
        booleans("enabled"),
        filters(),
        optional("max_batching_window", *durations("Window", 0, 300)),
        optional("max_record_age", *durations("Age", 60, 604_800)),
        optional("on_failure", *destinations()),
        booleans("report_batch_item_failures"),
        optional("retry_attempts", *numbers("Retries", -1, 10_000)),
        optional("batch_size", *numbers("Batch", 1, 10_000)),
    )
