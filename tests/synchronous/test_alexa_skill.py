"""Alexa's skills: a permission each, and nothing else."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import (
    AlexaSkillEventSource,
    AlexaSmartHomeEventSource,
    NotBoundError,
    ValidationError,
)
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

SKILL = "amzn1.ask.skill.3f8a1f0e-5b5d-4c36-9c8a-0a1b2c3d4e5f"
OTHER = "amzn1.ask.skill.7d9e2b1c-6a4f-4d58-8b7c-1f2e3d4c5b6a"
FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
CLASSES: dict[str, Any] = {
    "alexa-appkit.amazon.com": AlexaSkillEventSource,
    "alexa-connectedhome.amazon.com": AlexaSmartHomeEventSource,
}


def allowed(principal: str, skill_id: Any, function: Any = FUNCTION) -> dict[str, Any]:
    """Return the permission of a skill."""
    return {
        "Action": "lambda:InvokeFunction",
        "EventSourceToken": skill_id,
        "FunctionName": function,
        "Principal": principal,
    }


@pytest.mark.parametrize("principal", CLASSES)
def test_the_template_is_that_of_cdks_permission(principal: str) -> None:
    """The skill may invoke the function, and no other skill may."""
    ours, theirs = (cdk.Stack(cdk.App(), "Stack") for _ in range(2))
    functions = [make_function(stack, "Function") for stack in (ours, theirs)]

    functions[0].add_event_source(CLASSES[principal](SKILL))
    service: Any = iam.ServicePrincipal(principal)
    functions[1].add_permission("Alexa", principal=service, event_source_token=SKILL)

    assert intent(ours) == intent(theirs)
    assert of_type(intent(ours), "AWS::Lambda::Permission") == [allowed(principal, SKILL)]


def test_several_skills_invoke_one_function(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Each has a permission of its own; an ID may be known at deploy only."""
    token = cdk.Fn.import_value("skill")
    for source in (
        AlexaSkillEventSource(SKILL),
        AlexaSkillEventSource(token),
        AlexaSmartHomeEventSource(OTHER, construct_id="Lights"),
    ):
        function.add_event_source(source)

    assert of_type(intent(stack), "AWS::Lambda::Permission") == [
        allowed("alexa-appkit.amazon.com", SKILL),
        allowed("alexa-connectedhome.amazon.com", OTHER),
        allowed("alexa-appkit.amazon.com", {"Fn::ImportValue": "skill"}),
    ]
    assert function.node.try_find_child("Lights") is not None


def test_alias_and_imported_function_are_allowed_to_be_invoked(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """CDK makes no permission for the latter."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:hello"
    imported = lambda_.Function.from_function_arn(stack, "Imported", arn)
    source = AlexaSkillEventSource(SKILL)
    for target in (function.add_alias("live"), imported):
        target.add_event_source(source)

    permissions = of_type(intent(stack), "AWS::Lambda::Permission")
    assert allowed("alexa-appkit.amazon.com", SKILL, arn) in permissions
    alias = {"Ref": "AWS::Lambda::Alias"}
    assert allowed("alexa-appkit.amazon.com", SKILL, alias) in permissions
    assertions.Annotations.from_stack(stack).has_no_warning("*", assertions.Match.any_value())


def test_the_permission_is_at_hand(stack: cdk.Stack, function: lambda_.Function) -> None:
    """It can be waited for."""
    source = AlexaSkillEventSource(SKILL)
    with pytest.raises(NotBoundError):
        source.construct_for(function)
    function.add_event_source(source)

    permission = source.construct_for(function)
    assert permission.node.path == "Stack/Function/AlexaSkillEventSource/Permission"
    assert source.skill_id == SKILL


@pytest.mark.parametrize("skill_id", ["", "*", SKILL[:-1], SKILL.removeprefix("amzn1."), "hello"])
def test_what_is_no_skill_id_is_refused(skill_id: str) -> None:
    """A token that no skill sends would keep every skill out."""
    with pytest.raises(ValidationError, match="skill_id must be a skill's ID"):
        AlexaSkillEventSource(skill_id)
