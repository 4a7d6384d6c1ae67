"""Alexa's skills, which CDK's module has not."""

from typing import Any

from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_HOST = (
    "https://developer.amazon.com/docs/custom-skills/"
    "host-a-custom-skill-as-an-aws-lambda-function.html"
)
_LANGUAGES = (
    "https://developer.amazon.com/docs/smarthome/"
    "develop-smart-home-skills-in-multiple-languages.html"
)
_POLICIES = "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html"
_ID = "amzn1.ask.skill.3f8a1f0e-5b5d-4c36-9c8a-0a1b2c3d4e5f"


def _skill(s: Scene, skill_id: Any = _ID, fn: Any = None) -> object:
    return s.bind(s.m.AlexaSkillEventSource(skill_id), fn)


def _smart_home(s: Scene, region: str) -> object:
    return s.bind(s.m.AlexaSmartHomeEventSource(_ID), s.fn(s.stack_in(region=region)))


def _imported_fn(s: Scene, region: str) -> lambda_.IFunction:
    stack = s.stack_in(region="us-east-1", account="111111111111")
    arn = f"arn:aws:lambda:{region}:111111111111:function:hello"
    return lambda_.Function.from_function_arn(stack, "Imported", arn)


PAIRS = [
    Pair("skill_id: given", lambda s: _skill(s, None), _skill, _HOST, own=True),
    Pair("skill_id: a whole one", lambda s: _skill(s, _ID[:-1]), _skill, _HOST, own=True),
    Pair("skill_id: not any", lambda s: _skill(s, "*"), _skill, _HOST, own=True),
    Pair(
        "skill_id: of a smart home skill",
        lambda s: s.bind(s.m.AlexaSmartHomeEventSource("amzn1.ask.skill")),
        lambda s: s.bind(s.m.AlexaSmartHomeEventSource(_ID)),
        _HOST,
        own=True,
    ),
    Pair(
        "permission where the function is",
        lambda s: _skill(s, fn=_imported_fn(s, "eu-west-1")),
        lambda s: _skill(s, fn=_imported_fn(s, "us-east-1")),
        _POLICIES,
        own=True,
    ),
    Pair(
        "region of smart home skills",
        lambda s: _smart_home(s, "eu-central-1"),
        lambda s: _smart_home(s, "eu-west-1"),
        _LANGUAGES,
        risky=True,
        own=True,
    ),
]
