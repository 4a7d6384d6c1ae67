"""Notifications of one bucket: no object and event may fit two of them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_notifications as notifications

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
_PAGE = f"{_GUIDE}/notification-how-to-filtering.html"
_Event = s3.EventType


class _Rule(NamedTuple):
    """What one source listens to."""

    event: s3.EventType = _Event.OBJECT_CREATED
    prefix: str | None = None
    suffix: str | None = None

    def filters(self) -> list[s3.NotificationKeyFilter]:
        if self.prefix is None and self.suffix is None:
            return []
        return [s3.NotificationKeyFilter(prefix=self.prefix, suffix=self.suffix)]


_ALL = _Rule()
_ROWS = {
    # What the two have in common: the first, one that overlaps with it, one that does not.
    "the same event": (_ALL, _ALL, _Rule(_Event.OBJECT_REMOVED)),
    "an event of a family": (_ALL, _Rule(_Event.OBJECT_CREATED_PUT), _Rule(_Event.OBJECT_TAGGING)),
    "a family of an event": (
        _Rule(_Event.OBJECT_REMOVED_DELETE),
        _Rule(_Event.OBJECT_REMOVED),
        _Rule(_Event.LIFECYCLE_EXPIRATION),
    ),
    "the same event of a family": (
        _Rule(_Event.OBJECT_CREATED_PUT),
        _Rule(_Event.OBJECT_CREATED_PUT),
        _Rule(_Event.OBJECT_CREATED_POST),
    ),
    "a lifecycle event of a family": (
        _Rule(_Event.LIFECYCLE_EXPIRATION),
        _Rule(_Event.LIFECYCLE_EXPIRATION_DELETE),
        _Rule(_Event.OBJECT_REMOVED_DELETE),
    ),
    "the same restore event": (
        _Rule(_Event.OBJECT_RESTORE_POST),
        _Rule(_Event.OBJECT_RESTORE_POST),
        _Rule(_Event.OBJECT_RESTORE_COMPLETED),
    ),
    "all keys and a prefix": (
        _ALL,
        _Rule(prefix="images/"),
        _Rule(_Event.OBJECT_REMOVED, prefix="images/"),
    ),
    "all keys and a suffix": (
        _ALL,
        _Rule(suffix=".jpg"),
        _Rule(_Event.OBJECT_REMOVED, suffix=".jpg"),
    ),
    "the same prefix": (
        _Rule(prefix="images/"),
        _Rule(prefix="images/"),
        _Rule(prefix="videos/"),
    ),
    "a longer prefix": (
        _Rule(prefix="images/"),
        _Rule(prefix="images/small/"),
        _Rule(prefix="videos/small/"),
    ),
    "a shorter prefix": (_Rule(prefix="images"), _Rule(prefix="im"), _Rule(prefix="in")),
    "the same suffix": (_Rule(suffix=".jpg"), _Rule(suffix=".jpg"), _Rule(suffix=".png")),
    "a shorter suffix": (_Rule(suffix=".jpg"), _Rule(suffix="pg"), _Rule(suffix="ng")),
    "a longer suffix": (_Rule(suffix=".gz"), _Rule(suffix=".tar.gz"), _Rule(suffix=".tar.xz")),
    "a prefix and a suffix": (
        _Rule(prefix="images/"),
        _Rule(suffix=".jpg"),
        _Rule(prefix="videos/", suffix=".jpg"),
    ),
    "the same prefix and suffix": (
        _Rule(prefix="images/", suffix=".jpg"),
        _Rule(prefix="images/", suffix=".jpg"),
        _Rule(prefix="images/", suffix=".png"),
    ),
    "a longer prefix and the same suffix": (
        _Rule(prefix="images/", suffix=".jpg"),
        _Rule(prefix="images/small/", suffix=".jpg"),
        _Rule(prefix="videos/", suffix=".jpg"),
    ),
    "a prefix with a suffix, and the suffix alone": (
        _Rule(prefix="images/", suffix=".jpg"),
        _Rule(suffix=".jpg"),
        _Rule(suffix=".png"),
    ),
    "a prefix of an event, and the prefix of its family": (
        _Rule(_Event.OBJECT_CREATED_PUT, prefix="images/"),
        _Rule(prefix="images/"),
        _Rule(prefix="videos/"),
    ),
    "a prefix of one letter": (_Rule(prefix="images/"), _Rule(prefix="i"), _Rule(prefix="I")),
}


def _source(s: Scene, bucket: Any, rule: _Rule) -> Any:
    return s.m.S3EventSourceV2(bucket, events=[rule.event], filters=rule.filters())


def _two_functions(s: Scene, first: _Rule, second: _Rule) -> object:
    bucket = s.bucket()
    s.bind(_source(s, bucket, first), s.fn(name="First"))
    return s.bind(_source(s, bucket, second), s.fn(name="Second"))


def _one_function(s: Scene, first: _Rule, second: _Rule) -> object:
    bucket = s.bucket()
    return s.bind(_source(s, bucket, second), s.bind(_source(s, bucket, first)))


def _to_queue(s: Scene, first: _Rule, second: _Rule) -> object:
    """Let another part of the app have a queue notified."""
    bucket: Any = s.bucket()
    queue: Any = s.queue()
    destination: Any = notifications.SqsDestination(queue)
    bucket.add_event_notification(first.event, destination, *first.filters())
    return s.bind(_source(s, bucket, second))


def _to_topic_later(s: Scene, first: _Rule, second: _Rule) -> object:
    bucket: Any = s.bucket()
    fn = s.bind(_source(s, bucket, first))
    topic: Any = s.topic()
    destination: Any = notifications.SnsDestination(topic)
    bucket.add_event_notification(second.event, destination, *second.filters())
    return fn


def _to_function(s: Scene, first: _Rule, second: _Rule) -> object:
    """Notify a function without a source of the module under test."""
    bucket: Any = s.bucket()
    other: Any = s.fn(name="Other")
    destination: Any = notifications.LambdaDestination(other)
    bucket.add_event_notification(first.event, destination, *first.filters())
    return s.bind(_source(s, bucket, second))


def _pairs(setting: str, case: Callable[[Scene, _Rule, _Rule], object], *rows: str) -> list[Pair]:
    def pair(row: str) -> Pair:
        first, overlapping, apart = _ROWS[row]
        return Pair(
            f"{setting}: {row}",
            lambda s: case(s, first, overlapping),
            lambda s: case(s, first, apart),
            _PAGE,
        )

    return [pair(row) for row in rows]


_MAIN = ("the same event", "an event of a family", "a longer prefix", "a prefix and a suffix")
PAIRS = [
    *_pairs("two functions", _two_functions, *_ROWS),
    *_pairs("one function", _one_function, *_MAIN, "the same prefix and suffix"),
    *_pairs("queue", _to_queue, *_MAIN),
    *_pairs("topic, later", _to_topic_later, *_MAIN),
    *_pairs("function without a source", _to_function, *_MAIN),
]
