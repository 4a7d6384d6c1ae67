"""Amazon S3 Batch Operations."""

from typing import Annotated, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Length
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow
from lambda_event_sources.core.rules import Needs
from lambda_event_sources.parts.buckets import BUCKET
from lambda_event_sources.relations.pushed import INVOKED

_GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
_INVOKE = f"{_GUIDE}/batch-ops-invoke-lambda.html"
_ROLE = f"{_GUIDE}/batch-ops-iam-role-policies.html"
_KEYS = Length(1, 1024)
"""https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html"""


class S3BatchEventSource(PushedEventSource[iam.Role]):
    """Let S3 Batch Operations invoke a function for each object of a list.

    CloudFormation knows no jobs: what is made is the role to create them with, which
    `construct_for` returns. It may invoke the function, read the lists and write reports.
    """

    relations: ClassVar[tuple[Relation, ...]] = INVOKED
    existing: ClassVar[Existing | None] = BUCKET
    named_by: ClassVar[str] = "bucket_arn"

    @checked(Needs("report_prefix", "reports"))
    def __init__(
        self,
        manifests: Annotated[
            s3.IBucket | s3.Bucket | str,
            BUCKET,
            Doc("The bucket with the manifests, the lists of objects.", page=_INVOKE),
        ],
        *,
        construct_id: ConstructId | None = None,
        manifest_prefix: Annotated[
            str, _KEYS, Doc("What the keys of the manifests begin with.", "anything", _ROLE)
        ]
        | None = None,
        report_prefix: Annotated[
            str, _KEYS, Doc("What the keys of the reports begin with.", "anything", _ROLE)
        ]
        | None = None,
        reports: Annotated[
            s3.IBucket | s3.Bucket | str,
            BUCKET,
            Doc("The bucket that jobs write their reports to.", "no reports", _ROLE),
        ]
        | None = None,
    ) -> None:
        """Describe what the jobs may read and write."""
        self.triggered_by = manifests
        self._reports = reports

    @property
    def manifests(self) -> s3.IBucket:
        """The bucket with the manifests; a named one is known when the source is bound."""
        return cast("s3.IBucket", self.resource)

    def _make(self, function: lambda_.IFunction, scope: Construct) -> iam.Role:
        """Make the role.

        AWS's page shows its trust policy without conditions; who passes it to a job must be allowed
        ``iam:PassRole``, so that no other account can.
        """
        role = iam.Role(
            scope,
            "JobRole",
            assumed_by=cast(
                "iam.IPrincipal", iam.ServicePrincipal("batchoperations.s3.amazonaws.com")
            ),
        )
        role.add_to_policy(allow(["lambda:InvokeFunction"], function.function_arn))
        lists = self.manifests.arn_for_objects(f"{self.props.get('manifest_prefix', '')}*")
        role.add_to_policy(allow(["s3:GetObject", "s3:GetObjectVersion"], lists))
        if (key := self.manifests.encryption_key) is not None:
            key.grant_decrypt(role)
        if (reports := self._report_bucket(function)) is not None:
            written = reports.arn_for_objects(f"{self.props.get('report_prefix', '')}*")
            role.add_to_policy(allow(["s3:PutObject"], written))
            if (key := reports.encryption_key) is not None:
                key.grant(role, "kms:Decrypt", "kms:GenerateDataKey")
        return role

    def _report_bucket(self, function: lambda_.IFunction) -> s3.IBucket | None:
        given = self._reports
        if isinstance(given, str):
            return cast("s3.IBucket", BUCKET.imported(cdk.Stack.of(function), given))
        return given
