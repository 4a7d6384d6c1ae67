"""The arguments of an S3 source: which events, of which objects."""

from typing import Any

from aws_cdk import aws_s3 as s3

from tests.checks.pair import Pair
from tests.checks.scene import Scene

USER_GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
FILTERING = f"{USER_GUIDE}/notification-how-to-filtering.html"
RULE = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_FilterRule.html"
CONFIGURATION = (
    "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LambdaFunctionConfiguration.html"
)
KEY_FILTER = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-s3keyfilter.html"
Event = s3.EventType


def key(prefix: str | None = None, suffix: str | None = None) -> s3.NotificationKeyFilter:
    return s3.NotificationKeyFilter(prefix=prefix, suffix=suffix)


def source(s: Scene, *events: Any, filters: Any = None) -> object:
    """Bind a source, of created objects unless told otherwise."""
    kw = {} if filters is None else {"filters": filters}
    return s.bind(s.m.S3EventSource(s.bucket(), events=list(events), **kw))


def events(about: str, wrong: list[Any], valid: list[Any], page: str = FILTERING) -> Pair:
    return Pair(f"events: {about}", lambda s: source(s, *wrong), lambda s: source(s, *valid), page)


def keys(about: str, wrong: list[Any], valid: list[Any], page: str, **kind: bool) -> Pair:
    return Pair(
        f"filters: {about}",
        lambda s: source(s, Event.OBJECT_CREATED, filters=wrong),
        lambda s: source(s, Event.OBJECT_CREATED, filters=valid),
        page,
        **kind,
    )


PAIRS: list[Pair] = [
    events("at least one", [], [Event.OBJECT_CREATED], CONFIGURATION),
    events(
        "each once",
        [Event.OBJECT_CREATED, Event.OBJECT_CREATED],
        [Event.OBJECT_CREATED, Event.OBJECT_REMOVED],
    ),
    events(
        "none that another one contains",
        [Event.OBJECT_CREATED, Event.OBJECT_CREATED_PUT],
        [Event.OBJECT_CREATED_POST, Event.OBJECT_CREATED_PUT],
    ),
    events(
        "none that another one contains, of removed objects",
        [Event.OBJECT_REMOVED_DELETE, Event.OBJECT_REMOVED],
        [Event.OBJECT_REMOVED_DELETE, Event.OBJECT_REMOVED_DELETE_MARKER_CREATED],
    ),
    events(
        "none that another one contains, of tags",
        [Event.OBJECT_TAGGING, Event.OBJECT_TAGGING_PUT],
        [Event.OBJECT_TAGGING_DELETE, Event.OBJECT_TAGGING_PUT],
    ),
    keys(
        "one prefix",
        [key("images/"), key("videos/")],
        [key("images/")],
        KEY_FILTER,
    ),
    keys(
        "one suffix",
        [key(suffix=".jpg"), key(suffix=".png")],
        [key("images/"), key(suffix=".png")],
        KEY_FILTER,
    ),
    keys(
        "one prefix, beside suffixes",
        [key("images/", ".jpg"), key("videos/", ".mp4")],
        [key("images/", ".jpg")],
        KEY_FILTER,
    ),
    keys("each with a prefix or a suffix", [key()], [key("images/")], RULE),
    keys("a prefix of at most 1,024 characters", [key("p" * 1025)], [key("p" * 1024)], RULE),
    keys(
        "a suffix of at most 1,024 characters",
        [key(suffix="s" * 1025)],
        [key(suffix="s" * 1024)],
        RULE,
    ),
    keys("no wildcards in a prefix", [key("images/*")], [key("images/")], FILTERING, risky=True),
    keys(
        "no wildcards in a suffix",
        [key(suffix="*.jpg")],
        [key(suffix=".jpg")],
        FILTERING,
        risky=True,
    ),
    keys("blanks as +", [key("my images/")], [key("my+images/")], FILTERING, risky=True),
    keys(
        "special characters encoded",
        [key("größe/")],
        [key("gr%C3%B6%C3%9Fe/")],
        FILTERING,
        risky=True,
    ),
]
