"""What CDK's module grants too little or too much, and what is granted here."""

from types import ModuleType
from typing import Any

import aws_cdk as cdk
import aws_cdk.aws_lambda_event_sources as cdk_module
import pytest
from aws_cdk import assertions
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

import lambda_event_sources as ours
from tests.conftest import make_function
from tests.mappings.rights import granted, listed, missing, required
from tests.parity.scenarios import (
    Scenario,
    destinations,
    dynamodb,
    grants,
    managed_kafka,
    self_managed_kafka,
)

NETWORK = {
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
}
READ_TOPIC = {
    "kafka-cluster:AlterGroup",
    "kafka-cluster:Connect",
    "kafka-cluster:DescribeGroup",
    "kafka-cluster:DescribeTopic",
    "kafka-cluster:ReadData",
}
READ_SECRET = {"secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"}


def built(scenario: Scenario, module: ModuleType) -> cdk.Stack:
    stack = cdk.Stack(cdk.App(), "Stack")
    scenario(module, stack)
    return stack


@pytest.mark.parametrize(
    ("scenario", "lacking"),
    [
        (managed_kafka.defaults, READ_TOPIC),
        (managed_kafka.owned_cluster, {*READ_TOPIC, "kafka:DescribeVpcConnection"}),
        (grants.vpc_connection, {*READ_TOPIC, "kafka:DescribeVpcConnection"}),
        (
            grants.managed_kafka_with_imported_role,
            {*READ_TOPIC, *NETWORK, "kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers"},
        ),
        (
            destinations.kafka_topic_of_managed_cluster,
            {*READ_TOPIC, "kafka-cluster:DescribeCluster", "kafka-cluster:WriteData"},
        ),
        (self_managed_kafka.imported_vpc, NETWORK),
        (self_managed_kafka.vpc_and_certificate_without_secret, {*NETWORK, *READ_SECRET}),
        (grants.secret_under_imported_key, {"kms:Decrypt"}),
        (dynamodb.table_v2, {"dynamodb:ListStreams"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_granted_here_only(scenario: Scenario, lacking: set[str]) -> None:
    """What is granted there is granted here, too; and that without which Lambda cannot poll."""
    theirs, here = granted(built(scenario, cdk_module)), granted(built(scenario, ours))

    assert missing(theirs, here) == set()
    assert {right.action for right in missing(here, theirs)} == lacking


def test_a_bucket_for_failures_is_written_to_only() -> None:
    """CDK's module lets the function read and delete whatever is in the bucket."""
    scenario = destinations.bucket_encrypted_with_own_key
    theirs, here = granted(built(scenario, cdk_module)), granted(built(scenario, ours))

    assert missing(here, theirs) == set()
    assert {right.action for right in missing(theirs, here)} == {
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey*",
        "kms:ReEncrypt*",
        "s3:Abort*",
        "s3:DeleteObject*",
        "s3:GetBucket*",
        "s3:GetObject*",
        "s3:List*",
        "s3:PutObject",  # on the bucket itself, which is no object
        "s3:PutObjectLegalHold",
        "s3:PutObjectRetention",
        "s3:PutObjectTagging",
        "s3:PutObjectVersionTagging",
    }


@pytest.mark.parametrize(("module", "waits"), [(cdk_module, False), (ours, True)])
def test_a_mapping_waits_for_the_role_of_an_imported_function(
    module: Any, stack: cdk.Stack, *, waits: bool
) -> None:
    """Lambda refuses a mapping whose role may not read the source yet (aws-cdk issue 17412)."""
    function = lambda_.Function.from_function_attributes(
        stack,
        "Imported",
        function_arn="arn:aws:lambda:eu-west-1:111111111111:function:f",
        role=iam.Role.from_role_arn(stack, "Role", "arn:aws:iam::111111111111:role/r"),
        same_environment=True,
    )
    function.add_event_source(module.SqsEventSource(sqs.Queue(stack, "Queue")))

    template = assertions.Template.from_stack(stack)
    (policy,) = template.find_resources("AWS::IAM::Policy")
    (mapping,) = template.find_resources("AWS::Lambda::EventSourceMapping").values()
    assert listed(mapping.get("DependsOn")) == ([policy] if waits else [])


def test_a_role_of_another_stack_is_granted_in_the_stack_of_the_function() -> None:
    """Granting to the role makes a circle (aws-cdk issue 5765); a policy of one's own does not."""
    app = cdk.App()
    roles, stack = cdk.Stack(app, "Roles"), cdk.Stack(app, "Stack")
    principal: Any = iam.ServicePrincipal("lambda.amazonaws.com")
    role: Any = iam.Role(roles, "Role", assumed_by=principal)
    function = make_function(stack, "Function", role=role)
    source = ours.SqsEventSource(sqs.Queue(stack, "Queue"), grant=False)
    function.add_event_source(source)

    policy = iam.Policy(stack, "Polling", roles=[role], statements=source.required_permissions())
    source.mapping_for(function).node.add_dependency(policy)

    assert missing(required(stack, source.required_permissions()), granted(stack)) == set()
    template = assertions.Template.from_stack(stack)
    (mapping,) = template.find_resources("AWS::Lambda::EventSourceMapping").values()
    assert "Polling" in str(mapping["DependsOn"])
