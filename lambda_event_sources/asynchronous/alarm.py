"""Amazon CloudWatch alarms."""

from collections.abc import Sequence
from typing import Annotated, ClassVar, cast

import aws_cdk as cdk
import jsii
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.nested import Distinct, NotEmpty
from lambda_event_sources.core.owned import Owned, beside
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.relations.alarms import ActionsEnabled, FewActions
from lambda_event_sources.relations.cycles import NoCycle
from lambda_event_sources.relations.pushed import PUSHED, TriggeredOnce

_LAMBDA = (
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html"
)
_SERVICE = "lambda.alarms.cloudwatch.amazonaws.com"
_REASON = (
    "CloudFormation cannot add an action to an existing alarm; use EventBridgeEventSource with the "
    "event_pattern {'source': ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'],"
    " 'resources': [the alarm's ARN]}"
)


class AlarmEventSource(PushedEventSource[cloudwatch.AlarmBase]):
    """Invoke a function when a CloudWatch alarm changes its state.

    The alarm, a composite one or any other of this app, gets the function as an action, and
    CloudWatch is allowed to invoke it for this alarm.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        TriggeredOnce(),
        FewActions(),
        ActionsEnabled(),
        NoCycle(
            "event['alarmArn']",
            "give {actions} by an iam.Policy with roles=[fn.role], which the function does not "
            "wait for",
        ),
    )
    named_by: ClassVar[str] = "alarm_arn"

    @checked()
    def __init__(
        self,
        alarm: Annotated[
            cloudwatch.AlarmBase,
            Owned((cloudwatch.AlarmBase,), "an alarm", _REASON),
            Doc("The alarm to act on.", page=_LAMBDA),
        ],
        *,
        construct_id: ConstructId | None = None,
        grant: GrantInvoke | None = None,
        states: Annotated[
            Sequence[cloudwatch.AlarmState],
            NotEmpty(),
            Distinct(),
            Doc(
                "The states that the alarm must go into.",
                "[cloudwatch.AlarmState.ALARM]",
                "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/"
                "API_PutMetricAlarm.html",
            ),
        ]
        | None = None,
    ) -> None:
        """Describe which state changes of `alarm` invoke the function."""
        self.triggered_by = self.alarm = alarm
        self._states = list(states or [cloudwatch.AlarmState.ALARM])

    def _make(self, function: lambda_.IFunction, scope: Construct) -> cloudwatch.AlarmBase:
        """Add the action to the alarm, which is what is returned."""
        alarm, action = self.alarm, cast("cloudwatch.IAlarmAction", _Invoke(function))
        adding = {
            cloudwatch.AlarmState.ALARM: alarm.add_alarm_action,
            cloudwatch.AlarmState.OK: alarm.add_ok_action,
            cloudwatch.AlarmState.INSUFFICIENT_DATA: alarm.add_insufficient_data_action,
        }
        for state in self._states:
            adding[state](action)
        self._allow_invoke(
            function,
            beside(alarm, scope),
            _SERVICE,
            source_account=cdk.Stack.of(alarm).account,
            source_arn=alarm.alarm_arn,
        )
        return alarm


@jsii.implements(cloudwatch.IAlarmAction)
class _Invoke:
    """The invocation of a function."""

    def __init__(self, function: lambda_.IFunction) -> None:
        """Name the function."""
        self._function = function

    def bind(self, scope: Construct, alarm: cloudwatch.IAlarm) -> cloudwatch.AlarmActionConfig:
        """Say what to do; called by the alarm."""
        del scope, alarm
        return cloudwatch.AlarmActionConfig(alarm_action_arn=self._function.function_arn)
