"""What the templates of an app allow its roles, in words that can be compared."""

import json
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any, NamedTuple, TypeGuard

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

# https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaMSKExecutionRole.html
MANAGED = {
    "service-role/AWSLambdaMSKExecutionRole": (
        "kafka:DescribeCluster",
        "kafka:DescribeClusterV2",
        "kafka:GetBootstrapBrokers",
        "ec2:CreateNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeVpcs",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeSubnets",
        "ec2:DescribeSecurityGroups",
    ),
}
"""What AWS's own policies allow on every resource, without what is about logs."""


class Right(NamedTuple):
    """One action on one resource; what CloudFormation fills in stands there as JSON."""

    action: str
    resource: str

    def covers(self, other: "Right") -> bool:
        """Tell whether this right is that one, or more."""
        return fnmatchcase(other.action, self.action) and self.resource in ("*", other.resource)


def granted(stack: cdk.Stack) -> set[Right]:
    """Return what the policies of a stack allow: those of roles, and those of keys."""
    template = cdk.Stage.of(stack).synth().get_stack_by_name(stack.stack_name).template  # type: ignore[union-attr]
    return {*_in_template(template)}


def required(stack: cdk.Stack, statements: Iterable[iam.PolicyStatement]) -> set[Right]:
    """Return what statements allow."""
    return {
        right
        for statement in statements
        for right in _in_statement(stack.resolve(statement.to_statement_json()))
    }


def missing(needed: set[Right], there: set[Right]) -> set[Right]:
    """Return what is needed and not there."""
    return {right for right in needed if not any(other.covers(right) for other in there)}


def _in_template(template: dict[str, Any]) -> Iterator[Right]:
    for name, resource in template["Resources"].items():
        properties: dict[str, Any] = resource.get("Properties", {})
        if resource["Type"] == "AWS::IAM::Policy":
            for statement in properties["PolicyDocument"]["Statement"]:
                yield from _in_statement(statement)
        elif resource["Type"] == "AWS::KMS::Key":
            own = json.dumps({"Fn::GetAtt": [name, "Arn"]})
            for statement in properties["KeyPolicy"]["Statement"][1:]:  # the first is the account's
                yield from (Right(action, own) for action, _ in _in_statement(statement))
        elif resource["Type"] == "AWS::IAM::Role":
            attached = json.dumps(properties.get("ManagedPolicyArns", ""))
            for policy, actions in MANAGED.items():
                if policy in attached:
                    yield from (Right(action, "*") for action in actions)


def _in_statement(statement: dict[str, Any]) -> Iterator[Right]:
    for action in listed(statement["Action"]):
        for resource in listed(statement["Resource"]):
            yield Right(action, resource if isinstance(resource, str) else json.dumps(resource))


def listed(value: Any) -> list[Any]:
    """Return the items of a list, or the value that stands for a list of one."""
    return value if _is_list(value) else [] if value is None else [value]


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)
