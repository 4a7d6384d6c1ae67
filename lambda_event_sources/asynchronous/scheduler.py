"""Amazon EventBridge Scheduler."""

from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
import jsii
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.json_text import json_text
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow
from lambda_event_sources.core.structs import is_dict
from lambda_event_sources.parts import scheduler_arguments as arguments
from lambda_event_sources.parts import targets
from lambda_event_sources.parts.schedule_expressions import Schedule, text_of
from lambda_event_sources.parts.scheduler_limits import OneTimeZone, StartBeforeEnd
from lambda_event_sources.relations.physical_names import NamedOnce
from lambda_event_sources.relations.pushed import INVOKED, TriggeredOnce
from lambda_event_sources.schedules.expressions import SCHEDULER, At, Cron, Rate


class SchedulerEventSource(PushedEventSource[scheduler.Schedule]):
    """Invoke a function at a fixed rate, at certain times of a time zone, or once.

    The schedule gets a role of its own, which Scheduler takes for the schedule's group only, and
    which is allowed to invoke this function only.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *INVOKED,
        TriggeredOnce(),
        NamedOnce("schedule_name", group="schedule_group"),
    )

    @checked(StartBeforeEnd(), OneTimeZone())
    def __init__(
        self,
        schedule: Annotated[
            Rate | Cron | At | str | scheduler.ScheduleExpression,
            Schedule(once=True, any_unit=True),
            Doc("When the function is invoked; once, if it is an `At`.", page=SCHEDULER),
        ],
        *,
        construct_id: ConstructId | None = None,
        dead_letter_queue: arguments.DeadLetterQueue | None = None,
        description: targets.Description | None = None,
        enabled: targets.Enabled | None = None,
        end: arguments.End | None = None,
        flexible_time_window: arguments.FlexibleTimeWindow | None = None,
        input: arguments.Input | None = None,  # noqa: A002 AWS's word
        key: arguments.Key | None = None,
        max_event_age: targets.MaxEventAge | None = None,
        retry_attempts: targets.RetryAttempts | None = None,
        role: arguments.Role | None = None,
        schedule_group: arguments.ScheduleGroup | None = None,
        schedule_name: arguments.ScheduleName | None = None,
        start: arguments.Start | None = None,
        time_zone: arguments.TimeZone | None = None,
    ) -> None:
        """Describe when the function is invoked."""
        self._schedule = schedule

    def _make(self, function: lambda_.IFunction, scope: Construct) -> scheduler.Schedule:
        given = self.props
        group, window = given.get("schedule_group"), given.get("flexible_time_window")
        if isinstance(group, str):
            group = arguments.GROUP.imported(cdk.Stack.of(function), group)
        role = self._role(function, scope, group)
        target = _Target(function.function_arn, role, self._input(scope), given)
        same = ("description", "enabled", "key", "schedule_name")
        schedule = scheduler.Schedule(
            scope,
            "Schedule",
            schedule=self._expression(),
            target=cast("scheduler.IScheduleTarget", target),
            schedule_group=group,
            start=_in_utc(given.get("start")),
            end=_in_utc(given.get("end")),
            time_window=None if window is None else scheduler.TimeWindow.flexible(window),
            **{name: given.get(name) for name in same},
        )
        if group is not None:  # which the schedule names, but does not refer to
            schedule.node.add_dependency(group)
        return schedule

    def _expression(self) -> scheduler.ScheduleExpression:
        if isinstance(self._schedule, scheduler.ScheduleExpression):
            return self._schedule
        zone = self.props.get("time_zone")
        zone = cdk.TimeZone.of(zone) if isinstance(zone, str) else zone
        return scheduler.ScheduleExpression.expression(text_of(self._schedule), zone)

    def _input(self, scope: Construct) -> scheduler.ScheduleTargetInput | None:
        given = self.props.get("input")
        if is_dict(given):
            given = json_text(given, scope)
        return scheduler.ScheduleTargetInput.from_text(given) if isinstance(given, str) else given

    def _role(self, function: lambda_.IFunction, scope: Construct, group: Any) -> iam.IRole:
        """Return the role that was given, or one for schedules of the group only.

        https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
        """
        given: iam.IRole | None = self.props.get("role")
        if given is not None:
            for statement in self._rights(function):
                given.add_to_principal_policy(statement)
            return given
        stack = cdk.Stack.of(function)
        source = (
            stack.format_arn(
                service="scheduler", resource="schedule-group", resource_name="default"
            )
            if group is None
            else group.schedule_group_arn
        )
        principal = iam.ServicePrincipal(
            "scheduler.amazonaws.com",
            conditions={
                "StringEquals": {"aws:SourceAccount": stack.account, "aws:SourceArn": source}
            },
        )
        rights = iam.PolicyDocument(statements=self._rights(function))
        trusted = cast("iam.IPrincipal", principal)
        role = iam.Role(scope, "Role", assumed_by=trusted, inline_policies={"Invoke": rights})
        return cast("iam.IRole", role)

    def _rights(self, function: lambda_.IFunction) -> list[iam.PolicyStatement]:
        """Return what the role must be allowed.

        https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
        """
        rights = [allow(["lambda:InvokeFunction"], function.function_arn)]
        queue: sqs.IQueue | None = self.props.get("dead_letter_queue")
        if queue is not None:
            rights.append(allow(["sqs:SendMessage"], queue.queue_arn))
            if (key := queue.encryption_master_key) is not None:
                rights.append(allow(["kms:Decrypt", "kms:GenerateDataKey"], key.key_arn))
        return rights


@jsii.implements(scheduler.IScheduleTarget)
class _Target:
    """A function as the target of a schedule; CDK's own may invoke every version of it."""

    def __init__(
        self,
        function_arn: str,
        role: iam.IRole,
        given: scheduler.ScheduleTargetInput | None,
        options: Mapping[str, Any],
    ) -> None:
        """Name the function, what it gets, and how to invoke it."""
        self._function_arn = function_arn
        self._role = role
        self._input = given
        self._options = options

    def bind(self, _schedule: Any) -> scheduler.ScheduleTargetConfig:
        """Describe the target; called by the schedule."""
        names = ("dead_letter_queue", "retry_attempts", "max_event_age")
        queue, retries, age = map(self._options.get, names)
        return scheduler.ScheduleTargetConfig(
            arn=self._function_arn,
            role=self._role,
            input=self._input,
            dead_letter_config=None
            if queue is None
            else scheduler.CfnSchedule.DeadLetterConfigProperty(arn=queue.queue_arn),
            retry_policy=None
            if retries is None and age is None
            else scheduler.CfnSchedule.RetryPolicyProperty(
                maximum_retry_attempts=retries,
                maximum_event_age_in_seconds=None if age is None else age.to_seconds(),
            ),
        )


def _in_utc(time: datetime | None) -> datetime | None:
    """Return a time in UTC."""
    return None if time is None else time.astimezone(timezone.utc)
