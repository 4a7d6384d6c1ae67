"""AWS IoT Core."""

from typing import Annotated, Any, ClassVar

from aws_cdk import aws_iot as iot
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Length, Matches, OneOf
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.parts.topic_rules import OneAction, TopicSql, is_function
from lambda_event_sources.relations.physical_names import NamedOnce
from lambda_event_sources.relations.pushed import PUSHED, TriggeredOnce

_GUIDE = "https://docs.aws.amazon.com/iot/latest/developerguide"
_API = "https://docs.aws.amazon.com/iot/latest/apireference"
_RECOMMENDED = "2016-03-23"
_Rule = iot.CfnTopicRule


class IotRuleEventSource(PushedEventSource[iot.CfnTopicRule]):
    """Invoke a function with MQTT messages, as an AWS IoT rule selects them.

    A rule is made that invokes the function, and AWS IoT is allowed to do so for this rule. The
    function is given what the statement selects of each message.
    """

    relations: ClassVar[tuple[Relation, ...]] = (*PUSHED, TriggeredOnce(), NamedOnce("rule_name"))

    @checked()
    def __init__(
        self,
        sql: Annotated[
            str,
            TopicSql(),
            Doc(
                "What to select of which messages: `SELECT * FROM 'devices/+/readings'`.",
                page=f"{_GUIDE}/iot-sql-reference.html",
            ),
        ],
        *,
        aws_iot_sql_version: Annotated[
            str,
            OneOf((_RECOMMENDED, "2015-10-08", "beta")),
            Doc(
                "The version of the language that `sql` is in.",
                f"{_RECOMMENDED}, which AWS recommends; CloudFormation's is 2015-10-08",
                f"{_GUIDE}/iot-rule-sql-version.html",
            ),
        ]
        | None = None,
        description: Annotated[str, Doc("What the rule is for.")] | None = None,
        enabled: Annotated[bool, Doc("Whether the rule is on.", "True")] | None = None,
        error_action: Annotated[
            lambda_.IFunction | lambda_.FunctionBase | iot.CfnTopicRule.ActionProperty,
            OneAction(),
            Doc(
                "What to do with messages that could not be handed over: another function to "
                "invoke, or any action of a rule, with a role of yours that allows it.",
                "they are lost",
                f"{_GUIDE}/rule-error-handling.html",
            ),
        ]
        | None = None,
        rule_name: Annotated[
            str,
            Length(1, 128),
            Matches("[a-zA-Z0-9_]+", "made of letters, digits and underscores only"),
            Doc(
                "What the rule is called.",
                "a name made by CloudFormation",
                f"{_API}/API_CreateTopicRule.html",
            ),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
        grant: GrantInvoke | None = None,
    ) -> None:
        """Describe which messages invoke the function, and with what of them."""
        self.sql = sql
        self._version = aws_iot_sql_version or _RECOMMENDED
        self._is_off = None if enabled is None else not enabled
        is_invoked = is_function(error_action)
        self._error_function: Any = error_action if is_invoked else None
        self._error_action: Any = None if is_invoked else error_action

    def _make(self, function: lambda_.IFunction, scope: Construct) -> iot.CfnTopicRule:
        errors = self._error_function
        rule = _Rule(
            scope,
            "Rule",
            rule_name=self.props.get("rule_name"),
            topic_rule_payload=_Rule.TopicRulePayloadProperty(
                sql=self.sql,
                aws_iot_sql_version=self._version,
                description=self.props.get("description"),
                rule_disabled=self._is_off,
                actions=[_invoke(function)],
                error_action=_invoke(errors) if errors is not None else self._error_action,
            ),
        )
        # https://docs.aws.amazon.com/iot/latest/developerguide/lambda-rule-action.html
        self._allow_invoke(function, scope, "iot.amazonaws.com", source_arn=rule.attr_arn)
        if errors is not None:
            self._allow_invoke(
                errors,
                scope,
                "iot.amazonaws.com",
                permission_id="ErrorPermission",
                source_arn=rule.attr_arn,
            )
        return rule


def _invoke(function: Any) -> iot.CfnTopicRule.ActionProperty:
    action = _Rule.LambdaActionProperty(function_arn=function.function_arn)
    return _Rule.ActionProperty(lambda_=action)
