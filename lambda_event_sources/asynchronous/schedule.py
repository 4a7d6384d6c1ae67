"""Rules of Amazon EventBridge that run on a schedule."""

from typing import Annotated, Any, ClassVar

from aws_cdk import aws_events as events

from lambda_event_sources.asynchronous import rules
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.pushed import ConstructId
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.parts import rule_targets, targets
from lambda_event_sources.parts.schedule_expressions import Schedule, text_of
from lambda_event_sources.schedules.expressions import RULES, Cron, Rate


class ScheduleEventSource(rules.RuleEventSource):
    """Invoke a function at a fixed rate, or at certain times in UTC.

    EventBridge is allowed to invoke the function for the rule that is made.
    `SchedulerEventSource` knows time zones, too, and single times.
    """

    relations: ClassVar[tuple[Relation, ...]] = rules.RULE

    @checked(
        elsewhere={"time_zone": "pass the schedule to SchedulerEventSource, which knows time zones"}
    )
    def __init__(
        self,
        schedule: Annotated[
            Rate | Cron | str | events.Schedule,
            Schedule(),
            Doc("When the function is invoked; a cron expression is in UTC.", page=RULES),
        ],
        *,
        construct_id: ConstructId | None = None,
        dead_letter_queue: rule_targets.DeadLetterQueue | None = None,
        description: targets.Description | None = None,
        enabled: targets.Enabled | None = None,
        grant: GrantInvoke | None = None,
        input: rule_targets.Input | None = None,  # noqa: A002 AWS's word
        max_event_age: targets.MaxEventAge | None = None,
        retry_attempts: targets.RetryAttempts | None = None,
        rule_name: rule_targets.RuleName | None = None,
    ) -> None:
        """Describe when the function is invoked."""
        self._schedule = schedule

    def _trigger(self) -> dict[str, Any]:
        return {"schedule": events.Schedule.expression(text_of(self._schedule))}
