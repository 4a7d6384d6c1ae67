"""Kafka topics and functions: one mapping for each, a consumer group for each mapping."""

from typing import Any

from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.scene import Scene
from tests.checks.verdict import OURS

_MAPPING = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
_GROUP = "https://docs.aws.amazon.com/lambda/latest/dg/kafka-consumer-group-id.html"
_DESTINATION = "https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure-destination.html"
_CLUSTER = "arn:aws:kafka:us-east-1:111111111111:cluster/{0}/2f5a4b1c-8d3e-4f6a-9b7c-1d2e3f4a5b6c-5"
_BROKERS = ["b-1.example.com:9092", "b-2.example.com:9092"]
_OTHERS = ["b-1.example.net:9092", "b-2.example.net:9092"]


def _msk(s: Scene, cluster: str, topic: str, **kw: Any) -> Any:
    return s.msk(cluster_arn=_CLUSTER.format(cluster), topic=topic, **kw)


def _kafka(s: Scene, topic: str, servers: list[str], **kw: Any) -> Any:
    """Make a source whose secret, which plays no part here, is its own."""
    name = f"Secret{len(s.stack.node.children)}"
    return s.kafka(bootstrap_servers=servers, topic=topic, secret=s.secret(name=name), **kw)


def _both(s: Scene, first: Any, second: Any) -> object:
    return s.bind(second, s.bind(first))


def _apart(s: Scene, first: Any, second: Any) -> object:
    s.bind(first, s.fn(name="First"))
    return s.bind(second, s.fn(name="Second"))


def _alias_and(s: Scene, first: Any, second: Any, *, other: bool) -> object:
    fn = s.fn()
    live = fn.add_alias("live")
    s.bind(first, live)
    return s.bind(second, fn if other else live)


def _own_failures(s: Scene, kind: str, topic: str) -> object:
    return s.bind(getattr(s, kind)(topic="orders", on_failure=s.m.KafkaDlq(topic)))


def _same_topic(kind: str, topic: str) -> Pair:
    return Pair(
        f"{kind}: failed records not to the topic itself, {topic}",
        lambda s: _own_failures(s, kind, topic),
        lambda s: _own_failures(s, kind, f"{topic}-failed"),
        _DESTINATION,
    )


def _pattern(value: str) -> Any:
    return lambda_.FilterCriteria.filter({"value": {"kind": [value]}})


def _id(s: Scene) -> dict[str, str]:
    """Return a construct id for a mapping, where the module takes one."""
    return {"construct_id": "Another"} if s.m.__name__ == OURS else {}


PAIRS = [
    Pair(
        "msk: topic twice",
        lambda s: _both(s, _msk(s, "a", "orders"), _msk(s, "a", "orders")),
        lambda s: _both(s, _msk(s, "a", "orders"), _msk(s, "a", "invoices")),
        _MAPPING,
    ),
    # CDK's module refuses the valid one: its construct id has only the topic.
    Pair(
        "msk: topic twice, of one cluster",
        lambda s: _both(s, _msk(s, "a", "orders"), _msk(s, "a", "orders")),
        lambda s: _both(s, _msk(s, "a", "orders"), _msk(s, "b", "orders", **_id(s))),
        _MAPPING,
    ),
    Pair(
        "msk: topics of one name with an id each",
        lambda s: _both(s, _msk(s, "a", "orders"), _msk(s, "b", "orders")),
        lambda s: _both(s, _msk(s, "a", "orders"), _msk(s, "b", "orders", **_id(s))),
        _MAPPING,
        risky=True,
        own=True,
    ),
    Pair(
        "msk: topic twice, with other filters",
        lambda s: _both(
            s,
            _msk(s, "a", "orders", filters=[_pattern("cake")]),
            _msk(s, "a", "orders", filters=[_pattern("bread")]),
        ),
        lambda s: s.bind(_msk(s, "a", "orders", filters=[_pattern("cake"), _pattern("bread")])),
        _MAPPING,
    ),
    Pair(
        "msk: topic twice, on an alias",
        lambda s: _alias_and(s, _msk(s, "a", "orders"), _msk(s, "a", "orders"), other=False),
        lambda s: _alias_and(s, _msk(s, "a", "orders"), _msk(s, "a", "orders"), other=True),
        _MAPPING,
    ),
    Pair(
        "kafka: topic twice",
        lambda s: _both(s, _kafka(s, "orders", _BROKERS), _kafka(s, "orders", _BROKERS)),
        lambda s: _both(s, _kafka(s, "orders", _BROKERS), _kafka(s, "invoices", _BROKERS)),
        _MAPPING,
    ),
    Pair(
        "kafka: topic twice, brokers in another order",
        lambda s: _both(s, _kafka(s, "orders", _BROKERS), _kafka(s, "orders", _BROKERS[::-1])),
        lambda s: _both(s, _kafka(s, "orders", _BROKERS), _kafka(s, "invoices", _BROKERS[::-1])),
        _MAPPING,
    ),
    Pair(
        "kafka: topic twice, through some of the brokers",
        lambda s: _both(s, _kafka(s, "orders", _BROKERS), _kafka(s, "orders", _BROKERS[1:])),
        lambda s: _both(s, _kafka(s, "orders", _BROKERS), _kafka(s, "orders", _OTHERS)),
        _MAPPING,
    ),
    Pair(
        "kafka: topic twice, on an alias",
        lambda s: _alias_and(
            s, _kafka(s, "orders", _BROKERS), _kafka(s, "orders", _BROKERS), other=False
        ),
        lambda s: _alias_and(
            s, _kafka(s, "orders", _BROKERS), _kafka(s, "orders", _BROKERS), other=True
        ),
        _MAPPING,
    ),
    Pair(
        "msk: consumer group of one mapping",
        lambda s: _both(
            s,
            _msk(s, "a", "orders", consumer_group_id="shop"),
            _msk(s, "a", "invoices", consumer_group_id="shop"),
        ),
        lambda s: _both(
            s,
            _msk(s, "a", "orders", consumer_group_id="shop"),
            _msk(s, "a", "invoices", consumer_group_id="office"),
        ),
        _GROUP,
    ),
    Pair(
        "msk: consumer group of one function",
        lambda s: _apart(
            s,
            _msk(s, "a", "orders", consumer_group_id="shop"),
            _msk(s, "a", "orders", consumer_group_id="shop"),
        ),
        lambda s: _apart(
            s,
            _msk(s, "a", "orders", consumer_group_id="shop"),
            _msk(s, "a", "orders", consumer_group_id="office"),
        ),
        _GROUP,
    ),
    Pair(
        "kafka: consumer group of one function",
        lambda s: _apart(
            s,
            _kafka(s, "orders", _BROKERS, consumer_group_id="shop"),
            _kafka(s, "orders", _BROKERS, consumer_group_id="shop"),
        ),
        lambda s: _apart(
            s,
            _kafka(s, "orders", _BROKERS, consumer_group_id="shop"),
            _kafka(s, "orders", _BROKERS, consumer_group_id="office"),
        ),
        _GROUP,
    ),
    Pair(
        "msk and kafka: consumer group of one mapping",
        lambda s: _both(
            s,
            _msk(s, "a", "orders", consumer_group_id="shop"),
            _kafka(s, "invoices", _BROKERS, consumer_group_id="shop"),
        ),
        lambda s: _both(
            s,
            _msk(s, "a", "orders", consumer_group_id="shop"),
            _kafka(s, "invoices", _BROKERS, consumer_group_id="office"),
        ),
        _GROUP,
    ),
    _same_topic("msk", "orders"),
    _same_topic("msk", "kafka://orders"),
    _same_topic("kafka", "orders"),
    _same_topic("kafka", "kafka://orders"),
]
