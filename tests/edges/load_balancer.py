"""Rules of listeners, and health checks."""

from collections.abc import Iterator
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_elasticloadbalancingv2 as elbv2

from lambda_event_sources.parts.listener_conditions import Cidr, HttpHeaders
from lambda_event_sources.parts.target_groups import PatientHealthCheck
from tests.boundaries import NEEDED, STRINGS, Case, bad, edges, good, string_token


@edges.register
def _(limit: Cidr) -> Iterator[Case]:
    yield from map(good, ("192.0.2.0/24", "192.0.2.1/32", "0.0.0.0/0", "2001:db8::/32"))
    yield from map(bad, ("192.0.2.1", "192.0.2.0/33", "example.com", "", "*/8", 1, True, []))
    yield Case("token", string_token, allowed=True)


@edges.register
def _(limit: HttpHeaders) -> Iterator[Case]:
    yield from (good({"X-Shop": ["a" * 128]}), good({"x" * 40: ["*", "?"]}))
    yield from (bad({"X-Shop": ["a" * 129]}), bad({"x" * 41: ["a"]}), bad({"x": [""]}))
    yield from (bad({}), bad({"x": []}), bad({"host": ["a"]}), bad({"X Shop": ["a"]}))
    yield from (bad({"x": "a"}), bad({"x": 1}), bad({1: ["a"]}), bad(["x"]), bad("x"), bad(1))
    yield Case("token", lambda: {"x": [string_token()]}, allowed=True)


@edges.register
def _(limit: PatientHealthCheck) -> Iterator[Case]:
    def check(**seconds: int) -> elbv2.HealthCheck:
        times: dict[str, Any] = {name: cdk.Duration.seconds(n) for name, n in seconds.items()}
        return elbv2.HealthCheck(**times)

    yield Case("nothing", check, allowed=True)
    yield Case("default interval", lambda: check(timeout=34), allowed=True)
    yield Case("default timeout", lambda: check(interval=31), allowed=True)
    yield Case("both", lambda: check(timeout=59, interval=60), allowed=True)
    yield Case("equal", lambda: check(timeout=60, interval=60), allowed=False)
    yield Case("above default interval", lambda: check(timeout=35), allowed=False)
    yield Case("below default timeout", lambda: check(interval=30), allowed=False)


NEEDED[elbv2.QueryStringCondition] = {"value": "a"}
# Times that leave room for any other one, of which each is judged together with its default.
NEEDED[elbv2.HealthCheck] = {
    "interval": cdk.Duration.seconds(300),
    "timeout": cdk.Duration.seconds(2),
}
STRINGS["a host name that ends in a dot and letters"] = (
    ("example.com", "*.example.com", "a.b", "?.b"),
    ("localhost", "example.", "example.1", "", "a b.com", ".com "),
)
STRINGS["a path that starts with /, * or ?, without blanks"] = (
    ("/", "/orders/*", "*", "/a?b", "*.php"),
    ("", "orders", "/a b", "/ä", " /"),
)
STRINGS["an HTTP method in capital letters"] = (
    ("GET", "M-SEARCH", "X_Y"),
    ("get", "", "GET ", "A" * 41, "*"),
)
STRINGS["HTTP codes from 200 to 499, with - or , between them"] = (
    ("200", "200-499", "200,302", "200-299,404"),
    ("199", "500", "2xx", "", "200-", "200 "),
)
STRINGS["letters, digits, and hyphens between them"] = (
    ("orders", "a-1", "a"),
    ("-a", "a-", "a_b", "a.b", "", "ä"),
)
