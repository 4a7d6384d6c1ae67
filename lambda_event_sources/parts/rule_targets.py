"""The target of an EventBridge rule: a function, and what becomes of events it does not get."""

from collections.abc import Mapping
from typing import Annotated, Any, cast

import jsii
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sqs as sqs

from lambda_event_sources.core.limits import Length, Matches
from lambda_event_sources.core.objects import OwnKey
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.structs import is_dict
from lambda_event_sources.parts.targets import Json, StandardQueue

SERVICE = "events.amazonaws.com"
_API = "https://docs.aws.amazon.com/eventbridge/latest/APIReference"
_DEAD_LETTERS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html"
_INPUT = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html"
LONGEST_NAME = 64

RuleName = Annotated[
    str,
    Length(1, LONGEST_NAME),
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
    OwnKey("EventBridge"),
    Doc("Where events go that could not be delivered.", "they are lost", _DEAD_LETTERS),
]
"""What happens to undeliverable events."""


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

    def __init__(self, function_arn: str, options: Mapping[str, Any]) -> None:
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
