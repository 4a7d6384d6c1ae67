"""EventBridge rules that invoke a function, be it by a pattern or by a schedule."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Annotated, Any, cast

import aws_cdk as cdk
import jsii
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from lambda_event_sources.asynchronous.targets import Json, StandardQueue
from lambda_event_sources.core.limits import Length, Matches, NamedLimit
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.pushed import PushedEventSource
from lambda_event_sources.core.structs import is_dict
from lambda_event_sources.relations.pushed import PUSHED
from lambda_event_sources.relations.rules import (
    DeadLettersAllowed,
    DeadLettersInRegion,
    TargetNearby,
)

SERVICE = "events.amazonaws.com"
_API = "https://docs.aws.amazon.com/eventbridge/latest/APIReference"
_DEAD_LETTERS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html"
_INPUT = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html"
_LONGEST_NAME = 64

RULE = (*PUSHED, TargetNearby(), DeadLettersInRegion(), DeadLettersAllowed())
"""The relations of every source that makes a rule."""


@dataclass(frozen=True)
class OwnKey(NamedLimit):
    """A queue that EventBridge can be allowed to write to."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            "a queue that is not encrypted with the AWS managed key, which EventBridge cannot use: "
            "pass encryption=sqs.QueueEncryption.SQS_MANAGED or KMS to it"
        )

    def allows(self, value: sqs.IQueue) -> bool:
        """Ask the kernel how the queue is encrypted."""
        return value.encryption_type is not sqs.QueueEncryption.KMS_MANAGED


RuleName = Annotated[
    str,
    Length(1, _LONGEST_NAME),
    Matches(r"[.\-_A-Za-z0-9]+", "made of letters, digits, dots, hyphens and underscores only"),
    Doc("The rule's name.", "made by CloudFormation", f"{_API}/API_PutRule.html"),
]
"""What a rule is called."""

Input = Annotated[
    events.RuleTargetInput | dict[str, Any],
    Json(8192),
    Doc(
        "What the function gets instead of the event: a dict, in which "
        "``events.EventField.from_path`` stands for fields of the event, or a RuleTargetInput.",
        "the event",
        _INPUT,
    ),
]
"""What the function gets."""

DeadLetterQueue = Annotated[
    StandardQueue,
    OwnKey(),
    Doc("Where events go that could not be delivered.", "they are lost", _DEAD_LETTERS),
]
"""What happens to undeliverable events."""


class RuleEventSource(PushedEventSource[events.Rule]):
    """A source that makes an EventBridge rule, of which the function is the target."""

    @abstractmethod
    def _trigger(self) -> dict[str, Any]:
        """Return the arguments of ``events.Rule`` that say when it invokes the function."""

    def _make(self, function: lambda_.IFunction, scope: Construct) -> events.Rule:
        queue: sqs.IQueue | None = self.props.get("dead_letter_queue")
        name = self.props.get("rule_name")
        is_apart = queue is not None and _stack(queue) != _stack(function)
        if is_apart and name is None:
            # The queue's policy names the rule, and the rule the queue: a name that is known breaks
            # the circle of their stacks.
            name = cdk.Names.unique_resource_name(scope, max_length=_LONGEST_NAME)
        options = {key: self.props.get(key) for key in ("description", "enabled")}
        rule = events.Rule(scope, "Rule", rule_name=name, **options, **self._trigger())
        rule.add_target(cast("events.IRuleTarget", Target(function.function_arn, self.props)))
        # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
        self._allow_invoke(function, scope, SERVICE, source_arn=rule.rule_arn)
        if queue is not None:
            arn = self._rule_arn(function, name) if is_apart and name else rule.rule_arn
            let_rule_send(arn, queue)
        return rule

    def _rule_arn(self, function: lambda_.IFunction, name: str) -> str:
        """Return the ARN of a rule of a known name, without a reference to the rule."""
        return cdk.Stack.of(function).format_arn(
            service="events", resource="rule", resource_name=name
        )


def let_rule_send(rule_arn: str, queue: sqs.IQueue) -> None:
    """Let a rule send to its dead-letter queue, and use the queue's key.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
    """
    principal = cast("iam.IPrincipal", iam.ServicePrincipal(SERVICE))
    queue.add_to_resource_policy(
        iam.PolicyStatement(
            principals=[principal],
            actions=["sqs:SendMessage"],
            resources=[queue.queue_arn],
            conditions={"ArnEquals": {"aws:SourceArn": rule_arn}},
        )
    )
    key = queue.encryption_master_key
    if key is not None:
        # Without a condition: EventBridge sends no source to KMS, as SNS's page says of topics,
        # https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html. CDK grants nothing
        # here (aws-cdk issue 33169).
        key.grant(cast("iam.IGrantable", principal), "kms:Decrypt", "kms:GenerateDataKey")


@jsii.implements(events.IRuleTarget)
class Target:
    """A function as the target of a rule.

    CDK's own makes a permission of its own, and further rules where the function's place is not
    known.
    """

    def __init__(self, function_arn: str, options: Any) -> None:
        """Name the function, and how to invoke it."""
        self._function_arn = function_arn
        self._options = options

    def bind(self, _rule: Any, id: str | None = None) -> events.RuleTargetConfig:  # noqa: A002 as jsii calls it
        """Describe the target; called by the rule."""
        del id
        queue: sqs.IQueue | None = self._options.get("dead_letter_queue")
        retries, age = map(self._options.get, ("retry_attempts", "max_event_age"))
        given = self._options.get("input")
        return events.RuleTargetConfig(
            arn=self._function_arn,
            input=events.RuleTargetInput.from_object(given) if is_dict(given) else given,
            dead_letter_config=None
            if queue is None
            else events.CfnRule.DeadLetterConfigProperty(arn=queue.queue_arn),
            retry_policy=None
            if retries is None and age is None
            else events.CfnRule.RetryPolicyProperty(
                maximum_retry_attempts=retries,
                maximum_event_age_in_seconds=None if age is None else age.to_seconds(),
            ),
        )


def _stack(construct: Any) -> str:
    return identity(cdk.Stack.of(construct))
