"""Amazon S3 Object Lambda."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3objectlambda as s3objectlambda
from constructs import Construct

from lambda_event_sources.core import props
from lambda_event_sources.core.by_arn import ByArn
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.json_text import json_text
from lambda_event_sources.core.limits import Length, Matches, OneOf
from lambda_event_sources.core.nested import Distinct, Each, NotEmpty
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow
from lambda_event_sources.core.roles import grant_or_warn, role_of
from lambda_event_sources.parts.access_points import READABLE
from lambda_event_sources.relations.object_lambda import AnswersReader, NearReader
from lambda_event_sources.relations.pushed import INVOKED

_GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
_API = "https://docs.aws.amazon.com/AmazonS3/latest/API"
_CONFIGURATION = f"{_API}/API_control_ObjectLambdaConfiguration.html"
_GET_OBJECT = "GetObject"
_WRITE = "s3-object-lambda:WriteGetObjectResponse"


class S3ObjectLambdaEventSource(PushedEventSource[s3objectlambda.CfnAccessPoint]):
    """Let a function change what is read from an S3 bucket, while it is read.

    An Object Lambda access point is made, and for a bucket also the access point that it stands on.
    The function may answer requests to read objects. Those who read need rights of their own: for
    the Object Lambda access point, which `construct_for` returns, for the access point below it,
    and to invoke the function. AWS offers the service to those who used it before November 2025.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *INVOKED,
        NearReader(),
        AnswersReader(),
    )
    existing: ClassVar[Existing | None] = READABLE

    @checked()
    def __init__(
        self,
        bucket: Annotated[
            s3.IBucket | s3.Bucket | s3.CfnAccessPoint | str,
            READABLE,
            Doc("The bucket to read from, or an access point of it.", page=_CONFIGURATION),
        ],
        *,
        actions: Annotated[
            Sequence[str],
            Each(OneOf((_GET_OBJECT, "HeadObject", "ListObjects", "ListObjectsV2"))),
            NotEmpty(),
            Distinct(),
            Doc(
                "Which requests the function answers; others are answered as without it.",
                '["GetObject"]',
                f"{_API}/API_control_ObjectLambdaTransformationConfiguration.html",
            ),
        ]
        | None = None,
        payload: Annotated[
            Mapping[str, Any] | str,
            Doc(
                "What the function is told with each request: text, or what becomes JSON.",
                "nothing",
                f"{_API}/API_control_AwsLambdaTransformation.html",
            ),
        ]
        | None = None,
        allowed_features: Annotated[
            Sequence[str],
            Each(
                OneOf(
                    (
                        "GetObject-Range",
                        "GetObject-PartNumber",
                        "HeadObject-Range",
                        "HeadObject-PartNumber",
                    )
                )
            ),
            NotEmpty(),
            Distinct(),
            Doc(
                "Which requests for parts of objects the function can answer.",
                "none",
                _CONFIGURATION,
            ),
        ]
        | None = None,
        cloud_watch_metrics_enabled: Annotated[
            bool, Doc("Whether S3 counts the requests.", "False", _CONFIGURATION)
        ]
        | None = None,
        access_point_name: Annotated[
            str,
            Length(3, 45),
            Matches(
                "[a-z0-9]([a-z0-9-]*[a-z0-9])?",
                "made of lower-case letters, digits and, inside, hyphens",
            ),
            Doc(
                "The name of the Object Lambda access point.",
                "made by CloudFormation",
                f"{_API}/API_control_CreateAccessPointForObjectLambda.html",
            ),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
        grant: props.Grant | None = None,
    ) -> None:
        """Describe what of `bucket` the function changes."""
        self.triggered_by = bucket
        self._actions = actions or [_GET_OBJECT]
        self._payload = payload

    @property
    def bucket(self) -> s3.IBucket | s3.CfnAccessPoint | ByArn:
        """The bucket or access point; what was named by a string is known when it is bound."""
        found: s3.IBucket | s3.CfnAccessPoint | ByArn = self.resource
        return found

    def _make(self, function: lambda_.IFunction, scope: Construct) -> s3objectlambda.CfnAccessPoint:
        transformed_by = {"FunctionArn": function.function_arn}
        if isinstance(self._payload, str):
            transformed_by["FunctionPayload"] = self._payload
        elif self._payload is not None:
            transformed_by["FunctionPayload"] = json_text(self._payload, scope)
        transformation = s3objectlambda.CfnAccessPoint.TransformationConfigurationProperty(
            actions=self._actions, content_transformation={"AwsLambda": transformed_by}
        )
        access_point = s3objectlambda.CfnAccessPoint(
            scope,
            "Resource",
            name=self.props.get("access_point_name"),
            object_lambda_configuration=s3objectlambda.CfnAccessPoint.ObjectLambdaConfigurationProperty(
                supporting_access_point=self._supporting_access_point(scope),
                transformation_configurations=[transformation],
                allowed_features=self.props.get("allowed_features"),
                cloud_watch_metrics_enabled=self.props.get("cloud_watch_metrics_enabled"),
            ),
        )
        # For all else, the function returns its answer.
        if _GET_OBJECT in self._actions and self.props.get("grant") is not False:
            grant_or_warn(
                function,
                f"answer requests through {access_point.node.path}",
                lambda target: self._let_answer(target, scope, access_point.attr_arn),
            )
        return access_point

    def _supporting_access_point(self, scope: Construct) -> str:
        found = self.bucket
        if isinstance(found, s3.CfnAccessPoint | ByArn):
            return found.attr_arn
        return s3.CfnAccessPoint(scope, "AccessPoint", bucket=found.bucket_name).attr_arn

    def _let_answer(self, function: lambda_.IFunction, scope: Construct, arn: str) -> None:
        """Let the function answer, by a policy that waits for the access point.

        That waits for the function, and the function for its role's own policy.
        https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3objectlambda.html
        """
        role = role_of(function)
        iam.Policy(scope, "Policy", statements=[allow([_WRITE], arn)], roles=[role] if role else [])
