"""Amazon CloudWatch Logs."""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_logs_destinations as destinations
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Length, Matches, OneOf
from lambda_event_sources.core.nested import Distinct, Each
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.parts.log_patterns import FilterPattern, pattern_of
from lambda_event_sources.relations.log_groups import (
    FewFilters,
    NearbyLogGroup,
    NotItsOwnLogs,
    StandardClass,
)
from lambda_event_sources.relations.physical_names import NamedOnce
from lambda_event_sources.relations.pushed import PUSHED, TriggeredOnce

_API = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html"
_ONLY_CFN = {"apply_on_transformed_logs", "field_selection_criteria", "emit_system_fields"}
"""What CloudFormation knows of a subscription filter, and CDK's class does not."""
_SYSTEM_FIELDS = ("@aws.account", "@aws.region", "@source.log")
_NAME = 6
"""The part of a log group's ARN that is its name."""


def _by_arn(scope: Any, construct_id: str, arn: str) -> logs.ILogGroup:
    if not is_token(arn):
        return logs.LogGroup.from_log_group_arn(scope, construct_id, arn)
    # The ARN that CloudFormation knows ends in ":*", to which CDK would add that once more.
    name = cdk.Fn.select(_NAME, cdk.Fn.split(":", arn))
    return logs.LogGroup.from_log_group_name(scope, construct_id, name)


LOG_GROUP = Existing(
    "log_group_arn",
    "a log group",
    arn="logs:{region}:{account}:log-group:{name}",
    ending=r"(:\*)?",
    by_arn=_by_arn,
    name=Matches(r"[.\-_/#A-Za-z0-9]{1,512}", "1 to 512 letters, digits and characters of .-_/#"),
    by_name=logs.LogGroup.from_log_group_name,
)
"""https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html"""


class LogsEventSource(PushedEventSource[logs.SubscriptionFilter]):
    """Invoke a function with the events of a CloudWatch Logs log group.

    The log group gets a subscription filter, and CloudWatch Logs is allowed to invoke the function
    for this log group. The function is given batches of events, compressed and encoded.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        TriggeredOnce(),
        FewFilters(),
        NotItsOwnLogs(),
        StandardClass(),
        NearbyLogGroup(),
        NamedOnce("filter_name", is_within_resource=True),
    )

    existing: ClassVar[Existing | None] = LOG_GROUP
    named_by: ClassVar[str] = "log_group_name"

    @checked()
    def __init__(
        self,
        log_group: Annotated[
            logs.ILogGroup | logs.LogGroup | str,
            LOG_GROUP,
            Doc("The log group whose events invoke the function.", page=_API),
        ],
        *,
        filter_pattern: FilterPattern | None = None,
        filter_name: Annotated[
            str,
            Length(1, 512),
            Matches("[^:*]*", "without colons and asterisks"),
            Doc("What the subscription filter is called.", "a name made by CloudFormation", _API),
        ]
        | None = None,
        apply_on_transformed_logs: Annotated[
            bool,
            Doc("Match and send events as the log group's transformer makes them.", "False", _API),
        ]
        | None = None,
        field_selection_criteria: Annotated[
            str,
            Length(1, 2000),
            Doc("Which accounts and regions the events must come from.", "all", _API),
        ]
        | None = None,
        emit_system_fields: Annotated[
            Sequence[str],
            Each(OneOf(_SYSTEM_FIELDS)),
            Distinct(),
            Doc("What to say of the origin of each event.", "nothing", _API),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
        grant: GrantInvoke | None = None,
    ) -> None:
        """Describe which events of `log_group` invoke the function."""
        self.triggered_by = log_group
        self._pattern = pattern_of(filter_pattern or "")

    @property
    def log_group(self) -> logs.ILogGroup:
        """The log group; what was named by a string is known when the source is bound."""
        return cast("logs.ILogGroup", self.resource)

    def _make(self, function: lambda_.IFunction, scope: Construct) -> logs.SubscriptionFilter:
        # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
        permission = self._allow_invoke(
            function, scope, "logs.amazonaws.com", source_arn=self.log_group.log_group_arn
        )
        # CDK's own permission does not name the account.
        destination = destinations.LambdaDestination(function, add_permissions=False)
        made = logs.SubscriptionFilter(
            scope,
            "Filter",
            log_group=self.log_group,
            destination=cast("logs.ILogSubscriptionDestination", destination),
            filter_pattern=self._pattern,
            filter_name=self.props.get("filter_name"),
        )
        if permission is not None:
            made.node.add_dependency(permission)  # Logs tries to invoke the function at once
        resource = cast("logs.CfnSubscriptionFilter", made.node.default_child)
        for name in _ONLY_CFN & self.props.keys():
            setattr(resource, name, self.props[name])
        return made
