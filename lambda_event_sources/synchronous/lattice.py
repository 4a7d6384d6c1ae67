"""Amazon VPC Lattice."""

from typing import Annotated, ClassVar, cast

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_vpclattice as vpclattice
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Between, Length, Matches
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.props import Number
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rules import AnyOf, Excludes
from lambda_event_sources.parts import lattice_rules as rules
from lambda_event_sources.relations.listeners import (
    LatticeListenerNearby,
    LatticeTargetNearby,
    OneLatticePriority,
)
from lambda_event_sources.relations.pushed import PUSHED

_FUNCTIONS = "https://docs.aws.amazon.com/vpc-lattice/latest/ug/lambda-functions.html"
_API = "https://docs.aws.amazon.com/vpc-lattice/latest/APIReference"
_CONFIG = f"{_API}/API_TargetGroupConfig.html"
_GROUP = f"{_API}/API_CreateTargetGroup.html"
_RULE = f"{_API}/API_CreateRule.html"


class LatticeEventSource(PushedEventSource[vpclattice.CfnTargetGroup]):
    """Invoke a function with the HTTP requests to a VPC Lattice service.

    The function gets a target group, which may invoke it, and the listener a rule that sends it
    what matches. VPC Lattice itself adds a permission, too, when the target group is made.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        OneLatticePriority(),
        LatticeListenerNearby(),
        LatticeTargetNearby(),
    )
    existing: ClassVar[Existing | None] = rules.LISTENER
    named_by: ClassVar[str] = "attr_arn"

    @checked(
        AnyOf(("path_prefix", "path", "method", "header_matches"), "a rule matches something"),
        Excludes("path", "path_prefix"),
    )
    def __init__(
        self,
        listener: Annotated[
            vpclattice.CfnListener | str,
            rules.LISTENER,
            Doc("The listener that gets the requests.", page=_RULE),
        ],
        *,
        priority: Annotated[
            Number,
            Between(1, 2000),
            Doc("The rule's place: the lowest number is looked at first.", page=_RULE),
        ],
        construct_id: ConstructId | None = None,
        event_structure_version: Annotated[
            str,
            Matches("V1|V2", "V1 or V2"),
            Doc("Which form the events have.", "V1", _CONFIG),
        ]
        | None = None,
        grant: GrantInvoke | None = None,
        header_matches: rules.HeaderMatches | None = None,
        method: rules.Method | None = None,
        path: rules.Path | None = None,
        path_prefix: rules.PathPrefix | None = None,
        target_group_name: Annotated[
            str,
            Length(3, 128),
            Matches(
                "(?!tg-)[a-z0-9]+(-[a-z0-9]+)*",
                "small letters, digits, and single hyphens between them, not tg- at first",
            ),
            Doc("The target group's name, unique in the account.", "CloudFormation's", _GROUP),
        ]
        | None = None,
    ) -> None:
        """Describe which requests to `listener` invoke the function."""
        self.triggered_by = listener
        self._version = event_structure_version
        self._priority = priority
        self._name = target_group_name
        self._match = rules.http_match(method, path, path_prefix, header_matches)

    @property
    def listener(self) -> vpclattice.CfnListener | rules.ExistingListener:
        """The listener; what was named by an ARN is known when the source is bound."""
        return cast("vpclattice.CfnListener | rules.ExistingListener", self.resource)

    def _make(self, function: lambda_.IFunction, scope: Construct) -> vpclattice.CfnTargetGroup:
        config = {"lambdaEventStructureVersion": self._version} if self._version else None
        group = vpclattice.CfnTargetGroup(
            scope,
            "TargetGroup",
            config=config,
            name=self._name,
            targets=[{"id": function.function_arn}],
            type="LAMBDA",
        )
        permission = self._allow_invoke(
            function,
            scope,
            "vpc-lattice.amazonaws.com",
            source_arn=group.attr_arn,
            # AWS names no account for VPC Lattice (_FUNCTIONS); the group's ARN has it anyway.
            sends_account=False,
        )
        rule = vpclattice.CfnRule(
            scope,
            "Rule",
            action={"forward": {"targetGroups": [{"targetGroupIdentifier": group.attr_id}]}},
            listener_identifier=self.listener.attr_arn,
            match=vpclattice.CfnRule.MatchProperty(http_match=self._match),
            priority=self._priority,
            service_identifier=self.listener.attr_service_arn,
        )
        if permission is not None:
            rule.node.add_dependency(permission)
        return group
