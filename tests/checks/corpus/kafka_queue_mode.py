"""Kafka topics that are read by share groups, in Queue mode."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aws_cdk import aws_lambda as lambda_

from tests.checks.corpus import (
    kafka_authentication,
    kafka_props,
    kafka_provisioned_mode,
    kafka_self_managed,
    types_of_resources,
)
from tests.checks.pair import Pair
from tests.checks.rows import API, GUIDE, seconds
from tests.checks.scene import SERVERS, TRIM_HORIZON, Scene

_PAGE = f"{GUIDE}/polling-kafka-queue.html"
_SCALING = f"{GUIDE}/kafka-scaling-modes.html"
_FILTERS = f"{GUIDE}/kafka-filtering.html"
_IDS = "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html"

Args = dict[str, Any] | Callable[[Scene], dict[str, Any]]


def source(s: Scene, **kw: Any) -> Any:
    """Make a source in provisioned mode."""
    given = {
        "bootstrap_servers": SERVERS,
        "topic": "orders",
        "provisioned_poller_config": s.pollers(1, 5),
        "report_batch_item_failures": True,
        **kw,
    }
    if "secret" not in kw:
        given["secret"] = s.secret(name=f"Secret{len(s.stack.node.children)}")
    if "on_failure" not in kw:
        given["on_failure"] = s.m.SqsDlq(s.failed)
    given = {name: value for name, value in given.items() if value is not None}
    return s.m.SelfManagedKafkaQueueEventSource(**given)


def row(about: str, wrong: Args, valid: Args, page: str = API, *, risky: bool = False) -> Pair:
    """Return the pair of these or those arguments."""

    def case(args: Args) -> Callable[[Scene], object]:
        return lambda s: s.bind(source(s, **(args(s) if callable(args) else args)))

    return Pair(about, case(wrong), case(valid), page, own=True, risky=risky)


def _beside(s: Scene, **kw: Any) -> object:
    s.bind(source(s))
    return s.bind(source(s, **kw))


_OWN: list[Pair] = [
    row("no starting_position", {"starting_position": TRIM_HORIZON}, {}),
    row("no starting_position_timestamp", {"starting_position_timestamp": 1_655_237_653}, {}),
    row("no max_batching_window", {"max_batching_window": seconds(1)}, {}),
    row("retry_attempts: not endless", {"retry_attempts": -1}, {"retry_attempts": 0}),
    row(
        "retry_attempts: not INFINITE",
        lambda s: {"retry_attempts": s.m.INFINITE},
        {"retry_attempts": 1},
    ),
    row("retry_attempts: at most 10000", {"retry_attempts": 10_001}, {"retry_attempts": 10_000}),
    row(
        "retry_attempts: in provisioned mode only",
        {
            "retry_attempts": 1,
            "provisioned_poller_config": None,
            "report_batch_item_failures": None,
        },
        {"retry_attempts": 1},
        _SCALING,
    ),
    row("topic: required", {"topic": None}, {}),
    row("construct_id: no path", {"construct_id": "a/b"}, {"construct_id": "a"}, _IDS),
    row("filters: at least one", {"filters": []}, {"filters": [{"value": ["x"]}]}, _FILTERS),
    row(
        "filters: keys of a record",
        {"filters": [{"body": ["x"]}]},
        {"filters": [{"value": ["x"]}]},
        _FILTERS,
    ),
    row(
        "filters: values in lists",
        {"filters": [{"value": {"a": "x"}}]},
        {"filters": [{"value": {"a": ["x"]}}]},
        _FILTERS,
    ),
    row(
        "filters: each once",
        {"filters": [{"value": ["x"]}] * 2},
        {"filters": [{"value": ["x"]}, {"value": ["y"]}]},
        _FILTERS,
    ),
    row(
        "filters: five unless AWS raised the quota",
        {"filters": [{"value": [f"{n}"]} for n in range(6)]},
        {"filters": [{"value": [f"{n}"]} for n in range(5)]},
        _FILTERS,
        risky=True,
    ),
    row("on_failure: a destination", lambda s: {"on_failure": s.failed}, {}, _PAGE),
    Pair(
        "consumer_group_id of one source",
        lambda s: _in_groups(s, "readers", "readers"),
        lambda s: _in_groups(s, "readers", "others"),
        f"{GUIDE}/kafka-consumer-group-id.html",
        own=True,
    ),
    row("bootstrap_servers: required", {"bootstrap_servers": None}, {}),
    row("secret: for brokers on the internet", {"secret": None}, {}, _PAGE),
    row("on_failure: so that nothing is lost", {"on_failure": None}, {}, _PAGE, risky=True),
    Pair("topic twice", _beside, lambda s: _beside(s, topic="invoices"), API, own=True),
    Pair(
        "topic twice, in Stream mode",
        lambda s: _stream(s, "orders"),
        lambda s: _stream(s, "invoices"),
        API,
        own=True,
    ),
    row(
        "on_failure: another topic",
        lambda s: {"on_failure": s.m.KafkaDlq("orders")},
        lambda s: {"on_failure": s.m.KafkaDlq("failed-orders")},
        f"{GUIDE}/kafka-on-failure-destination.html",
    ),
    row(
        "log_level: in provisioned mode only",
        {
            "log_level": lambda_.EventSourceMappingLogLevel.DEBUG,
            "provisioned_poller_config": None,
            "report_batch_item_failures": None,
        },
        {"log_level": lambda_.EventSourceMappingLogLevel.DEBUG},
        _SCALING,
    ),
]


def _in_groups(s: Scene, first: str, second: str) -> object:
    s.bind(source(s, consumer_group_id=first))
    return s.bind(source(s, topic="invoices", consumer_group_id=second))


def _stream(s: Scene, topic: str) -> object:
    s.bind(source(s))
    return s.bind(s.kafka(topic=topic))


class _InQueueMode:
    """A scene whose sources for brokers of one's own are in Queue mode."""

    def __init__(self, s: Scene) -> None:
        """Change a scene."""
        self._scene = s

    def __getattr__(self, name: str) -> Any:
        """Return what the scene has."""
        return getattr(self._scene, name)

    def kafka(self, **kw: Any) -> Any:
        """Make a source."""
        return source(self._scene, **kw)


def _as_in_stream_mode(pair: Pair) -> Pair:
    """Return what holds for both modes, of Queue mode."""

    def case(build: Callable[[Any], object]) -> Callable[[Scene], object]:
        return lambda s: build(_InQueueMode(s))

    return replace(pair, wrong=case(pair.wrong), valid=case(pair.valid), own=True)


_OF_STREAM_MODE = ("max_batching_window", "retry_attempts: at", "starting_position")
_IN_BOTH_MODES = [
    *kafka_props.rows("kafka"),
    *kafka_provisioned_mode.rows("kafka"),
    *kafka_self_managed.PAIRS,
    *(pair for pair in kafka_authentication.PAIRS if not pair.about.startswith("msk")),
    *(pair for pair in types_of_resources.PAIRS if pair.about.startswith("kafka")),
]
PAIRS: list[Pair] = [
    *_OWN,
    *(
        _as_in_stream_mode(replace(pair, about=f"as in Stream mode: {pair.about}"))
        for pair in _IN_BOTH_MODES
        if not pair.about.startswith(_OF_STREAM_MODE)
    ),
]
