"""S3 Batch Operations: what the role of the jobs may do."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3

from lambda_event_sources import S3BatchEventSource, ValidationError
from tests.parity.intent import intent, of_type

_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
_BUCKET = {"Fn::GetAtt": ["AWS::S3::Bucket", "Arn"]}
_KEY = {"Fn::GetAtt": ["AWS::KMS::Key", "Arn"]}
_SERVICE = "batchoperations.s3.amazonaws.com"


def _allowed(stack: cdk.Stack) -> list[tuple[Any, Any]]:
    """Return actions and resource of each statement of the jobs' role."""
    (policy,) = of_type(intent(stack), "AWS::IAM::Policy")
    statements = policy["PolicyDocument"]["Statement"]
    assert {statement["Effect"] for statement in statements} == {"Allow"}
    return [(statement["Action"], statement["Resource"]) for statement in statements]


def _joined(*parts: Any) -> dict[str, Any]:
    return {"Fn::Join": ["", list(parts)]}


@pytest.fixture(name="bucket")
def _bucket(stack: cdk.Stack) -> s3.Bucket:
    return s3.Bucket(stack, "Bucket")


def test_lists_of_objects(stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket) -> None:
    """The role is for jobs only, and may invoke the function and read lists."""
    source = S3BatchEventSource(bucket)
    function.add_event_source(source)

    assert _allowed(stack) == [
        ("lambda:InvokeFunction", _FUNCTION),
        (["s3:GetObject", "s3:GetObjectVersion"], _joined(_BUCKET, "/*")),
    ]
    (role,) = (
        role
        for role in of_type(intent(stack), "AWS::IAM::Role")
        if "ManagedPolicyArns" not in role  # that of the function has one
    )
    (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
    assert statement == {
        "Action": "sts:AssumeRole",
        "Effect": "Allow",
        "Principal": {"Service": _SERVICE},
    }
    assert of_type(intent(stack), "AWS::Lambda::Permission") == []
    role_arn = stack.resolve(source.construct_for(function).role_arn)
    assert "JobRole" in role_arn["Fn::GetAtt"][0]


def test_options(stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket) -> None:
    """Prefixes narrow down what the role may read and write."""
    source = S3BatchEventSource(
        bucket, manifest_prefix="lists/", reports=bucket, report_prefix="reports/"
    )
    function.add_event_source(source)

    assert _allowed(stack)[1:] == [
        (["s3:GetObject", "s3:GetObjectVersion"], _joined(_BUCKET, "/lists/*")),
        ("s3:PutObject", _joined(_BUCKET, "/reports/*")),
    ]


def test_keys(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The role may use the keys of encrypted buckets."""
    key: Any = kms.Key(stack, "Key")
    bucket = s3.Bucket(stack, "Bucket", encryption_key=key)
    function.add_event_source(S3BatchEventSource(bucket, reports=bucket))

    assert [pair for pair in _allowed(stack) if pair[1] == _KEY] == [
        ("kms:Decrypt", _KEY),
        (["kms:Decrypt", "kms:GenerateDataKey"], _KEY),
    ]


def test_existing_buckets(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Buckets may be named, or given by their ARNs."""
    source = S3BatchEventSource("shop-lists", reports="arn:aws:s3:::shop-reports")
    function.add_event_source(source)

    assert [resource for _, resource in _allowed(stack)[1:]] == [
        _joined("arn:", {"Ref": "AWS::Partition"}, f":s3:::{bucket}/*")
        for bucket in ("shop-lists", "shop-reports")
    ]
    assert source.manifests.bucket_name == "shop-lists"


def test_an_alias(stack: cdk.Stack, function: lambda_.Function, bucket: s3.Bucket) -> None:
    """Each function has a role of its own, for exactly what invokes it."""
    alias = function.add_alias("live")
    source = S3BatchEventSource(bucket)
    alias.add_event_source(source)
    assert _allowed(stack)[0] == ("lambda:InvokeFunction", {"Ref": "AWS::Lambda::Alias"})


def test_a_report_prefix_needs_a_bucket() -> None:
    """Without a bucket for reports it would do nothing."""
    with pytest.raises(ValidationError, match="report_prefix must be given together with reports"):
        S3BatchEventSource("shop-lists", report_prefix="reports/")
