"""AWS Config."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, cast

from aws_cdk import aws_config as config
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Length, Matches
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import NeedsRights, allow
from lambda_event_sources.core.roles import grant_or_warn, wait_for_grants
from lambda_event_sources.parts.config_rules import (
    JsonOf,
    OnlyPeriodic,
    RunsSometimes,
    SomeResources,
)
from lambda_event_sources.relations.physical_names import NamedOnce
from lambda_event_sources.relations.pushed import PUSHED, TriggeredOnce
from lambda_event_sources.relations.roles import MutableRole

_API = "https://docs.aws.amazon.com/config/latest/APIReference"
_GUIDE = "https://docs.aws.amazon.com/config/latest/developerguide"
_RULE = f"{_API}/API_ConfigRule.html"
_DETAIL = f"{_API}/API_SourceDetail.html"
_RIGHTS = f"{_GUIDE}/evaluate-config_develop-rules_nodejs.html"
_OPTIONS = {
    "config_rule_name",
    "configuration_changes",
    "description",
    "evaluation_modes",
    "input_parameters",
    "maximum_execution_frequency",
    "periodic",
    "rule_scope",
}
"""What CDK's class knows under the same name."""


class ConfigEventSource(PushedEventSource[config.CustomRule], NeedsRights):
    """Invoke a function that says which resources comply, as a custom rule of AWS Config.

    A rule is made that invokes the function, AWS Config is allowed to do so, and the function's
    role to report what it found. What the function reads to find that, and what it takes to look up
    configuration items that were too large to be sent, is yours to allow.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        TriggeredOnce(),
        MutableRole(),
        NamedOnce("config_rule_name"),
    )

    @checked(RunsSometimes(page=_DETAIL), OnlyPeriodic(page=_DETAIL))
    def __init__(
        self,
        *,
        config_rule_name: Annotated[
            str,
            Length(1, 128),
            Matches(r".*\S.*", "not blank"),
            Doc("What the rule is called.", "a name made by CloudFormation", _RULE),
        ]
        | None = None,
        configuration_changes: Annotated[
            bool,
            Doc("Invoke the function when a resource changes, appears or goes.", "False", _DETAIL),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
        description: Annotated[str, Length(0, 256), Doc("What the rule is about.", "none", _RULE)]
        | None = None,
        evaluation_modes: Annotated[
            config.EvaluationMode,
            Doc(
                "Whether resources are judged as they are, before they are made, or both.",
                "DETECTIVE",
                f"{_GUIDE}/evaluate-config-rules.html",
            ),
        ]
        | None = None,
        grant: Annotated[
            bool,
            Doc(
                "Whether AWS Config is allowed to invoke the function, and its role to report; "
                "with False, add ``required_permissions()`` and a permission yourself.",
                "True",
                _RIGHTS,
            ),
        ]
        | None = None,
        input_parameters: Annotated[
            Mapping[str, Any],
            JsonOf(1024),
            Doc("What the function is told with each event.", "nothing", _RULE),
        ]
        | None = None,
        maximum_execution_frequency: Annotated[
            config.MaximumExecutionFrequency,
            Doc("How often a periodic rule runs.", "TWENTY_FOUR_HOURS", _DETAIL),
        ]
        | None = None,
        periodic: Annotated[bool, Doc("Invoke the function by the clock.", "False", _DETAIL)]
        | None = None,
        rule_scope: Annotated[
            config.RuleScope,
            SomeResources(most_types=100, longest_key=128, longest_value=256),
            Doc(
                "The resources whose changes invoke the function.",
                "all that AWS Config records",
                f"{_API}/API_Scope.html",
            ),
        ]
        | None = None,
    ) -> None:
        """Describe when the function is to judge which resources."""
        self._grants = grant is not False

    def _make(self, function: lambda_.IFunction, scope: Construct) -> config.CustomRule:
        # AWS Config wants to be allowed before it takes the rule, and then gives the rule an ARN
        # with a part of its own choice, so that the permission cannot name that: see
        # https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_nodejs.html
        permission = self._allow_invoke(function, scope, "config.amazonaws.com")
        if self._grants:
            grant_or_warn(function, "report to AWS Config", self._grant)
        rule = config.CustomRule(
            scope,
            "Rule",
            lambda_function=_unwired(function, scope),
            **{name: self.props[name] for name in _OPTIONS & self.props.keys()},
        )
        if permission is not None:
            rule.node.add_dependency(permission)
        wait_for_grants(cast("Any", rule), function)
        return rule

    def _permissions(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to report; there is no resource to limit that to.

        https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html
        """
        yield allow(["config:PutEvaluations"], "*")


def _unwired(function: lambda_.IFunction, scope: Construct) -> lambda_.IFunction:
    """Return the function as one that CDK's class leaves as it is.

    That would give its role a managed policy that can do nearly everything in AWS Config, and have
    the rule wait for all that is within the function: for itself and for other rules.
    """
    return lambda_.Function.from_function_attributes(
        scope,
        "Function",
        function_arn=function.function_arn,
        same_environment=False,
        skip_permissions=True,
    )
