"""How load balancers check functions, which CDK's module has not."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_elasticloadbalancingv2 as elbv2

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest"
_GROUP = f"{_ELB}/APIReference/API_CreateTargetGroup.html"
_FUNCTIONS = f"{_ELB}/application/lambda-functions.html"
_LISTENER = "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/web/a1b2c3/d4e5f6"


def _checked(s: Scene, **health_check: Any) -> object:
    source = s.m.LoadBalancerEventSource(
        _LISTENER, health_check=health_check, path_patterns=["/"], priority=1
    )
    return s.bind(source)


def _given(about: str, wrong: dict[str, Any], valid: dict[str, Any], page: str = _GROUP) -> Pair:
    return Pair(
        f"health_check.{about}",
        lambda s: _checked(s, **wrong),
        lambda s: _checked(s, **valid),
        page,
        own=True,
    )


def _lasting(about: str, prop: str, wrong: int, valid: int, **others: int) -> Pair:
    """Return a pair of Durations of so many seconds."""

    def case(s: Scene, seconds: int) -> object:
        durations = {prop: seconds, **others}
        return _checked(s, **{name: cdk.Duration.seconds(n) for name, n in durations.items()})

    return Pair(
        f"health_check.{prop}: {about}",
        lambda s: case(s, wrong),
        lambda s: case(s, valid),
        _GROUP,
        own=True,
    )


PAIRS = [
    _lasting("at most 300 seconds", "interval", 301, 300),
    _lasting("above the timeout", "interval", 30, 31),
    _lasting("below the interval", "timeout", 35, 34),
    _lasting("at least two seconds", "timeout", 1, 2),
    _lasting("at most two minutes", "timeout", 121, 120, interval=300),
    _given(
        "healthy_threshold_count: at least two",
        {"healthy_threshold_count": 1},
        {"healthy_threshold_count": 2},
    ),
    _given(
        "healthy_http_codes: below 500",
        {"healthy_http_codes": "200-500"},
        {"healthy_http_codes": "200-499"},
    ),
    _given(
        "healthy_grpc_codes: none",
        {"healthy_grpc_codes": "0"},
        {"healthy_http_codes": "200"},
    ),
    _given("path: not empty", {"path": ""}, {"path": "/"}),
    _given("port: none", {"port": "80"}, {"path": "/80"}, _FUNCTIONS),
    _given("protocol: none", {"protocol": elbv2.Protocol.HTTP}, {"path": "/"}, _FUNCTIONS),
]
