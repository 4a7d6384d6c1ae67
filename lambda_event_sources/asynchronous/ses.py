"""Amazon SES: mail that it receives."""

from typing import Annotated, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_ses as ses
from aws_cdk import aws_ses_actions as ses_actions
from aws_cdk import aws_sns as sns
from constructs import Construct

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.objects import Has, Standard
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.parts.receipt_rules import (
    LONGEST_NAME,
    RULE_NAME,
    RULE_SET,
    Actions,
    Invocation,
    Recipients,
)
from lambda_event_sources.relations.physical_names import NamedOnce
from lambda_event_sources.relations.pushed import PUSHED, TriggeredOnce
from lambda_event_sources.relations.receipt_rules import NearbyMail, PatientMail, ReceivingRegion

_API = "https://docs.aws.amazon.com/ses/latest/APIReference"
_GUIDE = "https://docs.aws.amazon.com/ses/latest/dg"
_SERVICE = "ses.amazonaws.com"
_OPTIONS = {"after", "enabled", "recipients", "scan_enabled", "tls_policy"}
"""What CDK's class knows under the same name."""


class SesEventSource(PushedEventSource[ses.ReceiptRule]):
    """Invoke a function with mail that Amazon SES receives.

    The rule set gets a receipt rule that invokes the function, and SES is allowed to do so for this
    rule. The function is given the headers of a mail; its text is where an action before that puts
    it. Of the rule sets of an account and region, SES uses the active one, and CloudFormation
    activates none.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        TriggeredOnce(),
        ReceivingRegion(),
        NearbyMail(),
        PatientMail(),
        NamedOnce("receipt_rule_name", is_within_resource=True),
    )

    existing: ClassVar[Existing | None] = RULE_SET
    named_by: ClassVar[str] = "receipt_rule_set_name"

    @checked()
    def __init__(
        self,
        rule_set: Annotated[
            ses.IReceiptRuleSet | ses.ReceiptRuleSet | str,
            RULE_SET,
            Doc("The rule set that the rule is added to.", page=f"{_API}/API_ReceiptRule.html"),
        ],
        *,
        actions: Actions | None = None,
        after: Annotated[
            ses.IReceiptRule | ses.ReceiptRule,
            Has("receipt_rule_name", "a receipt rule", "ses.ReceiptRule.from_receipt_rule_name"),
            Doc(
                "The rule of the rule set that the new one comes after.",
                "it becomes the first one",
                f"{_API}/API_CreateReceiptRule.html",
            ),
        ]
        | None = None,
        enabled: Annotated[
            bool, Doc("Whether the rule is on.", "True", f"{_API}/API_ReceiptRule.html")
        ]
        | None = None,
        invocation_type: Annotated[
            ses_actions.LambdaInvocationType,
            Doc(
                "Whether SES waits for an answer, which may stop the rule or the rule set.",
                "EVENT: it does not",
                f"{_API}/API_LambdaAction.html",
            ),
        ]
        | None = None,
        receipt_rule_name: Annotated[
            str,
            RULE_NAME,
            Doc(
                "What the rule is called; the permission needs to know.",
                "made of the names of stack and function",
                f"{_API}/API_ReceiptRule.html",
            ),
        ]
        | None = None,
        recipients: Recipients | None = None,
        scan_enabled: Annotated[
            bool,
            Doc(
                "Look for spam and viruses; the function is told.",
                "False",
                f"{_API}/API_ReceiptRule.html",
            ),
        ]
        | None = None,
        tls_policy: Annotated[
            ses.TlsPolicy,
            Doc("Whether mail must come encrypted.", "OPTIONAL", f"{_API}/API_ReceiptRule.html"),
        ]
        | None = None,
        topic: Annotated[
            props.Topic,
            Standard("topic", "SES notifies no FIFO topics"),
            Doc(
                "The topic to notify, too, when the function is invoked.",
                "none",
                f"{_GUIDE}/receiving-email-action-lambda.html",
            ),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
        grant: GrantInvoke | None = None,
    ) -> None:
        """Describe which mail invokes the function, by a rule of `rule_set`."""
        self.triggered_by = rule_set

    @property
    def rule_set(self) -> ses.IReceiptRuleSet:
        """The rule set; what was named by a string is known when the source is bound."""
        return cast("ses.IReceiptRuleSet", self.resource)

    def _make(self, function: lambda_.IFunction, scope: Construct) -> ses.ReceiptRule:
        options = {name: self.props[name] for name in _OPTIONS & self.props.keys()}
        # The rule's name is in the permission, which must be there first.
        name = self.props.get("receipt_rule_name") or cdk.Names.unique_resource_name(
            scope, max_length=LONGEST_NAME, separator="-"
        )
        # https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html
        permission = self._allow_invoke(
            function, scope, _SERVICE, source_arn=self._arn_of(name, scope)
        )
        topic: sns.ITopic | None = self.props.get("topic")
        invocation = Invocation(function, topic, self.props.get("invocation_type"))
        rule = ses.ReceiptRule(
            scope,
            "Rule",
            rule_set=self.rule_set,
            receipt_rule_name=name,
            actions=[*self.props.get("actions", ()), invocation],
            **options,
        )
        if permission is not None:
            rule.node.add_dependency(permission)  # SES tries to invoke the function at once
        if topic is not None and topic.master_key is not None:
            principal = iam.ServicePrincipal(_SERVICE)
            topic.master_key.grant(principal, "kms:Decrypt", "kms:GenerateDataKey")
        return rule

    def _arn_of(self, rule_name: str, scope: Construct) -> str:
        return cdk.Stack.of(scope).format_arn(
            service="ses",
            resource="receipt-rule-set",
            resource_name=f"{self.rule_set.receipt_rule_set_name}:receipt-rule/{rule_name}",
        )
