"""The parts that many scenarios share."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_

ACCOUNT = "111111111111"
REGION = "eu-west-1"


def arn(service: str, resource: str, *, account: str = ACCOUNT, region: str = REGION) -> str:
    return f"arn:aws:{service}:{region}:{account}:{resource}"


def function(stack: cdk.Stack, name: str = "Fn", **props: Any) -> lambda_.Function:
    return lambda_.Function(
        stack,
        name,
        runtime=lambda_.Runtime.PYTHON_3_13,
        handler="index.handler",
        code=lambda_.Code.from_inline("def handler(event, context): ..."),
        **props,
    )


def app_of(stack: cdk.Stack) -> cdk.Stage:
    app = cdk.App.of(stack)
    assert app
    return app


def alias(stack: cdk.Stack) -> lambda_.Alias:
    return function(stack).add_alias("live")


# jsii's interfaces and the classes that implement them name some parameters differently, which
# pyright refuses: hence Any here and wherever a scenario hands such an object on.
def role(stack: cdk.Stack, *, name: str | None = None) -> Any:
    principal: Any = iam.ServicePrincipal("lambda.amazonaws.com")
    return iam.Role(stack, "Role", assumed_by=principal, role_name=name)


def key(stack: cdk.Stack) -> Any:
    return kms.Key(stack, "Key")


# Parameters have a default so that a test can replace their Ref by a valid value.
def number(stack: cdk.Stack, name: str, default: int) -> float:
    return cdk.CfnParameter(stack, name, type="Number", default=default).value_as_number


def text(stack: cdk.Stack, name: str, default: str) -> str:
    return cdk.CfnParameter(stack, name, default=default).value_as_string


def seconds(stack: cdk.Stack, name: str, default: int) -> cdk.Duration:
    return cdk.Duration.seconds(number(stack, name, default))


def sibling(stack: cdk.Stack, *, region: str | None = None) -> cdk.Stack:
    """Another stack of the same app, in the same environment unless told otherwise."""
    environment = cdk.Environment(account=stack.account, region=region or stack.region)
    return cdk.Stack(app_of(stack), "Other", env=environment)
