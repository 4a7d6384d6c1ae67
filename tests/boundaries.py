"""Values at the edge of each limit: the last that it allows, and the first that it does not."""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial, singledispatch
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import (
    ApiEventSource,
    GlueSchemaRegistry,
    KafkaDlq,
    S3OnFailureDestination,
    SqsDlq,
)
from lambda_event_sources.core.infinite import INFINITE, OrInfinite
from lambda_event_sources.core.limits import (
    Absent,
    Between,
    Length,
    Limit,
    Matches,
    OneOf,
    PastTime,
    PlainId,
    Seconds,
)
from lambda_event_sources.core.nested import Distinct, Each, Fields, NotEmpty, OnceEach, Ordered
from lambda_event_sources.core.objects import Has, Implements, OwnKey, Standard
from lambda_event_sources.filters.arguments import DifferentPatterns, FilterPattern, RecordKeys
from lambda_event_sources.mappings.dynamodb import StreamEnabled
from lambda_event_sources.mappings.self_managed import Reachable
from lambda_event_sources.mappings.stream import NotKafka
from lambda_event_sources.parts.buckets import OnePrefixOneSuffix
from lambda_event_sources.parts.filter_policies import Conditions
from lambda_event_sources.parts.method_options import Keys, Path


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


METRICS = [*lambda_.MetricType, *lambda_.MetricType]
SAMPLES: dict[str, Callable[[int], Any]] = {
    "filters": lambda index: {f"a{index}": [{"exists": False}]},
    "brokers": "broker-{}:9092".format,
    "metrics": METRICS.__getitem__,
}
"""Items of which lists of any length can be made, each another one, by the unit of the length."""


@edges.register
def _(limit: Length) -> Iterator[Case]:
    is_text = limit.unit == "characters long"
    # One character is too short for most of the other limits that a string has.
    for length in (
        (limit.high, limit.high + 1) if is_text else (limit.low, limit.high, limit.high + 1)
    ):
        item = SAMPLES.get(limit.unit)
        value = "a" * length if item is None else list(map(item, range(length)))
        if limit.unit != "names":
            yield Case(f"{length} {limit.unit}", lambda v=value: v, length <= limit.high)  # type: ignore[misc]
    if is_text:
        yield Case("token", string_token, allowed=True)
    if limit.low:
        yield bad("" if is_text else [])
    yield from (bad(1), bad(True), bad(["a"] if is_text else "text"))


STRINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "a status code from 100 to 599": (("100", "599"), ("099", "600", "20", "2xx", "200 ", "")),
    "the ARN of an MSK cluster, or of a VPC connection to one": (
        (
            "arn:aws:kafka:eu-west-1:111111111111:cluster/orders/0a1b2c3d-1",
            "arn:aws-cn:kafka:cn-north-1:111111111111:vpc-connection/111111111111/c/u-1",
        ),
        (
            "cluster",
            "arn:aws:sqs:eu-west-1:111111111111:orders",
            "arn:aws:kafka:eu-west-1:111111111111:topic/orders/0a1b2c3d-1/new",
            "",
        ),
    ),
    "host:port": (
        ("broker:9092", "b-1.example.com:9092", "10.0.0.1:1"),
        ("broker", "broker:", ":9092", "-b:9092", "broker:123456", "b_1:9092", "http://b:9092"),
    ),
    "the ARN of a Glue registry": (
        ("arn:aws:glue:eu-west-1:111111111111:registry/orders",),
        (
            "orders",
            "arn:aws:glue:eu-west-1:111111111111:schema/orders",
            "arn:aws:glue:eu-west-1:1:registry/orders",
            "arn:aws:glue:::registry/",
        ),
    ),
    "an http or https URL of letters, digits and -/*:_+=.@ only": (
        ("https://registry.example.com:8081/a", "http://10.0.0.1"),
        ("registry.example.com", "https://", "https://a?b", "ftp://a", ""),
    ),
}
"""Strings of a form, by the form's text: some that have it, and some that do not."""

CHARACTERS = (("a1b2", "A-b_c"), ("a b", "ä", "a\n", "a,b"))
"""The same for all forms that allow certain characters only."""


@edges.register
def _(limit: Matches) -> Iterator[Case]:
    allowed, refused = STRINGS.get(limit.form, CHARACTERS)
    yield from map(good, allowed)
    yield from map(bad, refused)
    yield from (Case("token", string_token, allowed=True), bad(1), bad(True), bad(["a"]))
    yield from (bad(b"a1"), bad(object(), "object"), bad(None.__class__, "a class"))


@edges.register
def _(limit: Path) -> Iterator[Case]:
    yield from (
        *map(good, ("/", "/a/{b}", "/a/", "/{proxy+}", "/a.b:c_d-$e")),
        *map(bad, ("", "a", "{proxy+}", "/a//b", "/a b", "/{x", "/a?b", "/{a+}/b", 1, True)),
    )
    yield from (Case("token", string_token, allowed=False),)
    yield Case("token after a slash", lambda: f"/{string_token()}", allowed=False)


@edges.register
def _(limit: PlainId) -> Iterator[Case]:
    yield from map(good, ("a", "Orders 2", "a" * limit.longest))
    yield from map(bad, ("", "a/b", "a" * (limit.longest + 1), 1, True, ["a"]))
    yield Case("token", string_token, allowed=False)


@edges.register
def _(limit: NotEmpty) -> Iterator[Case]:
    yield from (bad([]), bad("text"), bad(1), bad(True))


@edges.register
def _(limit: OneOf) -> Iterator[Case]:
    yield from map(good, limit.members)
    kind: Any = type(limit.members[0])
    others: Any = kind if issubclass(kind, Enum) else ()
    yield from (bad(member) for member in others if member not in limit.members)
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
    yield Case("a registry", glue_registry, limit.interface is lambda_.ISchemaRegistry)


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
        schema_validation_configs=[{"attribute": lambda_.KafkaSchemaValidationAttribute.VALUE}],
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
    yield from (bad({}), bad({"pattern": ""}), bad({"pattern": "{ }"}), bad({"pattern": "[]"}))
    yield from (bad({"pattern": f"{longest} "}, "too long"), bad({"pattern": {"body": ["a"]}}))
    yield bad({"a": ["x" * (limit.longest - 9)]}, "a character too long as a dict")
    yield from map(bad, ({"body": "a"}, {"body": [["a"]]}, {"body": [{"is": "a"}]}, {"body": []}))
    yield from map(bad, ("text", ["a"], {1: ["a"]}))


@edges.register
def _(limit: RecordKeys) -> Iterator[Case]:
    pattern = {limit.record.data: {"NewImage": {"a": {"S": ["b"]}}}}
    for key in limit.record.keys:
        value: Any = pattern.get(key, ["a"])
        yield good({key: value}, key)
    yield good({"pattern": f'{{"{limit.record.data}":{{"Keys":{{"a":{{"S":["b"]}}}}}}}}'}, "text")
    yield good({"nothing": [{"exists": False}]}, "absence")
    yield Case("token", lambda: {"pattern": string_token()}, allowed=True)
    yield Case("token as a value", lambda: {"nothing": string_token()}, allowed=True)
    yield from (bad({"nothing": ["a"]}), bad({limit.record.data.title(): ["a"]}))
    yield Case("text value", lambda: {limit.record.data: ["a"]}, limit.record.takes_text)


@edges.register
def _(limit: Distinct) -> Iterator[Case]:
    yield from (bad([metric] * 2) for metric in lambda_.MetricType)
    yield from (bad("text"), bad(1))


@edges.register
def _(limit: OrInfinite) -> Iterator[Case]:
    yield from edges(limit.limit)
    yield from (good(INFINITE), bad("INFINITE"), bad(math.inf))


@edges.register
def _(limit: Standard) -> Iterator[Case]:
    kind = {"queue": sqs.Queue, "topic": sns.Topic}[limit.kind]
    for fifo in (True, None):
        label = f"FIFO {limit.kind}" if fifo else f"standard {limit.kind}"
        yield Case(label, partial(kind, cdk.Stack(), "Made", fifo=fifo), allowed=not fifo)


@edges.register
def _(limit: OwnKey) -> Iterator[Case]:
    for encryption in sqs.QueueEncryption:
        allowed = encryption != sqs.QueueEncryption.KMS_MANAGED
        make = partial(sqs.Queue, cdk.Stack(), "Queue", encryption=encryption)
        yield Case(encryption.name, make, allowed)


@edges.register
def _(limit: DifferentPatterns) -> Iterator[Case]:
    orders = {"body": {"kind": ["order"]}}
    encoded = {"pattern": '{"body":{"kind":["order"]}}'}
    yield from (bad([orders, orders]), bad([orders, encoded]), bad("text"))
    yield Case("tokens", lambda: [{"pattern": string_token()}] * 2, allowed=True)


@edges.register
def _(limit: OnceEach) -> Iterator[Case]:
    keys: dict[str, Any] = {
        "attribute": lambda_.KafkaSchemaValidationAttribute.KEY,
        "status_code": "200",
    }
    yield bad([{limit.field: keys[limit.field]} for _ in range(2)], "twice")


@edges.register
def _(limit: Keys) -> Iterator[Case]:
    names = limit.limit.form.split(", ") if isinstance(limit.limit, Matches) else []
    for name in (name.partition(" or ")[0] for name in names if name.startswith("method.")):
        yield good({name: True})
        yield from (bad({f"{name} x": True}), bad({name.upper(): True}), bad({name[:-4]: True}))
    yield Case("token", lambda: {string_token(): True}, allowed=True)
    yield from (bad({"name": True}), bad({"": True}), bad({1: True}), bad("text"), bad([]))


@edges.register
def _(limit: Reachable) -> Iterator[Case]:
    yield from (bad("b:0"), bad(f"b:{limit.ports.high + 1}"), bad("b:99999"))
    yield from (good("b:1"), good(f"b:{limit.ports.high}"))


@edges.register
def _(limit: Conditions) -> Iterator[Case]:
    half = "x" * (limit.kilobytes * 512)
    lists: tuple[tuple[list[Any], bool], ...] = (
        (["a"] * limit.combinations, True),
        (["a"] * (limit.combinations + 1), False),
        ([{"numeric": ["=", limit.number]}, -limit.number], True),
        ([limit.number + 1], False),
        ([{"numeric": ["<", -limit.number - 1]}], False),
        ([{"anything-but": {"prefix": "a"}}, {"exists": False}, None], True),
        ([{"anything-but": {"suffix": "a"}}], False),
        ([half], True),
        ([half, half], False),
        ([], False),
        (["a", []], False),
        ([{"is": "a"}], False),
    )
    for values, allowed in lists:
        yield Case(f"{values!r:.40}", lambda values=values: {"a": values}, allowed)  # type: ignore[misc]
    yield Case("tokens", lambda: {"a": [string_token(), number_token()]}, allowed=True)
    yield good({"$or": [{"a": ["x"]}, {"b": ["y"]}]})
    yield Case("fields", lambda: {"a": {"b": ["c"] * 75}}, allowed=limit.nested)
    yield from (bad({"a": {"b": ["c"] * 76}}), bad({"a": {}}), bad({"a": "b"}), bad({1: ["a"]}))


@edges.register
def _(limit: Each) -> Iterator[Case]:
    for case in edges(limit.limit):
        yield case.inside("item", lambda item: [item])
    yield from (bad("text"), bad(1), bad(True))


NEEDED: dict[type, dict[str, Any]] = {apigateway.MethodResponse: {"status_code": "200"}}
"""The fields that a struct must have."""


@edges.register
def _(limit: Fields) -> Iterator[Case]:
    needed = NEEDED.get(limit.struct, {})
    yield from (bad({"no_such_field": 1}), bad(1), bad("text"), bad(True), bad([]))
    for name, limits in limit.limits.items():
        cases = [case for limit in limits for case in edges(limit)]
        first = list(edges(limits[0]))
        for case in [*first, *(case for case in cases if not case.allowed)]:
            yield case.inside(name, lambda value, name=name: {**needed, name: value})  # type: ignore[misc]
        yield bad({**needed, name: ()}, f"{name} as a tuple")


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
