"""Object Lambda access points, and what the function may do."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Annotations, Match, Template

from lambda_event_sources import NotBoundError, S3ObjectLambdaEventSource
from tests.conftest import make_function
from tests.cycles import cycle
from tests.parity.intent import intent, of_type

FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
ACCESS_POINT = {"Fn::GetAtt": ["AWS::S3::AccessPoint", "Arn"]}
KIND = "AWS::S3ObjectLambda::AccessPoint"
CONFIGURATION = {
    "SupportingAccessPoint": ACCESS_POINT,
    "TransformationConfigurations": [
        {
            "Actions": ["GetObject"],
            "ContentTransformation": {"AwsLambda": {"FunctionArn": FUNCTION}},
        }
    ],
}
ARN = "arn:aws:s3:us-east-1:111111111111:accesspoint/reports"


@pytest.fixture(name="bucket")
def _bucket(stack: cdk.Stack) -> s3.Bucket:
    return s3.Bucket(stack, "Bucket")


def configuration(stack: cdk.Stack) -> dict[str, Any]:
    """How the only Object Lambda access point is configured."""
    (made,) = of_type(intent(stack), KIND)
    found: dict[str, Any] = made["ObjectLambdaConfiguration"]
    return found


def test_a_bucket_gets_both_access_points(
    stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket
) -> None:
    """The function may answer through that access point, and nothing waits in a circle."""
    source = S3ObjectLambdaEventSource(bucket)
    function.add_event_source(source)

    assert configuration(stack) == CONFIGURATION
    resources = intent(stack)
    assert of_type(resources, "AWS::S3::AccessPoint") == [{"Bucket": {"Ref": "AWS::S3::Bucket"}}]
    (policy,) = of_type(resources, "AWS::IAM::Policy")
    assert policy == {
        "PolicyDocument": {
            "Statement": [
                {
                    "Action": "s3-object-lambda:WriteGetObjectResponse",
                    "Effect": "Allow",
                    "Resource": {"Fn::GetAtt": [KIND, "Arn"]},
                }
            ],
            "Version": "2012-10-17",
        },
        "Roles": [{"Ref": "AWS::IAM::Role"}],
    }
    assert of_type(resources, "AWS::Lambda::Permission") == [], "callers invoke, S3 does not"
    assert cycle(Template.from_stack(stack).to_json()) == []
    assert source.construct_for(function).node.path.endswith("S3ObjectLambdaEventSource/Resource")
    with pytest.raises(NotBoundError):
        source.construct_for(make_function(stack, "Other"))


def test_every_option(stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket) -> None:
    """Each is the property that S3 has for it."""
    function.add_event_source(
        S3ObjectLambdaEventSource(
            bucket,
            actions=["GetObject", "HeadObject", "ListObjects", "ListObjectsV2"],
            payload={"hide": ["card"], "region": cdk.Aws.REGION},
            allowed_features=["GetObject-Range", "HeadObject-PartNumber"],
            cloud_watch_metrics_enabled=True,
            access_point_name="masked-orders",
        )
    )

    (made,) = of_type(intent(stack), KIND)
    assert made["Name"] == "masked-orders"
    found = made["ObjectLambdaConfiguration"]
    assert found["AllowedFeatures"] == ["GetObject-Range", "HeadObject-PartNumber"]
    assert found["CloudWatchMetricsEnabled"] is True
    (transformation,) = found["TransformationConfigurations"]
    assert transformation["Actions"] == ["GetObject", "HeadObject", "ListObjects", "ListObjectsV2"]
    assert transformation["ContentTransformation"]["AwsLambda"]["FunctionPayload"] == {
        "Fn::Join": ["", ['{"hide":["card"],"region":"', {"Ref": "AWS::Region"}, '"}']]
    }


def test_a_text_is_handed_on_as_it_is(
    stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket
) -> None:
    """It need not be JSON."""
    function.add_event_source(S3ObjectLambdaEventSource(bucket, payload="hide cards"))

    (transformation,) = configuration(stack)["TransformationConfigurations"]
    lambda_config = transformation["ContentTransformation"]["AwsLambda"]
    assert lambda_config == {"FunctionArn": FUNCTION, "FunctionPayload": "hide cards"}


@pytest.mark.parametrize(
    ("given", "bucket"),
    [("orders", "orders"), ("arn:aws:s3:::orders", "orders")],
)
def test_an_existing_bucket(
    stack: cdk.Stack, function: lambda_.Function, given: str, bucket: str
) -> None:
    """Its access point is made here."""
    function.add_event_source(S3ObjectLambdaEventSource(given))

    assert of_type(intent(stack), "AWS::S3::AccessPoint") == [{"Bucket": bucket}]
    assert configuration(stack) == CONFIGURATION


def test_an_existing_access_point(stack: cdk.Stack, function: lambda_.Function) -> None:
    """No other is made."""
    function.add_event_source(S3ObjectLambdaEventSource(ARN))

    assert of_type(intent(stack), "AWS::S3::AccessPoint") == []
    assert configuration(stack)["SupportingAccessPoint"] == ARN


def test_an_access_point_of_the_app(
    stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket
) -> None:
    """It is used, whatever bucket it is of."""
    access_point = s3.CfnAccessPoint(stack, "AccessPoint", bucket=bucket.bucket_name)
    source = S3ObjectLambdaEventSource(access_point)
    function.add_event_source(source)

    assert source.bucket is access_point
    assert len(of_type(intent(stack), "AWS::S3::AccessPoint")) == 1
    assert configuration(stack) == CONFIGURATION


@pytest.mark.parametrize("options", [{"actions": ["HeadObject"]}, {"grant": False}])
def test_what_needs_no_right_gets_none(
    stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket, options: dict[str, Any]
) -> None:
    """For all but GetObject, the function returns its answer."""
    function.add_event_source(S3ObjectLambdaEventSource(bucket, **options))

    assert of_type(intent(stack), "AWS::IAM::Policy") == []


def test_an_alias_and_two_buckets(stack: cdk.Stack, function: Any, bucket: s3.Bucket) -> None:
    """Each bucket has an access point of its own, which names the alias."""
    alias = lambda_.Alias(stack, "Live", alias_name="live", version=function.current_version)
    alias.add_event_source(S3ObjectLambdaEventSource(bucket))
    alias.add_event_source(S3ObjectLambdaEventSource(s3.Bucket(stack, "Other")))

    made = of_type(intent(stack), KIND)
    arns = [
        each["ObjectLambdaConfiguration"]["TransformationConfigurations"][0][
            "ContentTransformation"
        ]["AwsLambda"]["FunctionArn"]
        for each in made
    ]
    assert arns == [{"Ref": "AWS::Lambda::Alias"}] * 2
    assert len(of_type(intent(stack), "AWS::S3::AccessPoint")) == 2


def test_a_function_without_a_role_is_told_so(stack: cdk.Stack, bucket: s3.Bucket) -> None:
    """It could not answer, so that somebody must allow it."""
    arn = "arn:aws:lambda:us-east-1:111111111111:function:mask"
    lambda_.Function.from_function_arn(stack, "Imported", arn).add_event_source(
        S3ObjectLambdaEventSource(bucket)
    )

    assert of_type(intent(stack), "AWS::IAM::Policy") == []
    Annotations.from_stack(stack).has_warning(
        "*", Match.string_like_regexp("was not allowed to answer requests through")
    )
