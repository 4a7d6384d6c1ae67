"""What VPC Lattice's rules match."""

from collections.abc import Iterator
from typing import Any

from aws_cdk import aws_vpclattice as vpclattice

from lambda_event_sources.parts.lattice_rules import OneWayToMatch
from tests.boundaries import NEEDED, SAMPLES, STRINGS, Case, bad, edges, good, string_token


@edges.register
def _(limit: OneWayToMatch) -> Iterator[Case]:
    kind = vpclattice.CfnRule.HeaderMatchTypeProperty
    yield from (good({"exact": "a"}), good({"prefix": "a" * 128}), good({"contains": "a"}))
    yield good(kind(exact="a"), "struct")
    yield Case("token", lambda: {"exact": string_token()}, allowed=True)
    yield from (bad({}), bad({"exact": ""}), bad({"exact": "a" * 129}), bad({"suffix": "a"}))
    yield from (bad({"exact": "a", "prefix": "a"}), bad({"exact": 1}), bad(kind(), "empty struct"))
    wrong: list[Any] = ["a", 1, True, []]
    yield from map(bad, wrong)


SAMPLES["headers to match"] = lambda index: {"name": f"x-{index}", "match": {"exact": "a"}}
NEEDED[vpclattice.CfnRule.HeaderMatchProperty] = {"name": "x", "match": {"exact": "a"}}
STRINGS["V1 or V2"] = (("V1", "V2"), ("V3", "v1", "", "1", "V1 "))
STRINGS["CONNECT, DELETE, GET, HEAD, OPTIONS, POST, PUT or TRACE"] = (
    ("CONNECT", "GET", "TRACE"),
    ("PATCH", "get", "ANY", "*", "", "GET "),
)
STRINGS["a path of letters, digits and @:%_+.~#?&/=- after a /"] = (
    ("/", "/orders/1", "/a%20b?c=d&e"),
    ("orders", "", "/a b", "/a*", "/{id}", "/ä"),
)
STRINGS["small letters, digits, and single hyphens between them, not tg- at first"] = (
    ("orders", "a-1", "1ab", "tgs-1"),
    ("tg-orders", "-ab", "ab-", "a--b", "Orders", "a_b", "a.b"),
)
