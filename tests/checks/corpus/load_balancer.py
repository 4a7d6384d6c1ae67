"""Rules and target groups of load balancers, which CDK's module has not."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest"
_RULE = f"{_ELB}/APIReference/API_CreateRule.html"
_GROUP = f"{_ELB}/APIReference/API_CreateTargetGroup.html"
_LISTENERS = f"{_ELB}/application/load-balancer-listeners.html"
_GROUPS = f"{_ELB}/application/load-balancer-target-groups.html"
_FUNCTIONS = f"{_ELB}/application/lambda-functions.html"
_ARN = "arn:aws:elasticloadbalancing:{}:111111111111:listener/{}/web/a1b2c3/d4e5f6"
_Case = Callable[[Scene], object]
_ROOT: dict[str, Any] = {"path_patterns": ["/"], "priority": 1}


def _listener(s: Scene, name: str = "Site", *, answers: bool = True) -> elbv2.ApplicationListener:
    vpc = ec2.Vpc.from_vpc_attributes(
        s.stack,
        f"{name}Vpc",
        vpc_id="vpc-11111111",
        availability_zones=["us-east-1a", "us-east-1b"],
        public_subnet_ids=["subnet-11111111", "subnet-22222222"],
        public_subnet_route_table_ids=["rtb-11111111", "rtb-22222222"],
    )
    balancer = elbv2.ApplicationLoadBalancer(s.stack, f"{name}Balancer", vpc=vpc)
    action = elbv2.ListenerAction.fixed_response(404) if answers else None
    return balancer.add_listener(name, port=80, default_action=action)


def _rule(s: Scene, listener: Any = None, fn: Any = None, **options: Any) -> object:
    arn = _ARN.format("us-east-1", "app")
    source = s.m.LoadBalancerEventSource(arn if listener is None else listener, **options)
    return s.bind(source, fn)


def _on(s: Scene, **options: Any) -> object:
    return _rule(s, **{**_ROOT, **options})


def _both(s: Scene, first: float, second: float) -> object:
    listener = _listener(s)
    return [_on(s, listener=listener, priority=priority) for priority in (first, second)]


def _both_by_arn(s: Scene, first: float, second: float) -> object:
    stacks = [s.stack, s.stack_in("Other")]
    return [
        _on(s, fn=s.fn(stack), priority=priority)
        for stack, priority in zip(stacks, (first, second), strict=True)
    ]


def _beside_cdks(s: Scene, priority: float) -> object:
    listener = _listener(s)
    action = elbv2.ListenerAction.fixed_response(503)
    conditions = [elbv2.ListenerCondition.path_patterns(["/old"])]
    listener.add_action("Old", action=action, conditions=conditions, priority=1)
    return _on(s, listener=listener, priority=priority)


def _defaults(s: Scene, *, same: bool) -> object:
    first = _listener(s, answers=False)
    second = first if same else _listener(s, "Other", answers=False)
    return [_rule(s, listener) for listener in (first, second)]


def _imported_fn(s: Scene, region: str) -> lambda_.IFunction:
    stack = s.stack_in(region="us-east-1", account="111111111111")
    arn = f"arn:aws:lambda:{region}:111111111111:function:orders"
    return lambda_.Function.from_function_arn(stack, "Imported", arn)


def _pair(about: str, page: str, wrong: _Case, valid: _Case) -> Pair:
    return Pair(about, wrong, valid, page, own=True)


PAIRS = [
    _pair(
        "listener: of an Application Load Balancer",
        _FUNCTIONS,
        lambda s: _on(s, listener=_ARN.format("us-east-1", "net")),
        lambda s: _on(s, listener=_ARN.format("us-east-1", "app")),
    ),
    _pair("priority: 1", _RULE, lambda s: _on(s, priority=0), lambda s: _on(s, priority=1)),
    _pair(
        "priority: 50,000",
        _RULE,
        lambda s: _on(s, priority=50_001),
        lambda s: _on(s, priority=50_000),
    ),
    _pair(
        "priority: with conditions",
        _RULE,
        lambda s: _rule(s, path_patterns=["/"]),
        lambda s: _rule(s, path_patterns=["/"], priority=1),
    ),
    _pair(
        "priority: not without conditions",
        _RULE,
        lambda s: _rule(s, _listener(s, answers=False), priority=1),
        lambda s: _rule(s, _listener(s, answers=False)),
    ),
    _pair(
        "listener: of the app where there are no conditions",
        _LISTENERS,
        _rule,
        lambda s: _rule(s, _listener(s, answers=False)),
    ),
    _pair(
        "target_group_name: at most 32 characters",
        _GROUP,
        lambda s: _on(s, target_group_name="a" * 33),
        lambda s: _on(s, target_group_name="a" * 32),
    ),
    _pair(
        "target_group_name: no hyphen at the end",
        _GROUP,
        lambda s: _on(s, target_group_name="orders-"),
        lambda s: _on(s, target_group_name="orders-1"),
    ),
    _pair("one rule per priority", _RULE, lambda s: _both(s, 1, 1), lambda s: _both(s, 1, 2)),
    _pair(
        "one rule per priority, by ARN in two stacks",
        _RULE,
        lambda s: _both_by_arn(s, 1, 1),
        lambda s: _both_by_arn(s, 1, 2),
    ),
    _pair(
        "one rule per priority, also beside CDK's",
        _RULE,
        lambda s: _beside_cdks(s, 1),
        lambda s: _beside_cdks(s, 2),
    ),
    _pair(
        "one default action per listener",
        _LISTENERS,
        lambda s: _defaults(s, same=True),
        lambda s: _defaults(s, same=False),
    ),
    _pair(
        "listener in the function's region",
        _GROUPS,
        lambda s: _on(s, listener=_ARN.format("eu-west-1", "app"), fn=_imported_fn(s, "us-east-1")),
        lambda s: _on(s, listener=_ARN.format("us-east-1", "app"), fn=_imported_fn(s, "us-east-1")),
    ),
    _pair(
        "target group in the function's region",
        _FUNCTIONS,
        lambda s: _on(s, fn=_imported_fn(s, "eu-west-1")),
        lambda s: _on(s, fn=_imported_fn(s, "us-east-1")),
    ),
]
