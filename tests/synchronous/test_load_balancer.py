"""Load balancers: what is made, and what CDK's own makes for the same intent."""

from collections.abc import Callable
from typing import Any, cast

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_elasticloadbalancingv2_targets as targets
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import LoadBalancerEventSource, NotBoundError, ValidationError
from tests.conftest import make_function
from tests.parity.intent import Resource, intent, of_type

ELB = "AWS::ElasticLoadBalancingV2"
LISTENER_ARN = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/web/a1/b2"
FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}


def listener_in(stack: cdk.Stack, name: str = "Site", **options: Any) -> elbv2.ApplicationListener:
    """Make a listener of a load balancer of its own."""
    vpc = ec2.Vpc.from_vpc_attributes(
        stack,
        f"{name}Vpc",
        vpc_id="vpc-11111111",
        availability_zones=["eu-west-1a", "eu-west-1b"],
        public_subnet_ids=["subnet-11111111", "subnet-22222222"],
    )
    balancer = elbv2.ApplicationLoadBalancer(stack, f"{name}Balancer", vpc=vpc)
    return balancer.add_listener(name, port=80, **options)


@pytest.fixture(name="listener")
def _listener(stack: cdk.Stack) -> elbv2.ApplicationListener:
    return listener_in(stack, default_action=elbv2.ListenerAction.fixed_response(404))


def permission(group: str) -> Resource:
    """Return the permission for a target group of a name."""
    where: list[Any] = [{"Ref": f"AWS::{part}"} for part in ("Partition", "Region", "AccountId")]
    arn = ["arn:", where[0], ":elasticloadbalancing:", where[1], ":", where[2]]
    return {
        "Action": "lambda:InvokeFunction",
        "FunctionName": FUNCTION,
        "Principal": "elasticloadbalancing.amazonaws.com",
        "SourceAccount": {"Ref": "AWS::AccountId"},
        "SourceArn": {"Fn::Join": ["", [*arn, f":targetgroup/{group}/*"]]},
    }


def test_a_path_is_sent_to_the_function(
    stack: cdk.Stack, function: lambda_.Function, listener: elbv2.ApplicationListener
) -> None:
    """The load balancer may invoke it for its target group only, before the group is made."""
    function.add_event_source(
        LoadBalancerEventSource(listener, path_patterns=["/orders/*"], priority=10)
    )

    resources = intent(stack)
    (group,) = (each for each in resources if each["Type"] == f"{ELB}::TargetGroup")
    name = group["Properties"]["Name"]
    assert group == {
        "Type": f"{ELB}::TargetGroup",
        "Properties": {"Name": name, "TargetType": "lambda", "Targets": [{"Id": FUNCTION}]},
        "DependsOn": ["AWS::Lambda::Permission"],
    }
    assert name.startswith("Stack-Func")
    assert len(name) <= 32
    assert of_type(resources, "AWS::Lambda::Permission") == [permission(name)]
    assert of_type(resources, f"{ELB}::ListenerRule") == [
        {
            "Actions": [{"TargetGroupArn": {"Ref": f"{ELB}::TargetGroup"}, "Type": "forward"}],
            "Conditions": [
                {"Field": "path-pattern", "PathPatternConfig": {"Values": ["/orders/*"]}}
            ],
            "ListenerArn": {"Ref": f"{ELB}::Listener"},
            "Priority": 10,
        }
    ]


CONDITIONS: dict[str, tuple[dict[str, Any], Callable[[], list[elbv2.ListenerCondition]]]] = {
    "hosts": (
        {"host_headers": ["*.example.com"]},
        lambda: [elbv2.ListenerCondition.host_headers(["*.example.com"])],
    ),
    "headers": (
        {"http_headers": {"X-Shop": ["a", "b"], "X-Test": ["1"]}},
        lambda: [
            elbv2.ListenerCondition.http_header("X-Shop", ["a", "b"]),
            elbv2.ListenerCondition.http_header("X-Test", ["1"]),
        ],
    ),
    "methods": (
        {"http_request_methods": ["GET", "HEAD"]},
        lambda: [elbv2.ListenerCondition.http_request_methods(["GET", "HEAD"])],
    ),
    "query": (
        {"query_strings": [{"key": "version", "value": "2"}, {"value": "beta*"}]},
        lambda: [
            elbv2.ListenerCondition.query_strings(
                [
                    elbv2.QueryStringCondition(key="version", value="2"),
                    elbv2.QueryStringCondition(value="beta*"),
                ]
            )
        ],
    ),
    "addresses": (
        {"source_ips": ["192.0.2.0/24", "2001:db8::/32"]},
        lambda: [elbv2.ListenerCondition.source_ips(["192.0.2.0/24", "2001:db8::/32"])],
    ),
}


@pytest.mark.parametrize("kind", CONDITIONS)
def test_conditions_are_those_of_cdk(
    kind: str, stack: cdk.Stack, function: lambda_.Function, listener: elbv2.ApplicationListener
) -> None:
    """CDK's module differs in the permission only, which it gives to every load balancer."""
    given, conditions = CONDITIONS[kind]
    health_check: dict[str, Any] = {
        "path": "/health",
        "interval": cdk.Duration.seconds(60),
        "timeout": cdk.Duration.seconds(20),
        "healthy_http_codes": "200-299",
        "healthy_threshold_count": 2,
        "unhealthy_threshold_count": 3,
    }
    options: dict[str, Any] = {"multi_value_headers_enabled": True, "target_group_name": "orders"}
    function.add_event_source(
        LoadBalancerEventSource(listener, priority=5, health_check=health_check, **given, **options)
    )
    other = cdk.Stack(cdk.App(), "Stack")
    group = elbv2.ApplicationTargetGroup(
        other,
        "Group",
        health_check=elbv2.HealthCheck(enabled=True, **health_check),
        target_type=elbv2.TargetType.LAMBDA,
        targets=[_target(make_function(other, "Function"))],
        **options,
    )
    action = elbv2.ListenerAction.fixed_response(404)
    listener_in(other, default_action=action).add_target_groups(
        "Rule", priority=5, conditions=conditions(), target_groups=[_group(group)]
    )

    ours, theirs = intent(stack), intent(other)

    assert of_type(theirs, "AWS::Lambda::Permission") == [
        {
            name: permission("orders")[name]
            for name in permission("orders")
            if not name.startswith("Source")
        }
    ]
    assert of_type(ours, "AWS::Lambda::Permission") == [permission("orders")]
    assert _but_permissions(ours) == _but_permissions(theirs)


def test_without_conditions_it_is_the_default(stack: cdk.Stack, function: lambda_.Function) -> None:
    """A listener without rules sends everything to the function."""
    function.add_event_source(LoadBalancerEventSource(listener_in(stack)))

    resources = intent(stack)
    assert of_type(resources, f"{ELB}::ListenerRule") == []
    (listener,) = of_type(resources, f"{ELB}::Listener")
    assert listener["DefaultActions"] == [
        {"TargetGroupArn": {"Ref": f"{ELB}::TargetGroup"}, "Type": "forward"}
    ]


def test_an_existing_listener_is_named_by_its_arn(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """A token counts as an ARN, too; nothing but rule and target group is made."""
    token = cdk.Fn.import_value("listener")
    for priority, arn in enumerate((LISTENER_ARN, token), start=1):
        source = LoadBalancerEventSource(arn, host_headers=["example.com"], priority=priority)
        function.add_event_source(source)

    resources = intent(stack)
    rules = of_type(resources, f"{ELB}::ListenerRule")
    arns = {rule["Priority"]: rule["ListenerArn"] for rule in rules}
    assert arns == {1: LISTENER_ARN, 2: {"Fn::ImportValue": "listener"}}
    kinds = {each["Type"].rpartition("::")[2] for each in resources}
    assert kinds == {"Function", "ListenerRule", "Permission", "Role", "TargetGroup"}
    names = {group["Name"] for group in of_type(resources, f"{ELB}::TargetGroup")}
    assert len(names) == 2


@pytest.mark.parametrize(
    "arn",
    [
        LISTENER_ARN.replace("/app/", "/net/"),
        LISTENER_ARN.replace("listener/", "loadbalancer/"),
        "web",
    ],
)
def test_other_arns_are_refused(arn: str) -> None:
    """Network load balancers have no functions behind them."""
    with pytest.raises(ValidationError, match="listener must be a listener of an Application"):
        LoadBalancerEventSource(arn, path_patterns=["/"], priority=1)


def test_an_alias_is_the_target(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The alias is allowed to be invoked, and registered."""
    alias = function.add_alias("live")
    alias.add_event_source(LoadBalancerEventSource(LISTENER_ARN, path_patterns=["/"], priority=1))

    resources = intent(stack)
    reference = {"Ref": "AWS::Lambda::Alias"}
    (group,) = of_type(resources, f"{ELB}::TargetGroup")
    assert group["Targets"] == [{"Id": reference}]
    (allowed,) = of_type(resources, "AWS::Lambda::Permission")
    assert allowed["FunctionName"] == reference


def test_an_imported_function_is_allowed_to_be_invoked(stack: cdk.Stack) -> None:
    """CDK makes no permission there, and the deployment fails."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
    imported = lambda_.Function.from_function_arn(stack, "Imported", arn)
    imported.add_event_source(
        LoadBalancerEventSource(
            LISTENER_ARN, path_patterns=["/"], priority=1, target_group_name="orders"
        )
    )

    (allowed,) = of_type(intent(stack), "AWS::Lambda::Permission")
    assert allowed == {**permission("orders"), "FunctionName": arn}
    assertions.Annotations.from_stack(stack).has_no_warning("*", assertions.Match.any_value())


def test_no_permission_is_made_with_grant_false(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """The group is at hand, so that it can wait for a permission of somebody's own."""
    source = LoadBalancerEventSource(LISTENER_ARN, path_patterns=["/"], priority=1, grant=False)
    with pytest.raises(NotBoundError):
        source.construct_for(function)
    function.add_event_source(source)

    group = source.construct_for(function)
    assert group.node.path == "Stack/Function/LoadBalancerEventSource/TargetGroup"
    assert source.listener.listener_arn == LISTENER_ARN
    assert of_type(intent(stack), "AWS::Lambda::Permission") == []


def test_two_listeners_have_a_target_group_each(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """A target group belongs to one load balancer."""
    for name in ("First", "Second"):
        function.add_event_source(LoadBalancerEventSource(listener_in(stack, name)))

    template = assertions.Template.from_stack(stack)
    template.resource_count_is(f"{ELB}::TargetGroup", 2)
    template.resource_count_is("AWS::Lambda::Permission", 2)


def test_health_checks_are_off_when_told_so(
    stack: cdk.Stack, function: lambda_.Function, listener: elbv2.ApplicationListener
) -> None:
    """They may be configured all the same."""
    function.add_event_source(
        LoadBalancerEventSource(
            listener, path_patterns=["/"], priority=1, health_check={"enabled": False, "path": "/a"}
        )
    )

    (group,) = of_type(intent(stack), f"{ELB}::TargetGroup")
    assert (group["HealthCheckEnabled"], group["HealthCheckPath"]) == (False, "/a")


ROOT: dict[str, Any] = {"path_patterns": ["/"], "priority": 1}


@pytest.mark.parametrize(
    ("message", "options"),
    [
        ("priority must be given together with a condition", {"path_patterns": ["/"]}),
        ("priority must be given together with a condition, such as", {"priority": 1}),
        ("listener must be one that the app makes", {}),
        (
            "path_patterns must be fewer: .* at most 5 values .*, got 6",
            {**ROOT, "path_patterns": ["/a", "/b", "/c"], "source_ips": ["192.0.2.0/24"] * 3},
        ),
        (
            r"host_headers must be with fewer \* and \?: .* at most 6 .*, got 7",
            {**ROOT, "host_headers": ["*.*.com"], "path_patterns": ["/*", "/*/*/*?"]},
        ),
        (r"http_headers\['Host'\] must be a header's", {**ROOT, "http_headers": {"Host": ["a"]}}),
        (r"http_headers\['x'\] must be a list of values", {**ROOT, "http_headers": {"x": []}}),
        ("http_headers must be a dict", {**ROOT, "http_headers": {}}),
        (
            "health_check must be a health check whose timeout",
            {**ROOT, "health_check": {"interval": cdk.Duration.seconds(30)}},
        ),
    ],
)
def test_what_the_load_balancer_refuses_is_refused(message: str, options: dict[str, Any]) -> None:
    """The message says what must be otherwise."""
    with pytest.raises(ValidationError, match=message):
        LoadBalancerEventSource(LISTENER_ARN, **options)


def _but_permissions(resources: list[Resource]) -> list[Resource]:
    return [each for each in resources if each["Type"] != "AWS::Lambda::Permission"]


def _target(function: lambda_.Function) -> elbv2.IApplicationLoadBalancerTarget:
    target = targets.LambdaTarget(cast("lambda_.IFunction", function))
    return cast("elbv2.IApplicationLoadBalancerTarget", target)


def _group(group: elbv2.ApplicationTargetGroup) -> elbv2.IApplicationTargetGroup:
    return cast("elbv2.IApplicationTargetGroup", group)
