"""What the function's role is allowed: at least what AWS's pages ask for, nothing on demand."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import KinesisEventSource, SqsDlq, SqsEventSource
from tests.conftest import make_function
from tests.mappings.needy import MAKES, Make
from tests.mappings.rights import granted, missing, required

LATEST = lambda_.StartingPosition.LATEST
MAPPING = "AWS::Lambda::EventSourceMapping"
ARN = "arn:aws:lambda:eu-west-1:111111111111:function:f"
IMMUTABLE = "is immutable, so that it was not allowed sqs:ReceiveMessage, .*immutable-role"
EACH_SOURCE = pytest.mark.parametrize("make", MAKES, ids=lambda make: make.__name__)


def imported_role(stack: cdk.Stack, name: str = "Imported role", **options: Any) -> iam.IRole:
    """Import a role, by whatever options."""
    return iam.Role.from_role_arn(stack, name, "arn:aws:iam::111111111111:role/r", **options)


def owned_role(stack: cdk.Stack) -> Any:
    """Make a role."""
    principal: Any = iam.ServicePrincipal("lambda.amazonaws.com")
    return iam.Role(stack, "Role", assumed_by=principal)


@EACH_SOURCE
@pytest.mark.parametrize("role", ["own", "imported"])
def test_the_role_is_granted_what_is_required(make: Make, role: str) -> None:
    """Nothing that a source says to need is missing, and it says so before bind, too."""
    stack = cdk.Stack(cdk.App(), "Stack")
    function = make_function(
        stack, "Function", role=imported_role(stack) if role != "own" else None
    )
    source = make(stack)
    before = required(stack, source.required_permissions())
    function.add_event_source(source)

    assert required(stack, source.required_permissions()) == before
    assert len(before) >= 2
    assert missing(before, granted(stack)) == set()


@EACH_SOURCE
def test_nothing_is_granted(make: Make, stack: cdk.Stack, function: lambda_.Function) -> None:
    """With grant=False there is a mapping, and no policy; what is required is said all the same."""
    source = make(stack, grant=False)
    function.add_event_source(source)

    template = assertions.Template.from_stack(stack)
    template.resource_count_is(MAPPING, 1)
    policies = [
        policy
        for policy in template.find_resources("AWS::IAM::Policy").values()
        if "FunctionServiceRole" in str(policy["Properties"]["Roles"])
    ]
    assert policies == []
    assert "MSK" not in str(template.find_resources("AWS::IAM::Role"))
    assert source.required_permissions()


IMMUTABLE_ROLES: dict[str, Callable[[cdk.Stack], Any]] = {
    "not mutable": lambda stack: imported_role(stack, mutable=False),
    "without updates": lambda stack: owned_role(stack).without_policy_updates(),
    "other account": lambda stack: iam.Role.from_role_arn(
        stack, "Foreign", "arn:aws:iam::222222222222:role/r"
    ),
}


@pytest.mark.parametrize("kind", IMMUTABLE_ROLES)
def test_an_immutable_role_is_warned_of(kind: str) -> None:
    """CDK drops what such a role is granted; the warning says what that was."""
    environment = cdk.Environment(account="111111111111", region="eu-west-1")
    stack = cdk.Stack(cdk.App(), "Stack", env=environment)
    function = make_function(stack, "Function", role=IMMUTABLE_ROLES[kind](stack))
    function.add_event_source(SqsEventSource(sqs.Queue(stack, "Queue")))

    annotations = assertions.Annotations.from_stack(stack)
    annotations.has_warning("/Stack/Function", assertions.Match.string_like_regexp(IMMUTABLE))


def test_an_immutable_role_of_an_imported_function(stack: cdk.Stack, queue: sqs.Queue) -> None:
    """The same, where the function is imported."""
    function = lambda_.Function.from_function_attributes(
        stack, "Imported", function_arn=ARN, role=imported_role(stack, mutable=False)
    )
    function.add_event_source(SqsEventSource(queue))

    annotations = assertions.Annotations.from_stack(stack)
    annotations.has_warning("/Stack/Imported", assertions.Match.string_like_regexp(IMMUTABLE))


@pytest.mark.parametrize("kind", ["default", "own", "imported", "immutable without grant"])
def test_no_warning_of_roles_that_are_well(stack: cdk.Stack, queue: sqs.Queue, kind: str) -> None:
    """Roles that take the grant, and sources that grant nothing, are not warned of."""
    roles: dict[str, Callable[[], Any]] = {
        "default": lambda: None,
        "own": lambda: owned_role(stack),
        "imported": lambda: imported_role(stack),
        "immutable without grant": lambda: imported_role(stack, mutable=False),
    }
    function = make_function(stack, "Function", role=roles[kind]())
    function.add_event_source(SqsEventSource(queue, grant=False if "without" in kind else None))

    annotations = assertions.Annotations.from_stack(stack)
    assert annotations.find_warning("*", assertions.Match.string_like_regexp("immutable")) == []


def test_no_warning_of_a_missing_role_without_grant(stack: cdk.Stack, queue: sqs.Queue) -> None:
    """Who grants nothing needs no role to grant it to."""
    function = lambda_.Function.from_function_arn(stack, "Imported", ARN)
    function.add_event_source(SqsEventSource(queue, grant=False))

    annotations = assertions.Annotations.from_stack(stack)
    assert annotations.find_warning("*", assertions.Match.string_like_regexp("without-role")) == []


def test_a_destination_grants_again_after_a_source_that_did_not(
    stack: cdk.Stack, function: lambda_.Function, queue: sqs.Queue
) -> None:
    """grant=False is of one source, not of the function."""
    stream = kinesis.Stream(stack, "Stream")
    other = kinesis.Stream(stack, "Other")
    for source, grant in ((stream, False), (other, True)):
        function.add_event_source(
            KinesisEventSource(
                source, starting_position=LATEST, on_failure=SqsDlq(queue), grant=grant
            )
        )

    resources = {right.resource for right in granted(stack)}
    assert any("Queue" in resource for resource in resources)
    assert any("Other" in resource for resource in resources)
    assert not any("Stream" in resource for resource in resources)
