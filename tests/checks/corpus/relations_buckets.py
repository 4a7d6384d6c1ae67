"""Notifications that meet at one bucket, or do not: one call, imports, stacks, buckets."""

from typing import Any

from aws_cdk import aws_s3 as s3

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
_PAGE = f"{_GUIDE}/notification-how-to-filtering.html"
_CREATED, _REMOVED = s3.EventType.OBJECT_CREATED, s3.EventType.OBJECT_REMOVED
_PUT, _POST = s3.EventType.OBJECT_CREATED_PUT, s3.EventType.OBJECT_CREATED_POST


def _source(s: Scene, bucket: Any, *events: s3.EventType, prefix: str | None = None) -> Any:
    filters = [] if prefix is None else [s3.NotificationKeyFilter(prefix=prefix)]
    return s.m.S3EventSourceV2(bucket, events=list(events) or [_CREATED], filters=filters)


def _one_call(s: Scene, *events: s3.EventType, prefix: str | None = None) -> object:
    return s.bind(_source(s, s.bucket(), *events, prefix=prefix))


def _several_calls(s: Scene, *calls: list[s3.EventType]) -> object:
    bucket = s.bucket()
    for number, events in enumerate(calls):
        s.bind(_source(s, bucket, *events), s.fn(name=f"Fn{number}"))
    return bucket


def _named(s: Scene, name: str, construct_id: str) -> s3.IBucket:
    return s3.Bucket.from_bucket_name(s.stack, construct_id, name)


def _by_arn(s: Scene, name: str, construct_id: str) -> s3.IBucket:
    return s3.Bucket.from_bucket_arn(s.stack, construct_id, f"arn:aws:s3:::{name}")


def _both(s: Scene, first: Any, second: Any) -> object:
    s.bind(_source(s, first), s.fn(name="FirstFn"))
    return s.bind(_source(s, second), s.fn(name="SecondFn"))


def _one_function(s: Scene, first: Any, second: Any) -> object:
    return s.bind(_source(s, second), s.bind(_source(s, first)))


def _one_import(s: Scene, prefix: str) -> object:
    bucket = _named(s, "photos", "Imported")
    s.bind(_source(s, bucket, prefix="images/"), s.fn(name="First"))
    return s.bind(_source(s, bucket, prefix=prefix), s.fn(name="Second"))


def _own_again(s: Scene, *, other: bool) -> object:
    bucket = s.bucket()
    name = (s.bucket(name="Other") if other else bucket).bucket_name
    return _both(s, bucket, _named(s, name, "Again"))


def _own_by_name(s: Scene, name: str) -> object:
    return _both(s, s.bucket(bucket_name="photos"), _named(s, name, "Again"))


def _in_two_stacks(s: Scene, prefix: str) -> object:
    """Functions of two stacks, and the bucket of one of them."""
    bucket = s.bucket(bucket_name="photos")
    s.bind(_source(s, bucket, prefix="images/"))
    return s.bind(_source(s, bucket, prefix=prefix), s.fn(s.stack_in()))


def _imported_in_two_stacks(s: Scene, name: str) -> object:
    other = s.stack_in()
    s.bind(_source(s, _named(s, "photos", "Imported")))
    imported = s3.Bucket.from_bucket_name(other, "Imported", name)
    return s.bind(_source(s, imported), s.fn(other))


def _same_object(s: Scene, *functions: str) -> None:
    source = _source(s, s.bucket())
    made = {name: s.fn(name=name) for name in set(functions)}
    for name in functions:
        s.bind(source, made[name])


def _alias(s: Scene, prefix: str) -> object:
    bucket, fn = s.bucket(), s.fn()
    live, canary = fn.add_alias("live"), fn.add_alias("canary")
    s.bind(_source(s, bucket, prefix="images/"), live)
    return s.bind(_source(s, bucket, prefix=prefix), canary)


def _eventbridge(s: Scene, prefix: str) -> object:
    bucket = s.bucket(event_bridge_enabled=True)
    s.bind(_source(s, bucket, prefix="images/"), s.fn(name="First"))
    return s.bind(_source(s, bucket, prefix=prefix), s.fn(name="Second"))


PAIRS = [
    Pair(
        "one call: a family and its event",
        lambda s: _one_call(s, _CREATED, _PUT),
        lambda s: _one_call(s, _CREATED, _REMOVED),
        _PAGE,
    ),
    Pair(
        "one call: one event twice",
        lambda s: _one_call(s, _PUT, _PUT),
        lambda s: _one_call(s, _PUT, _POST),
        _PAGE,
    ),
    Pair(
        "one call: a family and its event, with a prefix",
        lambda s: _one_call(s, _CREATED, _PUT, prefix="images/"),
        lambda s: _one_call(s, _POST, _PUT, prefix="images/"),
        _PAGE,
    ),
    Pair(
        "several calls with several events",
        lambda s: _several_calls(s, [_PUT, _REMOVED], [_POST, _REMOVED]),
        lambda s: _several_calls(s, [_PUT, _REMOVED], [_POST]),
        _PAGE,
    ),
    Pair(
        "imported by one name",
        lambda s: _both(s, _named(s, "photos", "First"), _named(s, "photos", "Second")),
        lambda s: _both(s, _named(s, "photos", "First"), _named(s, "films", "Second")),
        _PAGE,
    ),
    Pair(
        "imported by name and ARN",
        lambda s: _both(s, _named(s, "photos", "First"), _by_arn(s, "photos", "Second")),
        lambda s: _both(s, _named(s, "photos", "First"), _by_arn(s, "films", "Second")),
        _PAGE,
    ),
    Pair(
        "imported by one name for one function",
        lambda s: _one_function(s, _named(s, "photos", "First"), _named(s, "photos", "Second")),
        lambda s: _one_function(s, _named(s, "photos", "First"), _named(s, "films", "Second")),
        _PAGE,
    ),
    Pair(
        "imported once",
        lambda s: _one_import(s, "images/small/"),
        lambda s: _one_import(s, "videos/small/"),
        _PAGE,
    ),
    Pair(
        "own and imported by its name, a token",
        lambda s: _own_again(s, other=False),
        lambda s: _own_again(s, other=True),
        _PAGE,
    ),
    Pair(
        "own and imported by its given name",
        lambda s: _own_by_name(s, "photos"),
        lambda s: _own_by_name(s, "films"),
        _PAGE,
    ),
    Pair(
        "functions of two stacks",
        lambda s: _in_two_stacks(s, "images/small/"),
        lambda s: _in_two_stacks(s, "videos/small/"),
        _PAGE,
    ),
    Pair(
        "imported by one name in two stacks",
        lambda s: _imported_in_two_stacks(s, "photos"),
        lambda s: _imported_in_two_stacks(s, "films"),
        _PAGE,
    ),
    Pair(
        "one source object for two functions",
        lambda s: _same_object(s, "First", "Second"),
        lambda s: _same_object(s, "First"),
        _PAGE,
    ),
    Pair(
        "one source object added twice",
        lambda s: _same_object(s, "First", "First"),
        lambda s: _same_object(s, "First"),
        _PAGE,
    ),
    Pair(
        "two buckets",
        lambda s: _both(s, *[s.bucket()] * 2),
        lambda s: _both(s, s.bucket(name="Photos"), s.bucket(name="Films")),
        _PAGE,
    ),
    Pair("two aliases", lambda s: _alias(s, "images/"), lambda s: _alias(s, "videos/"), _PAGE),
    Pair(
        "bucket that also notifies EventBridge",
        lambda s: _eventbridge(s, "images/"),
        lambda s: _eventbridge(s, "videos/"),
        _PAGE,
    ),
]
