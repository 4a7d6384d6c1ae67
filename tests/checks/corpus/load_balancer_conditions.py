"""What a load balancer compares requests with, which CDK's module has not."""

from typing import Any

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest"
_HOST = f"{_ELB}/APIReference/API_HostHeaderConditionConfig.html"
_PATH = f"{_ELB}/APIReference/API_PathPatternConditionConfig.html"
_METHOD = f"{_ELB}/APIReference/API_HttpRequestMethodConditionConfig.html"
_HEADER = f"{_ELB}/APIReference/API_HttpHeaderConditionConfig.html"
_QUERY = f"{_ELB}/APIReference/API_QueryStringConditionConfig.html"
_SOURCE_IP = f"{_ELB}/APIReference/API_SourceIpConditionConfig.html"
_QUOTAS = f"{_ELB}/application/load-balancer-limits.html"
_LISTENER = "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/web/a1b2c3/d4e5f6"


def _only(s: Scene, **conditions: Any) -> object:
    return s.bind(s.m.LoadBalancerEventSource(_LISTENER, priority=1, **conditions))


def _all(about: str, wrong: dict[str, Any], valid: dict[str, Any]) -> Pair:
    return Pair(
        f"conditions: {about}",
        lambda s: _only(s, **wrong),
        lambda s: _only(s, **valid),
        _QUOTAS,
        own=True,
    )


def _given(about: str, prop: str, wrong: Any, valid: Any, page: str) -> Pair:
    return Pair(
        f"{prop}: {about}",
        lambda s: _only(s, **{prop: wrong}),
        lambda s: _only(s, **{prop: valid}),
        page,
        own=True,
    )


PAIRS = [
    _given("from the root", "path_patterns", ["orders/*"], ["/orders/*"], _PATH),
    _given("at most 128 characters", "path_patterns", ["/" + "a" * 128], ["/" + "a" * 127], _PATH),
    _given("not empty", "path_patterns", [], ["/"], _PATH),
    _given("with a dot", "host_headers", ["localhost"], ["localhost.example"], _HOST),
    _given(
        "at most 128 characters",
        "host_headers",
        ["a" * 121 + ".example"],
        ["a" * 120 + ".example"],
        _HOST,
    ),
    _given("not empty", "host_headers", [], ["*.example.com"], _HOST),
    _given("in capital letters", "http_request_methods", ["get"], ["GET"], _METHOD),
    _given("not empty", "http_request_methods", [], ["GET"], _METHOD),
    _given(
        "not Host",
        "http_headers",
        {"Host": ["example.com"]},
        {"X-Host": ["example.com"]},
        _HEADER,
    ),
    _given(
        "names of at most 40 characters",
        "http_headers",
        {"x" * 41: ["a"]},
        {"x" * 40: ["a"]},
        _HEADER,
    ),
    _given(
        "values of at most 128 characters",
        "http_headers",
        {"x": ["a" * 129]},
        {"x": ["a" * 128]},
        _HEADER,
    ),
    _given("with values", "http_headers", {"x": []}, {"x": ["a"]}, _HEADER),
    _given("lists of values", "http_headers", {"x": "a"}, {"x": ["a"]}, _HEADER),
    _given("not empty", "http_headers", {}, {"x": ["a"]}, _HEADER),
    _given(
        "values of at most 128 characters",
        "query_strings",
        [{"value": "a" * 129}],
        [{"value": "a" * 128}],
        _QUERY,
    ),
    _given("not empty", "query_strings", [], [{"value": "a"}], _QUERY),
    _given("blocks of addresses", "source_ips", ["192.0.2.1"], ["192.0.2.1/32"], _SOURCE_IP),
    _given("not empty", "source_ips", [], ["192.0.2.0/24"], _SOURCE_IP),
    _all(
        "at most five values",
        {"path_patterns": ["/"] * 5, "host_headers": ["a.example"]},
        {"path_patterns": ["/"] * 4, "host_headers": ["a.example"]},
    ),
    _all(
        "at most six wildcards",
        {"path_patterns": ["/*/*/*/*"], "host_headers": ["*.*.?.example"]},
        {"path_patterns": ["/*/*/*/*"], "host_headers": ["*.?.example"]},
    ),
]
