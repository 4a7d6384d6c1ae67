"""What a Kafka cluster of MSK wants of those that sign in by IAM."""

from collections.abc import Iterator

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

from lambda_event_sources.core.rights import allow, own_account

_CLUSTER = ":cluster/"
_READ_ACTIONS = (
    "kafka-cluster:Connect",
    "kafka-cluster:DescribeGroup",
    "kafka-cluster:AlterGroup",
    "kafka-cluster:DescribeTopic",
    "kafka-cluster:ReadData",
)
_WRITE_ACTIONS = (
    "kafka-cluster:DescribeTopic",
    "kafka-cluster:ReadData",
    "kafka-cluster:WriteData",
)


def is_cluster(arn: str) -> bool:
    """Tell whether an ARN is known to be one of a cluster, and not of a VPC connection."""
    return _CLUSTER in arn


def reading_rights(cluster_arn: str, topic: str, group: str | None) -> iam.PolicyStatement:
    """Return what it takes to read a topic.

    https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html

    Args:
        cluster_arn: The ARN of the cluster, or of a VPC connection to it.
        topic: The topic.
        group: The consumer group; one of Lambda's own is named by the mapping's id, which is not
            known before that.
    """
    account, cluster = _home_of(cluster_arn)
    return allow(
        _READ_ACTIONS,
        f"{account}:cluster/{cluster}",
        f"{account}:topic/{cluster}/{topic}",
        f"{account}:group/{cluster}/{group or '*'}",
    )


def describing_rights(cluster_arn: str) -> iam.PolicyStatement:
    """Return what it takes to see the cluster, as who writes to it or names no topic does."""
    account, cluster = _home_of(cluster_arn)
    return allow(["kafka-cluster:DescribeCluster"], f"{account}:cluster/{cluster}")


def writing_rights(cluster_arn: str, topic: str) -> Iterator[iam.PolicyStatement]:
    """Yield what it takes to write to a topic.

    https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure-destination.html
    """
    account, cluster = _home_of(cluster_arn)
    yield describing_rights(cluster_arn)
    yield allow(_WRITE_ACTIONS, f"{account}:topic/{cluster}/{topic}")


def _home_of(arn: str) -> tuple[str, str]:
    """Return account and path of a cluster, as all ARNs of its topics and groups begin.

    https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html

    Args:
        arn: The ARN of the cluster or of a VPC connection to it, which does not hold all of that of
            the cluster (https://docs.aws.amazon.com/lambda/latest/dg/msk-cross-account.html).
    """
    account, is_clusters, cluster = arn.partition(_CLUSTER)
    if is_clusters:
        return account, cluster
    account, is_connection, connection = arn.partition(":vpc-connection/")
    if is_connection:
        owner, name, *_ = f"{connection}/".split("/")
        return f"{account.rpartition(':')[0]}:{owner}", f"{name}/*"
    # Known at deploy only. Lambda and what it polls without a VPC connection are
    # in one account and region.
    parts = cdk.Fn.split("/", arn)
    return own_account("kafka"), f"{cdk.Fn.select(1, parts)}/{cdk.Fn.select(2, parts)}"
