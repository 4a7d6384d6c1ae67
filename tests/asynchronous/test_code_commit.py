"""CodeCommit: the trigger, the permission, and how CDK's own module differs."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_codecommit as codecommit
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import CodeCommitEventSource, PropTypeError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_PERMISSION = "AWS::Lambda::Permission"
_REPOSITORY = "AWS::CodeCommit::Repository"
_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
_EVENT = codecommit.RepositoryEventTrigger


@pytest.fixture(name="repository")
def _repository(stack: cdk.Stack) -> codecommit.Repository:
    return codecommit.Repository(stack, "Repository", repository_name="shop")


def _triggers(stack: cdk.Stack) -> list[dict[str, Any]]:
    (repository,) = of_type(intent(stack), _REPOSITORY)
    triggers: list[dict[str, Any]] = repository["Triggers"]
    return triggers


def test_a_repository_and_a_function(
    stack: cdk.Stack, function: lambda_.Function, repository: codecommit.Repository
) -> None:
    """The trigger has a name that CodeCommit takes, and CodeCommit may invoke the function."""
    function.add_event_source(CodeCommitEventSource(repository))

    (trigger,) = _triggers(stack)
    assert trigger == {
        "DestinationArn": _FUNCTION,
        "Events": ["all"],
        "Name": "Stack-Function-CodeCommitEventSource-6662AAEC",
    }
    assert of_type(intent(stack), _PERMISSION) == [
        {
            "Action": "lambda:InvokeFunction",
            "FunctionName": _FUNCTION,
            "Principal": "codecommit.amazonaws.com",
            "SourceAccount": {"Ref": "AWS::AccountId"},
            "SourceArn": {"Fn::GetAtt": [_REPOSITORY, "Arn"]},
        }
    ]


@pytest.mark.parametrize(
    ("options", "properties"),
    [
        ({"branches": ["main", "next"]}, {"Branches": ["main", "next"]}),
        ({"custom_data": "shop"}, {"CustomData": "shop"}),
        (
            {"events": [_EVENT.CREATE_REF, _EVENT.DELETE_REF]},
            {"Events": ["createReference", "deleteReference"]},
        ),
        ({"name": "build"}, {"Name": "build"}),
    ],
    ids=str,
)
def test_options(
    stack: cdk.Stack,
    function: lambda_.Function,
    repository: codecommit.Repository,
    options: dict[str, Any],
    properties: dict[str, Any],
) -> None:
    """Each option is a property of the trigger."""
    function.add_event_source(CodeCommitEventSource(repository, **options))

    (trigger,) = _triggers(stack)
    assert {key: trigger[key] for key in properties} == properties


@pytest.mark.parametrize("how", ["by name", "imported"])
def test_an_existing_repository_is_refused(stack: cdk.Stack, how: str) -> None:
    """CloudFormation can give it no trigger; the message says what can be done."""
    repository: Any = "shop"
    if how == "imported":
        repository = codecommit.Repository.from_repository_name(stack, "Imported", "shop")

    with pytest.raises(PropTypeError, match="use EventBridgeEventSource with the event_pattern"):
        CodeCommitEventSource(repository)


def test_grant(
    stack: cdk.Stack, function: lambda_.Function, repository: codecommit.Repository
) -> None:
    """With grant=False the permission is somebody else's."""
    function.add_event_source(CodeCommitEventSource(repository, grant=False))

    assert of_type(intent(stack), _PERMISSION) == []
    assert len(_triggers(stack)) == 1


def test_rights(
    stack: cdk.Stack, function: lambda_.Function, repository: codecommit.Repository
) -> None:
    """A policy that the function does not wait for; with CDK's grant, the two form a circle."""
    actions = ["codecommit:GetRepository", "codecommit:GetCommit"]
    function.add_event_source(CodeCommitEventSource(repository, repository_actions=actions))

    (policy,) = of_type(intent(stack), "AWS::IAM::Policy")
    assert policy["PolicyDocument"]["Statement"] == [
        {
            "Action": actions,
            "Effect": "Allow",
            "Resource": {"Fn::GetAtt": [_REPOSITORY, "Arn"]},
        }
    ]
    (made,) = (item for item in intent(stack) if item["Type"] == "AWS::Lambda::Function")
    assert "AWS::IAM::Policy" not in made["DependsOn"]


def test_several_triggers(
    stack: cdk.Stack, function: lambda_.Function, repository: codecommit.Repository
) -> None:
    """Functions, aliases and imported functions share a repository; each trigger has its name."""
    alias = function.add_alias("live")
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:f"
    imported = lambda_.Function.from_function_arn(stack, "Imported", arn)
    source = CodeCommitEventSource(repository)
    for target in (function, function, alias, imported):
        target.add_event_source(source)

    targets = [trigger["DestinationArn"] for trigger in _triggers(stack)]
    assert targets == [_FUNCTION, _FUNCTION, {"Ref": "AWS::Lambda::Alias"}, arn]
    assert len({trigger["Name"] for trigger in _triggers(stack)}) == 4
    assert len(of_type(intent(stack), _PERMISSION)) == 4
    assert source.construct_for(alias) is repository


def test_a_repository_of_another_stack(app: cdk.App) -> None:
    """The permission is made beside the repository, so that only one stack waits for the other."""
    ours, theirs = cdk.Stack(app, "Ours"), cdk.Stack(app, "Theirs")
    repository = codecommit.Repository(theirs, "Repository", repository_name="shop")
    make_function(ours, "Function").add_event_source(CodeCommitEventSource(repository))

    assert len(of_type(intent(theirs), _PERMISSION)) == 1
    assert of_type(intent(ours), _PERMISSION) == []


def test_beside_cdk(
    app: cdk.App, stack: cdk.Stack, function: lambda_.Function, repository: codecommit.Repository
) -> None:
    """CDK makes the same trigger, but for a name that CodeCommit refuses, and no permission."""
    function.add_event_source(CodeCommitEventSource(repository, branches=["main"]))
    theirs = cdk.Stack(app, "Theirs")
    other = codecommit.Repository(theirs, "Repository", repository_name="shop")
    other.notify(make_function(theirs, "Function").function_arn, branches=["main"])

    (our_trigger,), (their_trigger,) = _triggers(stack), _triggers(theirs)
    assert their_trigger.pop("Name") == {
        "Fn::Join": ["", ["Theirs/Repository/", _FUNCTION]],
    }
    del our_trigger["Name"]
    assert our_trigger == their_trigger
    assert of_type(intent(theirs), _PERMISSION) == []
