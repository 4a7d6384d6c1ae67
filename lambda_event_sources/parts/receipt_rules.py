"""What the receipt rules of Amazon SES are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import jsii
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_ses as ses
from aws_cdk import aws_ses_actions as ses_actions
from aws_cdk import aws_sns as sns

from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Length, Matches
from lambda_event_sources.core.nested import Each
from lambda_event_sources.core.objects import Implements
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.tokens import is_token

LONGEST_NAME = 64
RULE_NAME = Matches(
    f"[a-zA-Z0-9]([a-zA-Z0-9_.-]{{0,{LONGEST_NAME - 2}}}[a-zA-Z0-9])?",
    f"1 to {LONGEST_NAME} letters, digits and characters of _.-, the first and the last of them a "
    "letter or digit",
)
"""https://docs.aws.amazon.com/ses/latest/APIReference/API_ReceiptRule.html"""

_INVOCATION_TYPES = {
    ses_actions.LambdaInvocationType.EVENT: "Event",
    ses_actions.LambdaInvocationType.REQUEST_RESPONSE: "RequestResponse",
}


def _by_arn(scope: Any, construct_id: str, arn: str) -> ses.IReceiptRuleSet:
    # A token is a name: CloudFormation knows no ARN of a rule set.
    name = arn if is_token(arn) else arn.rpartition("/")[2]
    return ses.ReceiptRuleSet.from_receipt_rule_set_name(scope, construct_id, name)


RULE_SET = Existing(
    "receipt_rule_set_name",
    "a receipt rule set",
    arn="ses:{region}:{account}:receipt-rule-set/{name}",
    by_arn=_by_arn,
    name=RULE_NAME,
    by_name=ses.ReceiptRuleSet.from_receipt_rule_set_name,
)
"""https://docs.aws.amazon.com/ses/latest/APIReference/API_CreateReceiptRuleSet.html"""

Recipients = Annotated[
    Sequence[str],
    Length(1, 500, "recipients"),
    Each(Matches(r"[^\s@]+(@[^\s@]+)?", "an address, a domain, or a dot and a domain")),
    Doc(
        "The addresses and domains whose mail invokes the function; with a dot before it, a domain "
        "stands for those below it.",
        "all of every verified domain",
        "https://docs.aws.amazon.com/ses/latest/dg/quotas.html",
    ),
]
"""Whose mail a rule is about."""


@dataclass(frozen=True)
class ReceiptAction(Implements):
    """Something that a rule can do with a mail."""


AnyAction = (
    ses.IReceiptRuleAction
    | ses_actions.AddHeader
    | ses_actions.Bounce
    | ses_actions.Lambda
    | ses_actions.S3
    | ses_actions.Sns
    | ses_actions.Stop
    | ses_actions.WorkMail
)
"""An action; to pyright, those of CDK are no IReceiptRuleAction, as parameter names differ."""

Actions = Annotated[
    Sequence[AnyAction],
    Length(1, 9, "actions"),
    Each(ReceiptAction(ses.IReceiptRuleAction, "an action of aws_ses_actions, such as S3 or Stop")),
    Doc(
        "What the rule does before it invokes the function, which is the last of up to 10 actions.",
        "nothing",
        "https://docs.aws.amazon.com/ses/latest/dg/quotas.html",
    ),
]
"""What comes before the function."""


@jsii.implements(ses.IReceiptRuleAction)
class Invocation:
    """The action of a rule; with CDK's own comes a permission for all rules of the account."""

    def __init__(
        self,
        function: lambda_.IFunction,
        topic: sns.ITopic | None,
        invocation_type: ses_actions.LambdaInvocationType | None,
    ) -> None:
        """Say what to invoke, whom to tell, and whether to wait."""
        how = None if invocation_type is None else _INVOCATION_TYPES[invocation_type]
        self._config = ses.LambdaActionConfig(
            function_arn=function.function_arn,
            invocation_type=how,
            topic_arn=None if topic is None else topic.topic_arn,
        )

    def bind(self, receipt_rule: Any) -> ses.ReceiptRuleActionConfig:
        """Describe the action; called by the rule."""
        del receipt_rule
        return ses.ReceiptRuleActionConfig(lambda_action=self._config)
