"""Topics and routes: there can be one of each for a function."""

from typing import Any

from aws_cdk import aws_sns as sns

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_TOPIC = "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html"
_ROUTE = "https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html"
_TOPIC_ARN = "arn:aws:sns:us-east-1:111111111111:{}"


def _topic(s: Scene, name: str, construct_id: str) -> sns.ITopic:
    return sns.Topic.from_topic_arn(s.stack, construct_id, _TOPIC_ARN.format(name))


def _subscribed(s: Scene, first: Any, second: Any, **policies: Any) -> object:
    """Subscribe one function to two topics, the second with a filter policy of its own."""
    fn = s.bind(s.m.SnsEventSource(first))
    return s.bind(s.m.SnsEventSource(second, **policies), fn)


def _cakes() -> dict[str, Any]:
    return {"filter_policy": {"kind": sns.SubscriptionFilter.string_filter(allowlist=["cake"])}}


def _own_topic_again(s: Scene, *, other: bool) -> object:
    topic = s.topic()
    arn = (s.topic(name="Other") if other else topic).topic_arn
    return _subscribed(s, topic, sns.Topic.from_topic_arn(s.stack, "Again", arn), **_cakes())


def _same_topic(s: Scene, *, function: str, **policies: Any) -> object:
    topic = s.topic()
    fn = s.bind(s.m.SnsEventSource(topic), s.fn(name="First"))
    other = fn if function == "First" else s.fn(name=function)
    return s.bind(s.m.SnsEventSource(topic, **policies), other)


def _routes(s: Scene, *routes: tuple[str, str]) -> object:
    fn = s.fn(timeout=None)
    for method, path in routes:
        s.bind(s.m.ApiEventSource(method, path), fn)
    return fn


PAIRS = [
    Pair(
        "topic once per function",
        lambda s: _same_topic(s, function="First"),
        lambda s: _same_topic(s, function="Second"),
        _TOPIC,
    ),
    Pair(
        "topic once per function, with whatever filter",
        lambda s: _same_topic(s, function="First", **_cakes()),
        lambda s: _same_topic(s, function="Second", **_cakes()),
        _TOPIC,
    ),
    Pair(
        "imported topic once per function",
        lambda s: _subscribed(s, _topic(s, "orders", "First"), _topic(s, "orders", "Second")),
        lambda s: _subscribed(s, _topic(s, "orders", "First"), _topic(s, "cakes", "Second")),
        _TOPIC,
    ),
    Pair(
        "imported topic once per function, with whatever filter",
        lambda s: _subscribed(
            s, _topic(s, "orders", "First"), _topic(s, "orders", "Second"), **_cakes()
        ),
        lambda s: _subscribed(
            s, _topic(s, "orders", "First"), _topic(s, "cakes", "Second"), **_cakes()
        ),
        _TOPIC,
    ),
    Pair(
        "topic and an import of it once per function",
        lambda s: _own_topic_again(s, other=False),
        lambda s: _own_topic_again(s, other=True),
        _TOPIC,
    ),
    Pair(
        "route once per API",
        lambda s: _routes(s, ("GET", "/orders"), ("GET", "/orders")),
        lambda s: _routes(s, ("GET", "/orders"), ("POST", "/orders")),
        _ROUTE,
    ),
    Pair(
        "route once per API, written differently",
        lambda s: _routes(s, ("GET", "/orders"), ("get", "/orders/")),
        lambda s: _routes(s, ("GET", "/orders"), ("get", "/orders/{id}")),
        _ROUTE,
    ),
]
