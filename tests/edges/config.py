"""Custom rules of AWS Config."""

from collections.abc import Iterator
from typing import Any

from aws_cdk import aws_config as config

from lambda_event_sources.parts.config_rules import JsonOf, SomeResources
from tests.boundaries import STRINGS, Case, bad, edges, good, string_token

STRINGS["not blank"] = (("a", "buckets have owners"), ("", " ", "\t"))


@edges.register
def _(limit: JsonOf) -> Iterator[Case]:
    room = limit.longest - len('{"a":""}')
    yield from (good({"a": "x" * room}, "longest"), bad({"a": "x" * (room + 1)}, "too long"))
    yield from map(good, ({}, {"a": 1}, {"a": {"b": [True, None]}}))
    yield from (bad({"a": object()}, "no JSON"), bad({"a": float("nan")}, "nan"), bad("{}"))
    yield from (bad([]), bad(1))
    yield Case("token", lambda: {"a": string_token() + "x" * limit.longest}, allowed=True)


@edges.register
def _(limit: SomeResources) -> Iterator[Case]:
    scope, bucket = config.RuleScope, config.ResourceType.S3_BUCKET

    def of_tag(key: int, value: int) -> config.RuleScope:
        return scope.from_tag("k" * key, "v" * value)

    def of_types(count: int) -> config.RuleScope:
        return scope.from_resources([bucket] * count)

    yield Case("one", lambda: scope.from_resource(bucket, "orders"), allowed=True)
    yield Case("none", lambda: of_types(0), allowed=False)
    yield Case("most", lambda: of_types(limit.most_types), allowed=True)
    yield Case("too many", lambda: of_types(limit.most_types + 1), allowed=False)
    yield Case("key", lambda: scope.from_tag("team"), allowed=True)
    yield Case("token", lambda: scope.from_tag(string_token()), allowed=True)
    yield Case("longest", lambda: of_tag(limit.longest_key, limit.longest_value), allowed=True)
    yield Case("long key", lambda: of_tag(limit.longest_key + 1, 1), allowed=False)
    yield Case("long value", lambda: of_tag(1, limit.longest_value + 1), allowed=False)
    yield Case("no key", lambda: of_tag(0, 1), allowed=False)
    yield Case("empty value", lambda: of_tag(1, 0), allowed=False)
    values: list[Any] = ["AWS::S3::Bucket", bucket, scope, {}, 1]
    yield from (bad(value, str(index)) for index, value in enumerate(values))
