"""What the role of a function must be allowed so that Lambda can poll for it."""

import functools
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager

from lambda_event_sources.core.memory import once_per_object
from lambda_event_sources.core.places import in_one_stack

_NETWORK = (
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeVpcs",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeSubnets",
    "ec2:DescribeSecurityGroups",
)

AnySecret = secretsmanager.ISecret | secretsmanager.Secret
"""A secret; to pyright, CDK's own is no ISecret, as parameter names differ."""


class NeedsRights(ABC):
    """Something that Lambda uses on behalf of a function, with the rights of the function's role.

    The base of mapped sources, failure destinations and schema registries.
    """

    @abstractmethod
    def _permissions(self) -> Iterable[iam.PolicyStatement]:
        """Return the least that the role must be allowed; name the page that says so."""

    def _grant(self, target: lambda_.IFunction) -> None:
        """Allow the role of `target` what it needs.

        Override it where a resource has a grant of its own, which cares for key policies and for
        other accounts, too.
        """
        for statement in self._permissions():
            target.add_to_role_policy(statement)

    def required_permissions(self) -> list[iam.PolicyStatement]:
        """Return the least that the function's role must be allowed, by the pages of AWS.

        For roles that are made elsewhere: print ``statement.to_json()``, or give the statements to
        an ``iam.Policy`` of your own. The ``_permissions`` of each class names the page.
        """
        return list(self._permissions())


def allow(actions: Sequence[str], *resources: str) -> iam.PolicyStatement:
    """Return a statement that allows actions on resources."""
    return iam.PolicyStatement(actions=list(actions), resources=list(resources))


@functools.cache
def own_account(service: str) -> str:
    """Return how the ARNs of a service begin in the region and account of any stack."""
    return f"arn:{cdk.Aws.PARTITION}:{service}:{cdk.Aws.REGION}:{cdk.Aws.ACCOUNT_ID}"


def network_rights(*more: str) -> iam.PolicyStatement:
    """Return what it takes to reach brokers in a VPC, and more that can be limited to no resource.

    https://docs.aws.amazon.com/lambda/latest/dg/with-kafka-permissions.html
    """
    return allow([*more, *_NETWORK], "*")


def secret_rights(secret: AnySecret) -> Iterator[iam.PolicyStatement]:
    """Yield what it takes to read a secret.

    https://docs.aws.amazon.com/lambda/latest/dg/with-kafka-permissions.html
    """
    # To IAM, a secret's ARN ends in six characters, which an imported one may lack.
    arn = secret.secret_full_arn or f"{secret.secret_arn}-??????"
    yield allow(["secretsmanager:GetSecretValue"], arn)
    if (key := _key_of(secret)) is not None:
        yield allow(["kms:Decrypt"], key.key_arn)


def grant_secret(secret: AnySecret, target: lambda_.IFunction) -> None:
    """Allow the role of `target` to read a secret."""
    key = _key_of(secret)
    if isinstance(key, kms.Key) and not in_one_stack(key, target):
        # CDK names the role in the key's policy, so that each stack waits for the other (aws-cdk
        # issue 14213).
        for statement in secret_rights(secret):
            target.add_to_role_policy(statement)
        return
    secret.grant_read(target)
    if key is not None and not isinstance(key, kms.Key):
        # CDK writes the right into the key's policy, and an imported key has none here
        # (aws-cdk issue 18571).
        target.add_to_role_policy(allow(["kms:Decrypt"], key.key_arn))


@once_per_object
def _key_of(secret: AnySecret) -> kms.IKey | None:
    return secret.encryption_key
