"""Elastic Load Balancing: Application Load Balancers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Between
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.props import Number
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rules import Rule
from lambda_event_sources.core.structs import fields_of
from lambda_event_sources.parts import listener_conditions as conditions
from lambda_event_sources.parts import target_groups
from lambda_event_sources.relations.listeners import (
    ListenerNearby,
    OneDefaultAction,
    OnePriority,
    TargetNearby,
)
from lambda_event_sources.relations.pushed import PUSHED

_ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest"
_FUNCTIONS = f"{_ELB}/application/lambda-functions.html"
_RULE = f"{_ELB}/APIReference/API_CreateRule.html"


def _imported(scope: Construct, construct_id: str, arn: str) -> elbv2.IApplicationListener:
    """Import a listener, of which a rule needs the ARN only: functions are in no network."""
    group = ec2.SecurityGroup.from_security_group_id(
        scope, f"{construct_id}:Group", "none", mutable=False
    )
    return elbv2.ApplicationListener.from_application_listener_attributes(
        scope, construct_id, listener_arn=arn, security_group=group
    )


LISTENER = Existing(
    "register_connectable",
    "a listener of an Application Load Balancer",
    arn="elasticloadbalancing:{region}:{account}:listener/app/{name}/{load_balancer_id}/{listener_id}",
    by_arn=_imported,
)
"""https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html"""


@dataclass(frozen=True)
class PriorityOfConditions(Rule):
    """A rule has conditions and a priority; what has neither is the listener's default action."""

    page: str = _RULE

    def __str__(self) -> str:
        """State the rule in one clause."""
        return (
            "priority must be given if, and only if, a condition is; with neither, which makes it "
            "the default action, listener must be one that the app makes"
        )

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where one is there without the other."""
        has_conditions = any(name in given for name in conditions.CONDITIONS)
        if has_conditions and "priority" not in given:
            yield self.problem("priority", None, "given together with a condition")
        elif "priority" in given and not has_conditions:
            text = "given together with a condition, such as path_patterns"
            yield self.problem("priority", given["priority"], text)
        elif not has_conditions and not isinstance(given["listener"], elbv2.ApplicationListener):
            text = "one that the app makes, unless a condition is given, such as path_patterns"
            yield self.problem("listener", given["listener"], text)


class LoadBalancerEventSource(PushedEventSource[elbv2.ApplicationTargetGroup]):
    """Invoke a function with the HTTP requests to an Application Load Balancer.

    The function gets a target group, which may invoke it, and the listener a rule that sends it the
    requests that fulfil all conditions. Without any, it gets the requests that no rule is about.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        OnePriority(),
        OneDefaultAction(),
        ListenerNearby(),
        TargetNearby(),
    )
    existing: ClassVar[Existing | None] = LISTENER
    named_by: ClassVar[str] = "listener_arn"

    @checked(PriorityOfConditions(), conditions.FewValues())
    def __init__(
        self,
        listener: Annotated[
            elbv2.IApplicationListener | elbv2.ApplicationListener | str,
            LISTENER,
            Doc("The listener that gets the requests.", page=_FUNCTIONS),
        ],
        *,
        construct_id: ConstructId | None = None,
        grant: GrantInvoke | None = None,
        health_check: target_groups.HealthCheck | None = None,
        host_headers: conditions.HostHeaders | None = None,
        http_headers: conditions.Headers | None = None,
        http_request_methods: conditions.HttpRequestMethods | None = None,
        multi_value_headers_enabled: target_groups.MultiValueHeaders | None = None,
        path_patterns: conditions.PathPatterns | None = None,
        priority: Annotated[
            Number,
            Between(1, 50_000),
            Doc("The rule's place: the lowest number is looked at first.", "no rule", _RULE),
        ]
        | None = None,
        query_strings: conditions.QueryStrings | None = None,
        source_ips: conditions.SourceIps | None = None,
        target_group_name: target_groups.TargetGroupName | None = None,
    ) -> None:
        """Describe which requests to `listener` invoke the function."""
        self.triggered_by = listener
        self._priority = priority
        self._name = target_group_name
        self._multi_value = multi_value_headers_enabled
        self._health_check: elbv2.HealthCheck | None = None
        if health_check is not None:
            # They are off for functions, also where the rest of them is configured.
            given: dict[str, Any] = {"enabled": True}
            given.update(item for item in fields_of(health_check).items() if item[1] is not None)
            self._health_check = elbv2.HealthCheck(**given)

    @property
    def listener(self) -> elbv2.IApplicationListener:
        """The listener; what was named by an ARN is known when the source is bound."""
        return cast("elbv2.IApplicationListener", self.resource)

    def _make(self, function: lambda_.IFunction, scope: Construct) -> elbv2.ApplicationTargetGroup:
        # The load balancer must be allowed to invoke the function before the target group can be
        # made with it, so that the permission cannot refer to the group. With a name of its own,
        # which no other group of the region has, its ARN is known but for an id at the end.
        name = self._name or cdk.Names.unique_resource_name(
            scope, max_length=target_groups.NAME_LENGTH.high, separator="-"
        )
        permission = self._allow_invoke(
            function,
            scope,
            "elasticloadbalancing.amazonaws.com",
            source_arn=cdk.Stack.of(scope).format_arn(
                service="elasticloadbalancing", resource="targetgroup", resource_name=f"{name}/*"
            ),
        )
        target = target_groups.FunctionTarget(function.function_arn)
        group = elbv2.ApplicationTargetGroup(
            scope,
            "TargetGroup",
            health_check=self._health_check,
            multi_value_headers_enabled=self._multi_value,
            target_group_name=name,
            target_type=elbv2.TargetType.LAMBDA,
            targets=[cast("elbv2.IApplicationLoadBalancerTarget", target)],
        )
        if permission is not None:
            group.node.add_dependency(permission)
        self._forward(group, scope)
        return group

    def _forward(self, group: elbv2.ApplicationTargetGroup, scope: Construct) -> None:
        """Send requests to a target group."""
        groups = [cast("elbv2.IApplicationTargetGroup", group)]
        if self._priority is None:
            self.listener.add_target_groups(scope.node.id, target_groups=groups)
        else:
            elbv2.ApplicationListenerRule(
                scope,
                "Rule",
                conditions=conditions.listener_conditions(self.props),
                listener=self.listener,
                priority=self._priority,
                target_groups=groups,
            )
