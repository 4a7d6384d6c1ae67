"""Mistakes with load balancers; every line marked `# refused` must be an error."""

from aws_cdk import aws_elasticloadbalancingv2 as elbv2

from lambda_event_sources import LoadBalancerEventSource


def wire(
    balancer: elbv2.ApplicationLoadBalancer,
    listener: elbv2.ApplicationListener,
    network: elbv2.NetworkListener,
) -> None:
    """Pass the wrong things."""
    LoadBalancerEventSource()  # refused
    LoadBalancerEventSource(balancer)  # refused
    LoadBalancerEventSource(network)  # refused
    LoadBalancerEventSource(listener, 1)  # refused
    LoadBalancerEventSource(listener, priority="1")  # refused
    LoadBalancerEventSource(listener, path_pattern="/")  # refused
    LoadBalancerEventSource(listener, http_headers=["X-Shop"])  # refused
    LoadBalancerEventSource(listener, health_check="/health")  # refused
