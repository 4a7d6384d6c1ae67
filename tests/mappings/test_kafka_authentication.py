"""Signing in to Kafka brokers of your own without a user name and password."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager

from lambda_event_sources import (
    IamAuth,
    IamOAuthBearerAuth,
    KafkaDlq,
    OAuthBearerAuth,
    SelfManagedKafkaEventSource,
    SelfManagedKafkaQueueEventSource,
    ValidationError,
)
from tests.mappings.test_mq import MAPPING, NETWORK, POLICY, READ_SECRET, SECRET
from tests.parity.intent import intent, of_type

CLUSTER = "arn:aws:kafka:eu-west-1:111111111111:cluster/orders/0a1b2c3d-1"
HOME = "arn:aws:kafka:eu-west-1:111111111111"
PATH = "orders/0a1b2c3d-1"
AUDIENCE = {"Type": "OAUTHBEARER_AUDIENCE", "URI": "kafka-cluster"}


def secret(stack: cdk.Stack, name: str = "Secret") -> Any:
    return secretsmanager.Secret.from_secret_complete_arn(stack, name, SECRET)


def source(authentication: Any, **props: Any) -> SelfManagedKafkaEventSource:
    return SelfManagedKafkaEventSource(
        bootstrap_servers=["broker:9092"],
        topic="new",
        starting_position=lambda_.StartingPosition.LATEST,
        authentication=authentication,
        **props,
    )


def made(stack: cdk.Stack) -> tuple[Any, list[Any]]:
    """Return the access that the mapping has, and what the role is allowed."""
    resources = intent(stack)
    (mapping,) = of_type(resources, MAPPING)
    policies = of_type(resources, POLICY)
    statements = [s for policy in policies for s in policy["PolicyDocument"]["Statement"]]
    return mapping["SourceAccessConfigurations"], statements


def test_tokens_of_an_identity_provider(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The secret, which the role may read, and what the provider and the brokers want to know."""
    authentication = OAuthBearerAuth(
        secret(stack),
        scope="openid kafka:read",
        audience="kafka-cluster",
        logical_cluster="lkc-abc123",
        identity_pool="pool-xyz",
    )
    function.add_event_source(source(authentication))

    access, statements = made(stack)
    assert access == [
        {"Type": "OAUTHBEARER_AUTH", "URI": SECRET},
        {"Type": "OAUTHBEARER_SCOPE", "URI": "openid kafka:read"},
        AUDIENCE,
        {"Type": "OAUTHBEARER_LOGICAL_CLUSTER", "URI": "lkc-abc123"},
        {"Type": "OAUTHBEARER_IDENTITY_POOL", "URI": "pool-xyz"},
    ]
    assert statements == [{"Action": READ_SECRET, "Effect": "Allow", "Resource": SECRET}]


def test_tokens_of_aws(stack: cdk.Stack, function: lambda_.Function) -> None:
    """No secret; the role may get tokens for that audience, and for no other."""
    function.add_event_source(source(IamOAuthBearerAuth("kafka-cluster")))

    access, statements = made(stack)
    assert access == [{"Type": "IAM_OAUTHBEARER_AUTH"}, AUDIENCE]
    assert statements == [
        {
            "Action": "sts:GetWebIdentityToken",
            "Condition": {
                "ForAnyValue:StringEquals": {"sts:IdentityTokenAudience": "kafka-cluster"}
            },
            "Effect": "Allow",
            "Resource": "*",
        }
    ]


def reading(group: str = "*") -> dict[str, Any]:
    return {
        "Action": [
            "kafka-cluster:Connect",
            "kafka-cluster:DescribeGroup",
            "kafka-cluster:AlterGroup",
            "kafka-cluster:DescribeTopic",
            "kafka-cluster:ReadData",
        ],
        "Effect": "Allow",
        "Resource": [
            f"{HOME}:cluster/{PATH}",
            f"{HOME}:topic/{PATH}/new",
            f"{HOME}:group/{PATH}/{group}",
        ],
    }


DESCRIBING = {
    "Action": "kafka-cluster:DescribeCluster",
    "Effect": "Allow",
    "Resource": f"{HOME}:cluster/{PATH}",
}


def test_the_role_itself(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Of an MSK cluster behind a network of its own: that topic and group only."""
    vpc = ec2.Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-12345678",
        availability_zones=["eu-west-1a"],
        private_subnet_ids=["subnet-1"],
    )
    function.add_event_source(
        source(
            IamAuth(CLUSTER),
            consumer_group_id="readers",
            root_ca_certificate=secret(stack, "Certificate"),
            security_group=ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-1"),
            vpc=vpc,
            vpc_subnets={"subnet_type": ec2.SubnetType.PRIVATE_WITH_EGRESS},
        )
    )

    access, statements = made(stack)
    assert access == [
        {"Type": "IAM_AUTH"},
        {"Type": "SERVER_ROOT_CA_CERTIFICATE", "URI": SECRET},
        {"Type": "VPC_SECURITY_GROUP", "URI": "sg-1"},
        {"Type": "VPC_SUBNET", "URI": "subnet-1"},
    ]
    assert statements == [
        {"Action": READ_SECRET, "Effect": "Allow", "Resource": SECRET},
        NETWORK,
        reading("readers"),
        DESCRIBING,
    ]


def test_failed_records_go_to_a_topic_of_the_cluster(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """The role may write to that topic, be it read by a consumer group or by a share group."""
    function.add_event_source(
        SelfManagedKafkaQueueEventSource(
            bootstrap_servers=["broker:9092"],
            topic="new",
            authentication=IamAuth(CLUSTER),
            on_failure=KafkaDlq("kafka://failed"),
            provisioned_poller_config={"minimum_pollers": 1},
        )
    )

    _, statements = made(stack)
    assert statements == [
        reading(),
        DESCRIBING,
        {
            "Action": [
                "kafka-cluster:DescribeTopic",
                "kafka-cluster:ReadData",
                "kafka-cluster:WriteData",
            ],
            "Effect": "Allow",
            "Resource": f"{HOME}:topic/{PATH}/failed",
        },
    ]


def test_with_a_secret_the_cluster_itself_lets_lambda_write(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """No right of AWS lets a user of the cluster's own write to a topic."""
    function.add_event_source(
        source(
            None,
            secret=secret(stack),
            on_failure=KafkaDlq("failed"),
            provisioned_poller_config={"minimum_pollers": 1},
        )
    )

    _, statements = made(stack)
    assert statements == [{"Action": READ_SECRET, "Effect": "Allow", "Resource": SECRET}]


def test_what_is_required_without_grant(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The statements for a role that is made elsewhere, and no policy here."""
    of_it = source(OAuthBearerAuth(secret(stack)), grant=False)
    function.add_event_source(of_it)

    assert made(stack) == ([{"Type": "OAUTHBEARER_AUTH", "URI": SECRET}], [])
    assert [statement.to_statement_json() for statement in of_it.required_permissions()] == [
        {"Action": "secretsmanager:GetSecretValue", "Effect": "Allow", "Resource": SECRET}
    ]


def test_one_way_to_sign_in(stack: cdk.Stack) -> None:
    """A secret for a user name and password is another way."""
    with pytest.raises(ValidationError, match="authentication must be left out when secret is"):
        source(IamAuth(CLUSTER), secret=secret(stack))
    with pytest.raises(ValidationError, match="must be an OAuthBearerAuth, IamAuth or IamOAuth"):
        source("IAM_AUTH")
