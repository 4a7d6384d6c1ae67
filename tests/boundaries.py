"""Values at the edge of each limit: the last that it allows, and the first that it does not."""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import (
    ApiEventSource,
    GlueSchemaRegistry,
    KafkaDlq,
    S3OnFailureDestination,
    SqsDlq,
)
from lambda_event_sources.asynchronous.s3 import OnePrefixOneSuffix
from lambda_event_sources.core.limits import (
    Absent,
    Between,
    Length,
    Limit,
    Matches,
    OneOf,
    PastTime,
    Seconds,
)
from lambda_event_sources.core.nested import Each, Fields, FilterPattern, NotEmpty, Ordered
from lambda_event_sources.core.objects import Has, Implements
from lambda_event_sources.mappings.dynamodb import StreamEnabled
from lambda_event_sources.mappings.stream import NotKafka
from lambda_event_sources.synchronous.rest_api import Path


@dataclass(frozen=True)
class Case:
    """A value, made when the test runs since making it may ask the kernel."""

    label: str
    make: Callable[[], Any]
    allowed: bool

    def inside(self, label: str, wrap: Callable[[Any], Any]) -> "Case":
        """The same value as a part of another one."""
        return Case(f"{label}.{self.label}", lambda: wrap(self.make()), self.allowed)


def good(value: Any, label: str | None = None) -> Case:
    """A value that is allowed."""
    return Case(label or f"{value!r}", lambda: value, allowed=True)


def bad(value: Any, label: str | None = None) -> Case:
    """A value that is refused."""
    return Case(label or f"{value!r}", lambda: value, allowed=False)


def number_token() -> float:
    """A number that is known only at deploy."""
    return cdk.Token.as_number(cdk.Fn.import_value("number"))


def string_token() -> str:
    """A string that is known only at deploy."""
    return cdk.Fn.import_value("string")


@singledispatch
def edges(limit: Limit) -> Iterator[Case]:
    """Yield the cases of a limit; a limit of a new kind needs a function of its own here."""
    raise NotImplementedError(type(limit))


@edges.register
def _(limit: Between) -> Iterator[Case]:
    yield from map(bad, (limit.low - 1, limit.high + 1, limit.low + 0.5, -math.inf, math.inf))
    yield from map(bad, (math.nan, True, str(limit.low)))
    yield from (bad(10**400, "huge"), bad(-(10**400), "hugely negative"))
    yield from map(good, (limit.low, float(limit.low), limit.high))
    yield Case("token", number_token, allowed=True)


@edges.register
def _(limit: Seconds) -> Iterator[Case]:
    def duration(milliseconds: int, *, allowed: bool) -> Case:
        return Case(f"{milliseconds}ms", lambda: cdk.Duration.millis(milliseconds), allowed)

    yield from (duration(n * 1000, allowed=True) for n in (limit.low, limit.high))
    yield from (duration(limit.high * 1000 + n, allowed=False) for n in (1, 1000))
    yield duration(limit.low * 1000 + 500, allowed=False)
    if limit.low:
        yield duration(limit.low * 1000 - 1000, allowed=False)
    yield Case("days", lambda: cdk.Duration.days(8), allowed=False)
    yield Case("token", lambda: cdk.Duration.seconds(number_token()), allowed=True)
    yield Case("token minutes", lambda: cdk.Duration.minutes(number_token()), allowed=False)
    yield Case(
        "a millisecond more than days", lambda: cdk.Duration.millis(604_800_400), allowed=False
    )
    yield from map(bad, (limit.low, str(limit.low), True))


@edges.register
def _(limit: PastTime) -> Iterator[Case]:
    now = time.time()
    yield from (bad(0), bad(-1), bad(now + 3600, "soon"), bad(now * 1000, "milliseconds"))
    yield from (good(1), good(now - 1, "just now"), Case("token", number_token, allowed=True))
    yield from map(bad, (math.nan, True, "1"))


SAMPLES: dict[str, Any] = {
    "characters long": "a",
    "filters": {"pattern": '{"a":["b"]}'},
    "brokers": "broker:9092",
    "metrics": lambda_.MetricType.EVENT_COUNT,
    "names": None,
}
"""An item of which lists and strings of any length can be made, by the unit of the length."""


@edges.register
def _(limit: Length) -> Iterator[Case]:
    item: Any = SAMPLES[limit.unit]
    is_text = limit.unit == "characters long"
    # One character is too short for most of the other limits that a string has.
    for length in (
        (limit.high, limit.high + 1) if is_text else (limit.low, limit.high, limit.high + 1)
    ):
        value = item * length if is_text else [item] * length
        if limit.unit != "names":
            yield Case(f"{length} {limit.unit}", lambda v=value: v, length <= limit.high)  # type: ignore[misc]
    if is_text:
        yield Case("token", string_token, allowed=True)
    if limit.low:
        yield bad("" if is_text else [])
    yield from (bad(1), bad(True), bad(["a"] if is_text else "text"))


STRINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "the ARN of an MSK cluster": (
        (
            "arn:aws:kafka:eu-west-1:111111111111:cluster/orders/0a1b2c3d-1",
            "arn:aws-cn:kafka:cn-north-1:111111111111:vpc-connection/111111111111/c/u-1",
        ),
        ("cluster", "arn:aws:sqs:eu-west-1:111111111111:orders", ""),
    ),
    "host:port": (
        ("broker:9092", "b-1.example.com:9092", "10.0.0.1:1"),
        ("broker", "broker:", ":9092", "-b:9092", "broker:123456", "b_1:9092", "http://b:9092"),
    ),
    "the ARN of a Glue registry": (
        ("arn:aws:glue:eu-west-1:111111111111:registry/orders",),
        ("orders", "arn:aws:glue:eu-west-1:111111111111:schema/orders", "arn:aws:glue:::registry/"),
    ),
}
"""Strings of a form, by the form's text: some that have it, and some that do not."""

CHARACTERS = (("a1", "A-b_c"), ("a b", "ä", "a\n", "a,b"))
"""The same for all forms that allow certain characters only."""


@edges.register
def _(limit: Matches) -> Iterator[Case]:
    if limit.form.startswith("one of "):
        yield from (good("GET"), good("any"), bad("FETCH"), bad("GETX"), bad(""))
    else:
        allowed, refused = STRINGS.get(limit.form, CHARACTERS)
        yield from map(good, allowed)
        yield from map(bad, refused)
    yield from (Case("token", string_token, allowed=True), bad(1), bad(True), bad(["a"]))
    yield from (bad(b"a1"), bad(object(), "object"), bad(None.__class__, "a class"))


@edges.register
def _(limit: Path) -> Iterator[Case]:
    yield from (
        *map(good, ("/", "/a/{b}", "/a/", "/{proxy+}", "/a.b:c_d-$e")),
        *map(bad, ("", "a", "{proxy+}", "/a//b", "/a b", "/{x", "/a?b", 1, True)),
    )
    yield from (Case("token", string_token, allowed=False),)
    yield Case("token after a slash", lambda: f"/{string_token()}", allowed=False)


@edges.register
def _(limit: NotEmpty) -> Iterator[Case]:
    yield from (bad([]), bad("text"), bad(1), bad(True))


@edges.register
def _(limit: OneOf) -> Iterator[Case]:
    yield from map(good, limit.members)
    kind: Any = type(limit.members[0])
    yield from (bad(member) for member in kind if member not in limit.members)
    yield from map(bad, ("LATEST", 1, True))


@edges.register
def _(limit: Has) -> Iterator[Case]:
    values: list[Any] = ["arn:aws:sqs:eu-west-1:111111111111:q", 1, True, object(), {}, []]
    yield from map(bad, [*values, sqs.Queue, kms.Key, lambda_.Function])


@edges.register
def _(limit: Implements) -> Iterator[Case]:
    values: list[Any] = ["arn", 1, True, object(), SqsDlq, GlueSchemaRegistry, {}]
    yield from map(bad, values)
    yield Case("a source", lambda: ApiEventSource("GET", "/"), allowed=False)
    is_destination = limit.interface is lambda_.IEventSourceDlq
    yield Case("a destination", lambda: S3OnFailureDestination(bucket()), is_destination)
    yield Case("a registry", glue_registry, not is_destination)


@edges.register
def _(limit: NotKafka) -> Iterator[Case]:
    yield Case("Kafka", lambda: KafkaDlq("failed"), allowed=False)
    yield Case("S3", lambda: S3OnFailureDestination(bucket()), allowed=True)


def bucket() -> s3.Bucket:
    """A bucket."""
    return s3.Bucket(cdk.Stack(cdk.App(), "Stack"), "Bucket")


def glue_registry() -> GlueSchemaRegistry:
    """A schema registry."""
    return GlueSchemaRegistry(
        schema_registry_arn="arn:aws:glue:eu-west-1:111111111111:registry/orders",
        event_record_format=lambda_.EventRecordFormat.JSON,
        schema_validation_configs=[],
    )


@edges.register
def _(limit: Absent) -> Iterator[Case]:
    values: list[Any] = [0, False, "", {}, True, 1]
    yield from map(bad, values)
    yield Case("token", number_token, allowed=False)


@edges.register
def _(limit: StreamEnabled) -> Iterator[Case]:
    def table(**stream: Any) -> dynamodb.Table:
        stack = cdk.Stack(cdk.App(), "Stack")
        key = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
        return dynamodb.Table(stack, "Table", partition_key=key, **stream)

    view = dynamodb.StreamViewType.KEYS_ONLY
    yield Case("no stream", table, allowed=False)
    yield Case("stream", lambda: table(stream=view), allowed=True)


@edges.register
def _(limit: OnePrefixOneSuffix) -> Iterator[Case]:
    yield from map(good, ([], [{"prefix": "a"}], [{"prefix": "a", "suffix": "b"}]))
    yield good([{"prefix": "a"}, {"suffix": "b"}])
    yield from map(bad, ([{}], [{"prefix": "a"}, {"prefix": "b"}], [{"suffix": "a"}] * 2))


@edges.register
def _(limit: FilterPattern) -> Iterator[Case]:
    longest = '{"a":["%s"]}' % ("x" * (limit.longest - len('{"a":[""]}')))
    yield from (bad({}), bad({"pattern": ""}), bad({"pattern": "{ }"}), bad({"body": ["a"]}))
    yield from (bad({"pattern": f"{longest} "}, "too long"), bad({"pattern": {"body": ["a"]}}))
    yield from (
        good({"pattern": '{"a":["b"]}'}),
        good({"pattern": longest}, "longest"),
    )
    yield Case("token", lambda: {"pattern": string_token()}, allowed=True)


@edges.register
def _(limit: Each) -> Iterator[Case]:
    for case in edges(limit.limit):
        yield case.inside("item", lambda item: [item])
    yield from (bad("text"), bad(1), bad(True))


@edges.register
def _(limit: Fields) -> Iterator[Case]:
    yield from (bad({"no_such_field": 1}), bad(1), bad("text"), bad(True), bad([]))
    for name, limits in limit.limits.items():
        cases = [case for limit in limits for case in edges(limit)]
        first = list(edges(limits[0]))
        for case in [*first, *(case for case in cases if not case.allowed)]:
            yield case.inside(name, lambda value, name=name: {name: value})  # type: ignore[misc]
        yield bad({name: ()}, f"{name} as a tuple")


@edges.register
def _(limit: Ordered) -> Iterator[Case]:
    for low, high, allowed in ((5, 5, True), (5, 6, True), (6, 5, False)):
        fields = {limit.low: low, limit.high: high}
        yield Case(f"{fields}", lambda fields=fields: fields, allowed)  # type: ignore[misc]
        yield Case(
            f"struct {fields}",
            lambda fields=fields: lambda_.ProvisionedPollerConfig(**fields),  # type: ignore[misc]
            allowed,
        )
