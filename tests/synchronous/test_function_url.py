"""Function URLs: what is made, who may call, and what CDK's own makes for the same intent."""

from typing import Any, cast

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import FunctionUrlEventSource, NotBoundError, ValidationError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

ARN = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
DISTRIBUTION = "arn:aws:cloudfront::111111111111:distribution/E1ABCDEF"
ANYBODY = cast("iam.IPrincipal", iam.AccountRootPrincipal())
NONE = lambda_.FunctionUrlAuthType.NONE
FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}


def both(principal: str, auth_type: str = "AWS_IAM", **more: str) -> list[dict[str, Any]]:
    """Return the two permissions that a caller of a URL needs."""
    return [
        {
            "Action": "lambda:InvokeFunction",
            "FunctionName": FUNCTION,
            "InvokedViaFunctionUrl": True,
            "Principal": principal,
            **more,
        },
        {
            "Action": "lambda:InvokeFunctionUrl",
            "FunctionName": FUNCTION,
            "FunctionUrlAuthType": auth_type,
            "Principal": principal,
            **more,
        },
    ]


def permissions(stack: cdk.Stack) -> list[dict[str, Any]]:
    """Return the permissions of a stack."""
    return of_type(intent(stack), "AWS::Lambda::Permission")


def test_callers_must_sign_unless_told_otherwise(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """The default is CDK's: a private URL, which nobody is allowed to call yet."""
    function.add_event_source(FunctionUrlEventSource())

    assert of_type(intent(stack), "AWS::Lambda::Url") == [
        {"AuthType": "AWS_IAM", "TargetFunctionArn": FUNCTION}
    ]
    assert permissions(stack) == []


def test_everybody_may_call_a_public_url(stack: cdk.Stack, function: lambda_.Function) -> None:
    """There is one permission for the URL, and one for invocations through it only."""
    function.add_event_source(FunctionUrlEventSource(auth_type=NONE))

    assert permissions(stack) == both("*", "NONE")


@pytest.mark.parametrize("auth_type", [None, *lambda_.FunctionUrlAuthType])
@pytest.mark.parametrize("on_alias", [False, True])
def test_the_template_is_the_one_of_cdk(
    auth_type: lambda_.FunctionUrlAuthType | None, *, on_alias: bool
) -> None:
    """The same intent gives the same resources."""
    options: dict[str, Any] = {
        "auth_type": auth_type,
        "cors": lambda_.FunctionUrlCorsOptions(
            allow_credentials=True,
            allowed_headers=["content-type"],
            allowed_methods=[lambda_.HttpMethod.GET, lambda_.HttpMethod.POST],
            allowed_origins=["https://shop.example.com"],
            exposed_headers=["x-order"],
            max_age=cdk.Duration.minutes(5),
        ),
        "invoke_mode": lambda_.InvokeMode.RESPONSE_STREAM,
    }
    ours, theirs = (cdk.Stack(cdk.App(), "Stack") for _ in range(2))
    functions: list[Any] = [make_function(stack, "Function") for stack in (ours, theirs)]
    if on_alias:
        functions = [function.add_alias("live") for function in functions]

    functions[0].add_event_source(FunctionUrlEventSource(**options))
    functions[1].add_function_url(**options)

    assert intent(ours) == intent(theirs)


def test_accounts_and_services_are_allowed(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Each gets both permissions, a service for the one resource that it acts for."""
    conditions = {"ArnLike": {"aws:SourceArn": DISTRIBUTION}}
    callers = [
        iam.AccountPrincipal("222222222222"),
        iam.ServicePrincipal("cloudfront.amazonaws.com", conditions=conditions),
    ]
    function.add_event_source(FunctionUrlEventSource(allowed=callers))

    first, second = both("222222222222")
    third, fourth = both("cloudfront.amazonaws.com", SourceArn=DISTRIBUTION)
    assert permissions(stack) == [first, third, second, fourth]


def test_roles_are_allowed_by_their_own_policy(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """A role of the account needs no permission, but both actions through the URL only."""
    role = iam.Role(stack, "Caller", assumed_by=ANYBODY)
    function.add_event_source(FunctionUrlEventSource(allowed=[role]))

    (policy,) = of_type(intent(stack), "AWS::IAM::Policy")
    assert policy["PolicyDocument"]["Statement"] == [
        {
            "Action": "lambda:InvokeFunctionUrl",
            "Condition": {"StringEquals": {"lambda:FunctionUrlAuthType": "AWS_IAM"}},
            "Effect": "Allow",
            "Resource": FUNCTION,
        },
        {
            "Action": "lambda:InvokeFunction",
            "Condition": {"Bool": {"lambda:InvokedViaFunctionUrl": True}},
            "Effect": "Allow",
            "Resource": FUNCTION,
        },
    ]
    assert permissions(stack) == []


def test_no_permission_is_made_with_grant_false(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """Whoever manages permissions elsewhere gets the URL alone."""
    function.add_event_source(FunctionUrlEventSource(auth_type=NONE, grant=False))

    assert permissions(stack) == []
    assert len(of_type(intent(stack), "AWS::Lambda::Url")) == 1


@pytest.mark.parametrize("same_environment", [True, None])
def test_an_imported_function_gets_a_public_url(
    stack: cdk.Stack, *, same_environment: bool | None
) -> None:
    """The permissions are there, too, where CDK makes none and warns."""
    imported = lambda_.Function.from_function_attributes(
        stack, "Imported", function_arn=ARN, same_environment=same_environment
    )
    imported.add_event_source(FunctionUrlEventSource(auth_type=NONE))

    assert of_type(intent(stack), "AWS::Lambda::Url") == [
        {"AuthType": "NONE", "TargetFunctionArn": ARN}
    ]
    assert permissions(stack) == [
        {**permission, "FunctionName": ARN} for permission in both("*", "NONE")
    ]
    assertions.Annotations.from_stack(stack).has_no_warning("*", assertions.Match.any_value())


def test_the_url_is_at_hand_after_binding(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Function and alias can have a URL each, of one source."""
    source, alias = FunctionUrlEventSource(), function.add_alias("live")
    with pytest.raises(NotBoundError):
        source.construct_for(function)
    function.add_event_source(source)
    alias.add_event_source(source)

    urls = [source.construct_for(target).url for target in (function, alias)]

    resolved = cast("list[dict[str, list[str]]]", stack.resolve(urls))
    assert [url["Fn::GetAtt"][1] for url in resolved] == ["FunctionUrl"] * 2
    assertions.Template.from_stack(stack).resource_count_is("AWS::Lambda::Url", 2)


def test_the_constructs_are_called_as_told(stack: cdk.Stack, function: lambda_.Function) -> None:
    """What is made is below the chosen id."""
    source = FunctionUrlEventSource(construct_id="Public")
    function.add_event_source(source)

    assert source.construct_for(function).node.path == "Stack/Function/Public/FunctionUrl"


@pytest.mark.parametrize(
    "caller",
    [
        "role",
        iam.Role,
        iam.ServicePrincipal("cloudfront.amazonaws.com"),
        iam.FederatedPrincipal("cognito-identity.amazonaws.com"),
        iam.ArnPrincipal("*").with_conditions({"Bool": {"aws:SecureTransport": "true"}}),
        iam.CompositePrincipal(ANYBODY, ANYBODY),
    ],
)
def test_who_cannot_be_named_in_a_permission_is_refused(caller: Any) -> None:
    """CDK raises while binding, or lets every customer of a service call."""
    with pytest.raises(ValidationError, match=r"allowed\[0\] must be a role, user, account"):
        FunctionUrlEventSource(allowed=[caller])


def test_an_organization_is_allowed(stack: cdk.Stack, function: lambda_.Function) -> None:
    """All of its accounts may call, and nobody else."""
    organization = iam.OrganizationPrincipal("o-1234567890")
    function.add_event_source(FunctionUrlEventSource(allowed=[organization]))

    assert permissions(stack) == both("*", PrincipalOrgID="o-1234567890")


def test_callers_of_an_imported_function_are_allowed(stack: cdk.Stack) -> None:
    """CDK raises there, unless it is told that the function is in the same environment."""
    conditions = {"ArnLike": {"aws:SourceArn": DISTRIBUTION}}
    callers: list[Any] = [
        iam.AccountPrincipal("222222222222"),
        iam.ServicePrincipal("cloudfront.amazonaws.com", conditions=conditions),
        iam.Role.from_role_arn(stack, "Caller", "arn:aws:iam::111111111111:role/caller"),
    ]
    imported = lambda_.Function.from_function_arn(stack, "Imported", ARN)
    imported.add_event_source(FunctionUrlEventSource(allowed=callers))

    expected = [
        *both("222222222222"),
        *both("cloudfront.amazonaws.com", SourceArn=DISTRIBUTION),
        *both("arn:aws:iam::111111111111:role/caller"),
    ]
    assert sorted(permissions(stack), key=str) == sorted(
        ({**permission, "FunctionName": ARN} for permission in expected), key=str
    )


@pytest.mark.parametrize(
    ("reason", "options"), [("auth_type is NONE", {"auth_type": NONE}), ("grant", {"grant": False})]
)
def test_callers_are_not_named_in_vain(reason: str, options: dict[str, Any]) -> None:
    """A list of callers that limits nobody would mislead."""
    callers = [iam.AccountPrincipal("222222222222")]
    with pytest.raises(ValidationError, match=f"allowed must be left out when {reason}"):
        FunctionUrlEventSource(allowed=callers, **options)


def test_a_function_whose_name_is_a_number(stack: cdk.Stack) -> None:
    """It is no version: those have a number after the name."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:2025"
    function = lambda_.Function.from_function_arn(stack, "Function", arn)
    function.add_event_source(FunctionUrlEventSource())

    (url,) = of_type(intent(stack), "AWS::Lambda::Url")
    assert url["TargetFunctionArn"] == arn
