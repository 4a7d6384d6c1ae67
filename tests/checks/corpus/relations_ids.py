"""Construct ids that users choose for mappings, which only our module has."""

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_PAGE = "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html"


def _with_ids(s: Scene, first: object, second: object) -> object:
    fn = s.bind(s.sqs(s.queue(name="First"), construct_id=first))
    return s.bind(s.sqs(s.queue(name="Second"), construct_id=second), fn)


PAIRS = [
    Pair(
        "construct_id: of one source",
        lambda s: _with_ids(s, "Orders", "Orders"),
        lambda s: _with_ids(s, "Orders", "Invoices"),
        _PAGE,
        own=True,
    ),
    Pair(
        "construct_id: not empty",
        lambda s: _with_ids(s, "Orders", ""),
        lambda s: _with_ids(s, "Orders", "I"),
        _PAGE,
        own=True,
    ),
    Pair(
        "construct_id: no path",
        lambda s: _with_ids(s, "Orders", "Invoices/New"),
        lambda s: _with_ids(s, "Orders", "Invoices-New"),
        _PAGE,
        own=True,
    ),
]
