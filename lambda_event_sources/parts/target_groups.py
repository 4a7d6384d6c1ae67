"""Target groups of Application Load Balancers: one function each."""

from dataclasses import dataclass
from typing import Annotated, Any

import jsii
from aws_cdk import aws_elasticloadbalancingv2 as elbv2

from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.limits import Absent, Between, Length, Matches, NamedLimit, Seconds
from lambda_event_sources.core.nested import Fields
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.structs import fields_of

_GROUP = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html"
_FUNCTIONS = (
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html"
)
NAME_LENGTH = Length(1, 32)
_THRESHOLD = Between(2, 10)
_TIMES = {"timeout": 30, "interval": 35}
"""The seconds that hold for functions unless given, see _GROUP."""


@dataclass(frozen=True)
class PatientHealthCheck(NamedLimit):
    """A health check that is over before the next one begins."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            f"a health check whose timeout ({_TIMES['timeout']} seconds unless given) is shorter "
            f"than its interval ({_TIMES['interval']} seconds unless given)"
        )

    def allows(self, value: Any) -> bool:
        """Tell whether the times fit, as far as they are known."""
        given = fields_of(value)
        timeout, interval = (
            seconds * 1000 if given.get(name) is None else milliseconds(given[name])
            for name, seconds in _TIMES.items()
        )
        return timeout is None or interval is None or timeout < interval


HealthCheck = Annotated[
    elbv2.HealthCheck | dict[str, Any],
    Fields(
        elbv2.HealthCheck,
        healthy_grpc_codes=Absent("a function is not called by gRPC"),
        healthy_http_codes=Matches(
            r"[2-4]\d\d([,-][2-4]\d\d)*", "HTTP codes from 200 to 499, with - or , between them"
        ),
        healthy_threshold_count=_THRESHOLD,
        interval=Seconds(5, 300),
        path=Length(1, 1024),
        port=Absent("a function has no port"),
        protocol=Absent("a function has no protocol"),
        timeout=Seconds(2, 120),
        unhealthy_threshold_count=_THRESHOLD,
    ),
    PatientHealthCheck(),
    Doc(
        "How the load balancer checks that the function answers; each check is an invocation.",
        "no health checks",
        _GROUP,
    ),
]
"""How a function is checked."""

MultiValueHeaders = Annotated[
    bool,
    Doc(
        "Whether headers and query parameters come as lists, so that none is lost where a request "
        "has it twice.",
        "False",
        _FUNCTIONS,
    ),
]
"""Whether headers are lists."""

TargetGroupName = Annotated[
    str,
    NAME_LENGTH,
    Matches("(?!-)[a-zA-Z0-9-]+(?<!-)", "letters, digits, and hyphens between them"),
    Doc("The target group's name, unique in the region.", "made of construct ids", _GROUP),
]
"""What a target group is called."""


@jsii.implements(elbv2.IApplicationLoadBalancerTarget)
class FunctionTarget:
    """A function that the load balancer is allowed to invoke already; CDK's target allows it."""

    def __init__(self, arn: str) -> None:
        """Name the function."""
        self._arn = arn

    def attach_to_application_target_group(
        self, target_group: elbv2.IApplicationTargetGroup
    ) -> elbv2.LoadBalancerTargetProps:
        """Say what to register; called by the target group."""
        del target_group
        kind = elbv2.TargetType.LAMBDA
        return elbv2.LoadBalancerTargetProps(target_type=kind, target_json={"id": self._arn})
