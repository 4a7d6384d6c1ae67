"""VPC Lattice, which CDK's module has not."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_vpclattice as vpclattice

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_API = "https://docs.aws.amazon.com/vpc-lattice/latest/APIReference"
_RULE = f"{_API}/API_CreateRule.html"
_GROUP = f"{_API}/API_CreateTargetGroup.html"
_CONFIG = f"{_API}/API_TargetGroupConfig.html"
_MATCH = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference"
    "/aws-properties-vpclattice-rule-httpmatch.html"
)
_FUNCTIONS = "https://docs.aws.amazon.com/vpc-lattice/latest/ug/lambda-functions.html"
_ARN = (
    "arn:aws:vpc-lattice:{}:111111111111:service/svc-0123456789abcdef0"
    "/listener/listener-0123456789abcdef{}"
)

_Case = Callable[[Scene], object]


def _rule(s: Scene, fn: Any = None, listener: Any = None, **options: Any) -> object:
    arn = _ARN.format("us-east-1", 0) if listener is None else listener
    return s.bind(s.m.LatticeEventSource(arn, **options), fn)


def _on(s: Scene, **options: Any) -> object:
    return _rule(s, **{"priority": 1, "method": "GET", **options})


def _only(s: Scene, **match: Any) -> object:
    return _rule(s, priority=1, **match)


def _headers(s: Scene, count: int = 1, name: str = "x", **match: str) -> object:
    return _only(s, header_matches=[{"name": name, "match": match or {"exact": "a"}}] * count)


def _listener(s: Scene) -> vpclattice.CfnListener:
    return vpclattice.CfnListener(
        s.stack,
        "Listener",
        default_action={"fixedResponse": {"statusCode": 404}},
        protocol="HTTPS",
        service_identifier=vpclattice.CfnService(s.stack, "Service").attr_id,
    )


def _both(s: Scene, first: float, second: float) -> object:
    listener = _listener(s)
    return [_on(s, listener=listener, priority=priority) for priority in (first, second)]


def _both_by_arn(s: Scene, last: int) -> object:
    return [_on(s, listener=_ARN.format("us-east-1", each)) for each in (0, last)]


def _beside_own(s: Scene, priority: float) -> object:
    listener = _listener(s)
    vpclattice.CfnRule(
        s.stack,
        "Rule",
        action={"fixedResponse": {"statusCode": 404}},
        listener_identifier=listener.attr_id,
        match={"httpMatch": {"method": "GET"}},
        priority=1,
        service_identifier=listener.attr_service_id,
    )
    return _on(s, listener=listener, priority=priority)


def _imported_fn(s: Scene, region: str) -> lambda_.IFunction:
    stack = s.stack_in(region="us-east-1", account="111111111111")
    arn = f"arn:aws:lambda:{region}:111111111111:function:orders"
    return lambda_.Function.from_function_arn(stack, "Imported", arn)


def _pair(about: str, page: str, wrong: _Case, valid: _Case) -> Pair:
    return Pair(about, wrong, valid, page, own=True)


def _matching(about: str, wrong: dict[str, Any], valid: dict[str, Any], page: str = _MATCH) -> Pair:
    return _pair(about, page, lambda s: _only(s, **wrong), lambda s: _only(s, **valid))


PAIRS = [
    _pair(
        "listener: of a service",
        _RULE,
        lambda s: _on(s, listener=_ARN.format("us-east-1", 0).partition("/listener/")[0]),
        lambda s: _on(s, listener=_ARN.format("us-east-1", 0)),
    ),
    _pair("priority: 1", _RULE, lambda s: _on(s, priority=0), lambda s: _on(s, priority=1)),
    _pair(
        "priority: 2000", _RULE, lambda s: _on(s, priority=2001), lambda s: _on(s, priority=2000)
    ),
    _matching("something", {}, {"method": "GET"}, _RULE),
    _matching(
        "path or path_prefix",
        {"path": "/orders", "path_prefix": "/orders"},
        {"path_prefix": "/orders"},
    ),
    _matching("path: from the root", {"path": "orders"}, {"path": "/orders"}),
    _matching("path: at most 128 characters", {"path": "/" + "a" * 128}, {"path": "/" + "a" * 127}),
    _matching(
        "path_prefix: no wildcard", {"path_prefix": "/orders/*"}, {"path_prefix": "/orders/"}
    ),
    _matching(
        "path_prefix: at most 128 characters",
        {"path_prefix": "/" + "a" * 128},
        {"path_prefix": "/" + "a" * 127},
    ),
    _matching("method: one that CloudFormation knows", {"method": "PATCH"}, {"method": "PUT"}),
    _pair(
        "header_matches: at most five", _MATCH, lambda s: _headers(s, 6), lambda s: _headers(s, 5)
    ),
    _pair(
        "header_matches: names of at most 40 characters",
        _MATCH,
        lambda s: _headers(s, name="x" * 41),
        lambda s: _headers(s, name="x" * 40),
    ),
    _pair(
        "header_matches: one way to compare",
        _MATCH,
        lambda s: _headers(s, exact="a", prefix="a"),
        lambda s: _headers(s, prefix="a"),
    ),
    _pair(
        "header_matches: values of at most 128 characters",
        _MATCH,
        lambda s: _headers(s, contains="a" * 129),
        lambda s: _headers(s, contains="a" * 128),
    ),
    _pair(
        "event_structure_version",
        _CONFIG,
        lambda s: _on(s, event_structure_version="V3"),
        lambda s: _on(s, event_structure_version="V2"),
    ),
    _pair(
        "target_group_name: not tg-",
        _GROUP,
        lambda s: _on(s, target_group_name="tg-orders"),
        lambda s: _on(s, target_group_name="orders-tg"),
    ),
    _pair(
        "target_group_name: at least three characters",
        _GROUP,
        lambda s: _on(s, target_group_name="ab"),
        lambda s: _on(s, target_group_name="abc"),
    ),
    _pair("one rule per priority", _RULE, lambda s: _both(s, 1, 1), lambda s: _both(s, 1, 2)),
    _pair(
        "one rule per priority, by ARN",
        _RULE,
        lambda s: _both_by_arn(s, 0),
        lambda s: _both_by_arn(s, 1),
    ),
    _pair(
        "one rule per priority, also beside others",
        _RULE,
        lambda s: _beside_own(s, 1),
        lambda s: _beside_own(s, 2),
    ),
    _pair(
        "listener in the function's region",
        _RULE,
        lambda s: _on(s, listener=_ARN.format("eu-west-1", 0), fn=_imported_fn(s, "us-east-1")),
        lambda s: _on(s, listener=_ARN.format("us-east-1", 0), fn=_imported_fn(s, "us-east-1")),
    ),
    _pair(
        "target group in the function's region",
        _FUNCTIONS,
        lambda s: _on(s, fn=_imported_fn(s, "eu-west-1")),
        lambda s: _on(s, fn=_imported_fn(s, "us-east-1")),
    ),
]
