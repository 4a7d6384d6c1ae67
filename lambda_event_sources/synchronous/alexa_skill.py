"""Alexa: custom skills, and smart home skills."""

from typing import Annotated, ClassVar

from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import permit
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.relations.permissions import PolicySize
from lambda_event_sources.relations.pushed import INVOKED
from lambda_event_sources.relations.skills import SkillNearby, SmartHomeRegion

_HOST = (
    "https://developer.amazon.com/docs/custom-skills/"
    "host-a-custom-skill-as-an-aws-lambda-function.html"
)
_SKILL = (*INVOKED, PolicySize(), SkillNearby())

SkillId = Annotated[
    str,
    Matches(
        r"amzn1\.(ask\.skill|echo-sdk-ams\.app)\.[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
        "a skill's ID, amzn1.ask.skill. and a UUID",
    ),
    Doc(
        "The skill's ID in the Alexa developer console; without one, everybody's skills could "
        "invoke the function.",
        page=_HOST,
    ),
]
"""Which skill may invoke a function."""


class _Skill(PushedEventSource[lambda_.CfnPermission]):
    """A skill of some kind, which the developer console is told the function's ARN of."""

    _principal: ClassVar[str]

    skill_id: str
    """The ID of the skill."""

    def _make(self, function: lambda_.IFunction, scope: Construct) -> lambda_.CfnPermission:
        # Alexa is no service of an AWS account: there is no ARN and no account to limit it to, but
        # the skill's ID, which it sends as a token
        # (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html).
        return permit(
            function,
            scope,
            "Permission",
            principal=self._principal,
            event_source_token=self.skill_id,
        )


class AlexaSkillEventSource(_Skill):
    """Invoke a function with what users say to an Alexa skill.

    Alexa is allowed to invoke the function for this skill. Name the function's ARN as the endpoint
    of the skill, in Alexa's developer console.
    """

    relations: ClassVar[tuple[Relation, ...]] = _SKILL
    _principal: ClassVar[str] = "alexa-appkit.amazon.com"

    @checked()
    def __init__(self, skill_id: SkillId, *, construct_id: ConstructId | None = None) -> None:
        """Name the skill."""
        self.skill_id = skill_id


class AlexaSmartHomeEventSource(_Skill):
    """Invoke a function with the directives of an Alexa smart home skill.

    Alexa is allowed to invoke the function for this skill. Name the function's ARN as the endpoint
    of the skill, in Alexa's developer console.
    """

    relations: ClassVar[tuple[Relation, ...]] = (*_SKILL, SmartHomeRegion())
    _principal: ClassVar[str] = "alexa-connectedhome.amazon.com"

    @checked()
    def __init__(self, skill_id: SkillId, *, construct_id: ConstructId | None = None) -> None:
        """Name the skill."""
        self.skill_id = skill_id
