"""The ARNs of topics and groups, which are made of the cluster's."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import KafkaDlq, ManagedKafkaEventSource
from tests.mappings.rights import required

CLUSTER = "arn:aws:kafka:eu-west-1:111111111111:cluster/orders/0a1b2c3d-s2"
CONNECTION = "arn:aws-cn:kafka:cn-north-1:111111111111:vpc-connection/222222222222/orders/0a1b-7"
POLLERS = {"minimum_pollers": 1}
HOME = "arn:aws:kafka:eu-west-1:111111111111"
AWAY = "arn:aws-cn:kafka:cn-north-1:222222222222"


def resources(stack: cdk.Stack, cluster_arn: str, action: str, **props: Any) -> set[str]:
    source = ManagedKafkaEventSource(
        cluster_arn=cluster_arn,
        topic="new",
        starting_position=lambda_.StartingPosition.LATEST,
        **props,
    )
    rights = required(stack, source.required_permissions())
    return {right.resource for right in rights if right.action == action}


@pytest.mark.parametrize(
    ("arn", "group", "expected"),
    [
        (
            CLUSTER,
            None,
            {f"{HOME}:topic/orders/0a1b2c3d-s2/new", f"{HOME}:group/orders/0a1b2c3d-s2/*"},
        ),
        (CONNECTION, "readers", {f"{AWAY}:topic/orders/*/new", f"{AWAY}:group/orders/*/readers"}),
    ],
)
def test_what_can_be_read(
    stack: cdk.Stack, arn: str, group: str | None, expected: set[str]
) -> None:
    """The topic, the group and the cluster, be it in another account."""
    found = resources(stack, arn, "kafka-cluster:ReadData", consumer_group_id=group)

    assert {resource for resource in found if ":cluster/" not in resource} == expected
    assert len(found) == 3


def test_a_cluster_whose_arn_is_a_token(stack: cdk.Stack) -> None:
    """Its name and id are cut out of the ARN at deploy."""
    arn = cdk.CfnParameter(stack, "Cluster").value_as_string

    found = resources(stack, arn, "kafka-cluster:ReadData")

    kinds = (":cluster/", ":group/", ":topic/")
    assert sum(kind in resource for kind in kinds for resource in found) == len(found) == 3
    assert all('{"Fn::Split": ["/", {"Ref": "Cluster"}]}' in resource for resource in found)


def test_a_part_of_the_arn_that_is_a_token(stack: cdk.Stack) -> None:
    """What is written out is used as it is."""
    arn = CLUSTER.replace("eu-west-1", cdk.Aws.REGION)

    found = resources(stack, arn, "kafka-cluster:ReadData")

    assert not any("Split" in resource for resource in found)
    assert all('{"Ref": "AWS::Region"}' in resource for resource in found)


def test_a_topic_for_failures_can_be_written(stack: cdk.Stack) -> None:
    """That topic only, whether its name comes with the scheme or not, or at deploy."""
    late = cdk.CfnParameter(stack, "Topic").value_as_string
    for name in ("failed", "kafka://failed"):
        found = resources(
            stack,
            CLUSTER,
            "kafka-cluster:WriteData",
            on_failure=KafkaDlq(name),
            provisioned_poller_config=POLLERS,
        )
        assert found == {f"{HOME}:topic/orders/0a1b2c3d-s2/failed"}

    (resource,) = resources(
        stack,
        CLUSTER,
        "kafka-cluster:WriteData",
        on_failure=KafkaDlq(late),
        provisioned_poller_config=POLLERS,
    )
    assert '{"Fn::Split": ["kafka://", {"Ref": "Topic"}]}' in resource
