"""Load balancers as users write them."""

import aws_cdk as cdk
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_lambda as lambda_
from typing_extensions import assert_type

from lambda_event_sources import LoadBalancerEventSource


def wire(fn: lambda_.Function, listener: elbv2.ApplicationListener, arn: str) -> None:
    """Pass listeners of the app, imported ones and ARNs, structs and dicts."""
    fn.add_event_source(LoadBalancerEventSource(listener))
    source = LoadBalancerEventSource(
        arn,
        construct_id="Orders",
        grant=False,
        health_check=elbv2.HealthCheck(path="/health", interval=cdk.Duration.minutes(1)),
        host_headers=["*.example.com"],
        http_headers={"X-Shop": ["a"]},
        http_request_methods=["GET"],
        multi_value_headers_enabled=True,
        path_patterns=("/orders/*",),
        priority=10,
        query_strings=[elbv2.QueryStringCondition(value="a"), {"key": "a", "value": "b"}],
        source_ips=["192.0.2.0/24"],
        target_group_name="orders",
    )
    fn.add_event_source(source)
    LoadBalancerEventSource(source.listener, path_patterns=["/"], priority=1, health_check={})
    assert_type(source.listener, elbv2.IApplicationListener)
    assert_type(source.construct_for(fn), elbv2.ApplicationTargetGroup)
