"""EventBridge rules that invoke a function, be it by a pattern or by a schedule."""

from abc import abstractmethod
from typing import Any, cast

import aws_cdk as cdk
from aws_cdk import aws_events as events
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from lambda_event_sources.core.places import in_one_stack
from lambda_event_sources.core.pushed import PushedEventSource
from lambda_event_sources.parts.rule_targets import LONGEST_NAME, SERVICE, Target, let_rule_send
from lambda_event_sources.relations.physical_names import NamedOnce
from lambda_event_sources.relations.pushed import PUSHED, TriggeredOnce
from lambda_event_sources.relations.rules import (
    DeadLettersAllowed,
    DeadLettersInRegion,
    TargetNearby,
)

RULE = (
    *PUSHED,
    TargetNearby(),
    DeadLettersInRegion(),
    DeadLettersAllowed(),
    NamedOnce("rule_name", is_within_resource=True),  # one bus
    TriggeredOnce(),
)
"""The relations of every source that makes a rule."""


class RuleEventSource(PushedEventSource[events.Rule]):
    """A source that makes an EventBridge rule, of which the function is the target."""

    @abstractmethod
    def _trigger(self) -> dict[str, Any]:
        """Return the arguments of ``events.Rule`` that say when it invokes the function."""

    def _make(self, function: lambda_.IFunction, scope: Construct) -> events.Rule:
        queue: sqs.IQueue | None = self.props.get("dead_letter_queue")
        name = self.props.get("rule_name")
        is_apart = queue is not None and not in_one_stack(queue, function)
        if is_apart and name is None:
            # The queue's policy names the rule, and the rule the queue: a name that is known breaks
            # the circle of their stacks.
            name = cdk.Names.unique_resource_name(scope, max_length=LONGEST_NAME)
        options = {key: self.props.get(key) for key in ("description", "enabled")}
        rule = events.Rule(scope, "Rule", rule_name=name, **options, **self._trigger())
        rule.add_target(cast("events.IRuleTarget", Target(function.function_arn, self.props)))
        # With an account beside the ARN, EventBridge could not invoke the function, says
        # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html
        self._allow_invoke(function, scope, SERVICE, sends_account=False, source_arn=rule.rule_arn)
        if queue is not None:
            arn = self._rule_arn(function, name) if is_apart and name else rule.rule_arn
            let_rule_send(arn, queue)
        return rule

    def _rule_arn(self, function: lambda_.IFunction, name: str) -> str:
        """Return the ARN of a rule of a known name, without a reference to the rule."""
        return cdk.Stack.of(function).format_arn(
            service="events", resource="rule", resource_name=name
        )
