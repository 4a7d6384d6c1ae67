"""Resolvers of AppSync, which CDK's module has not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_appsync as appsync

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_RESOLVER = "https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateResolver.html"
_CACHING = "https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html"
_QUOTAS = "https://docs.aws.amazon.com/general/latest/gr/appsync.html"
_SCHEMA = str(Path(__file__).parents[3] / "integ" / "synchronous" / "orders.graphql")
_ID = "abcdefghijklmnopqrstuvwxyz"
_KEY = "$context.arguments.id"
_Case = Callable[[Scene], object]


def _api(s: Scene) -> Any:
    definition = appsync.Definition.from_file(_SCHEMA)
    return appsync.GraphqlApi(s.stack, "Api", name="orders", definition=definition)


def _field(type_name: str = "Query", field: str = "order", **kw: Any) -> _Case:
    return lambda s: s.bind(s.m.AppSyncEventSource(_api(s), type_name, field, **kw))


def _existing(given: str) -> _Case:
    return lambda s: s.bind(s.m.AppSyncEventSource(given, "Query", "anything"))


def _cached(seconds: float, *keys: str) -> _Case:
    def case(s: Scene) -> object:
        config = {"ttl": cdk.Duration.seconds(seconds), "caching_keys": list(keys or [_KEY])}
        return _field(caching_config=config)(s)

    return case


def _two(s: Scene, type_name: str, field: str) -> object:
    api = _api(s)
    s.bind(s.m.AppSyncEventSource(api, "Query", "order"), s.fn())
    return s.bind(s.m.AppSyncEventSource(api, type_name, field), s.fn(name="Other"))


def _beside_cdk(s: Scene, type_name: str, field: str) -> object:
    api = _api(s)
    fn: Any = s.bind(s.m.AppSyncEventSource(api, "Query", "order"), s.fn())
    data_source = api.add_lambda_data_source("Source", fn)
    return data_source.create_resolver("Resolver", type_name=type_name, field_name=field)


def _timeout(seconds: float) -> _Case:
    def case(s: Scene) -> object:
        fn = s.fn(timeout=cdk.Duration.seconds(seconds))
        return s.bind(s.m.AppSyncEventSource(_api(s), "Query", "order"), fn)

    return case


def _somewhere(place: str) -> _Case:
    def case(s: Scene) -> object:
        stack = s.stack_in(region="us-east-1", account="111111111111")
        source = s.m.AppSyncEventSource(f"arn:aws:appsync:{place}:apis/{_ID}", "Query", "order")
        return s.bind(source, s.fn(stack))

    return case


PAIRS = [
    Pair("field of the schema", _field(field="ordr"), _field(), _RESOLVER, own=True),
    Pair("type of the schema", _field("Mutation"), _field(), _RESOLVER, own=True),
    Pair("name of a type", _field("My Query"), _field(), _RESOLVER, own=True),
    Pair("name of a field", _field(field="get-order"), _field(), _RESOLVER, own=True),
    Pair("API by its ARN or id", _existing("orders"), _existing(_ID), _RESOLVER, own=True),
    Pair(
        "ARN of an API of AppSync",
        _existing(f"arn:aws:lambda:us-east-1:111111111111:apis/{_ID}"),
        _existing(f"arn:aws:appsync:us-east-1:111111111111:apis/{_ID}"),
        _RESOLVER,
        own=True,
    ),
    Pair(
        "batches of up to 2000",
        _field(max_batch_size=2001),
        _field(max_batch_size=2000),
        _RESOLVER,
        own=True,
    ),
    Pair("results kept for up to an hour", _cached(3601), _cached(3600), _CACHING, own=True),
    Pair(
        "key of the cache in the context",
        _cached(60, "$context.info.fieldName"),
        _cached(60),
        _CACHING,
        own=True,
    ),
    Pair(
        "at most 25 keys of the cache",
        _cached(60, *(f"{_KEY}{n}" for n in range(26))),
        _cached(60, *(f"{_KEY}{n}" for n in range(25))),
        _QUOTAS,
        own=True,
    ),
    Pair(
        "one resolver per field, two sources",
        lambda s: _two(s, "Query", "order"),
        lambda s: _two(s, "Order", "status"),
        _RESOLVER,
        own=True,
    ),
    Pair(
        "one resolver per field, one of CDK",
        lambda s: _beside_cdk(s, "Query", "order"),
        lambda s: _beside_cdk(s, "Order", "status"),
        _RESOLVER,
        own=True,
    ),
    Pair("answer within 30 seconds", _timeout(31), _timeout(30), _QUOTAS, risky=True, own=True),
    *(
        Pair(
            f"an API of the function's {what}",
            _somewhere(place),
            _somewhere("us-east-1:111111111111"),
            _RESOLVER,
            own=True,
        )
        for what, place in (
            ("region", "eu-west-1:111111111111"),
            ("account", "us-east-1:222222222222"),
        )
    ),
]
