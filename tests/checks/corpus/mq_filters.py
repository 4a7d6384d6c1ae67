"""Amazon MQ: which messages of a queue reach a function."""

import aws_cdk as cdk

from tests.checks.mq_rows import row, source
from tests.checks.pair import Pair
from tests.checks.rows import GUIDE
from tests.checks.scene import Scene

_FILTERS = f"{GUIDE}/with-mq-filtering.html"


def _shared(s: Scene, kind: str, first: str, second: str) -> object:
    for name, value in (("First", first), ("Second", second)):
        s.bind(source(s, kind, filters=[{"data": [value]}]), s.fn(name=name))
    return s


def rows(kind: str) -> list[Pair]:
    """Return what holds for both kinds of brokers."""
    return [
        row(
            kind,
            "filters: keys of a message",
            {"filters": [{"body": {"a": ["x"]}}]},
            {"filters": [{"data": {"a": ["x"]}}]},
            _FILTERS,
        ),
        row(
            kind,
            "filters: by data only",
            {"filters": [{"redelivered": [True]}]},
            {"filters": [{"data": [{"prefix": "x"}]}]},
            _FILTERS,
            risky=True,
        ),
        row(
            kind,
            "filters: values in lists",
            {"filters": [{"data": {"a": "x"}}]},
            {"filters": [{"data": {"a": ["x"]}}]},
            _FILTERS,
        ),
        row(
            kind,
            "filters: each once",
            {"filters": [{"data": ["x"]}] * 2},
            {"filters": [{"data": ["x"]}, {"data": ["y"]}]},
            _FILTERS,
        ),
        row(
            kind,
            "filter_encryption: a key",
            {"filter_encryption": "alias/orders", "filters": [{"data": ["x"]}]},
            lambda s: {
                "filter_encryption": cdk.aws_kms.Key(s.stack, "Key"),
                "filters": [{"data": ["x"]}],
            },
            _FILTERS,
        ),
        row(kind, "filters: at least one", {"filters": []}, {"filters": [{"data": ["x"]}]}),
        row(
            kind,
            "filter_encryption: with filters",
            lambda s: {"filter_encryption": cdk.aws_kms.Key(s.stack, "Key")},
            lambda s: {
                "filter_encryption": cdk.aws_kms.Key(s.stack, "Key"),
                "filters": [{"data": ["x"]}],
            },
            f"{GUIDE}/invocation-eventfiltering.html",
        ),
        Pair(
            f"{kind}: filters of a queue that is shared",
            lambda s: _shared(s, kind, "x", "y"),
            lambda s: _shared(s, kind, "x", "x"),
            _FILTERS,
            own=True,
            risky=True,
        ),
    ]


PAIRS: list[Pair] = [*rows("active"), *rows("rabbit")]
