"""What a role is granted here and not there, or there and not here."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from tests.mappings.rights import listed
from tests.parity.scenarios import (
    Scenario,
    destinations,
    dynamodb,
    grants,
    managed_kafka,
    self_managed_kafka,
    sns,
)

Key: TypeAlias = tuple[str, str, str]
Parts: TypeAlias = dict[Key, Any]
WARNED_OF_THERE = {("/Stack/Role", "aws:cdk:warning")}
"""AWS's policy for MSK cannot be attached to an imported role; here its rights are granted."""

_DOCUMENTS = ("PolicyDocument", "KeyPolicy", "ResourcePolicy")


@dataclass(frozen=True)
class Granted:
    """Rights that only one of the modules grants; regular expressions stand for "action ARN"."""

    reason: str
    example: Scenario
    added: str = "nothing"
    removed: str = "nothing"

    def __str__(self) -> str:
        """Name the row in reports."""
        return self.reason


def rights(part: Any) -> set[str]:
    """Return each action on each resource that a policy allows, as a line of text."""
    return {
        f"{action} {json.dumps(resource)} {json.dumps(rest)}"
        for statement in _statements(part)
        for rest in [{k: v for k, v in statement.items() if k not in ("Action", "Resource")}]
        for action in listed(statement["Action"])
        for resource in listed(statement.get("Resource"))
    }


def expected(theirs: Parts, ours: Parts, rows: Iterable[Granted]) -> Parts:
    """Return CDK's parts, with those of ours in their place that differ as the rows say only."""
    rows = list(rows)
    replaced = {key: ours[key] for key in ours if _is_explained(ours[key], theirs.get(key), rows)}
    replaced.update({key: ours[key] for key in ours.keys() - theirs.keys() if _lets_in(ours[key])})
    new = {name for _, _, name in replaced.keys() - theirs.keys()}
    result = {**theirs, **replaced}
    for key in theirs.keys() & ours.keys():
        waits, before = (listed(part[key].get("DependsOn")) for part in (ours, theirs))
        if waits and {*waits} - {*before} <= new | _of_imported(ours[key], ours):
            result[key] = {**result[key], "DependsOn": ours[key]["DependsOn"]}
    return result


def _is_explained(ours: Any, theirs: Any, rows: list[Granted]) -> bool:
    """Tell whether a policy differs from CDK's, and in what the rows say only."""
    added, removed = rights(ours) - rights(theirs), rights(theirs) - rights(ours)
    return (
        bool(added or removed)
        and (theirs is None or _without_rights(ours) == _without_rights(theirs))
        and all(any(re.match(f"({row.added}) ", right) for row in rows) for right in added)
        and all(any(re.match(f"({row.removed}) ", right) for row in rows) for right in removed)
    )


def _lets_in(part: dict[str, Any]) -> bool:
    """Tell whether a service is allowed to invoke an imported function, which CDK leaves out."""
    is_permission = part.get("Type") == "AWS::Lambda::Permission"
    return is_permission and isinstance(part["Properties"]["FunctionName"], str)


def _of_imported(mapping: dict[str, Any], parts: Parts) -> set[str]:
    """Return what the mapping of an imported function may wait for: its role and policies."""
    if mapping.get("Type") != "AWS::Lambda::EventSourceMapping":
        return set()
    return {
        name
        for (_, section, name), part in parts.items()
        if section == "Resources" and part["Type"] in ("AWS::IAM::Policy", "AWS::IAM::Role")
    }


def _without_rights(part: dict[str, Any]) -> dict[str, Any]:
    properties = {k: v for k, v in part["Properties"].items() if k not in _DOCUMENTS}
    return {**part, "Properties": properties}


def _statements(part: Any) -> Iterator[dict[str, Any]]:
    properties: dict[str, Any] = part["Properties"] if part and "Properties" in part else {}
    for name in _DOCUMENTS:
        if name in properties:
            yield from properties[name]["Statement"]


ROWS = [
    Granted(
        "sns-dead-letter-queues: SNS uses the key of a queue for dead letters",
        sns.dead_letter_queue_under_key,
        added=r'kms:(Decrypt|GenerateDataKey\*) "\*"',
    ),
    Granted(
        "with-msk-permissions: serverless clusters need DescribeClusterV2, VPC connections theirs",
        managed_kafka.owned_cluster,
        added="kafka:(DescribeClusterV2|DescribeVpcConnection) .*",
    ),
    Granted(
        "with-msk-permissions: clusters with IAM authentication need this",
        managed_kafka.defaults,
        added="kafka-cluster:(Connect|DescribeGroup|AlterGroup|DescribeTopic|ReadData) .*:kafka:.*",
    ),
    Granted(
        "kafka-on-failure-destination: with IAM authentication, the role writes",
        destinations.kafka_topic_of_managed_cluster,
        added="kafka-cluster:(DescribeCluster|WriteData) .*:kafka:.*",
    ),
    Granted(
        "with-kafka-permissions: Lambda reaches brokers in a VPC through network interfaces",
        self_managed_kafka.vpc_and_certificate_without_secret,
        added=(
            r"(ec2:(\w+NetworkInterfaces?|Describe(Vpcs|Subnets|SecurityGroups))"
            r"|kafka:GetBootstrapBrokers) \"\*\""
        ),
    ),
    Granted(
        "with-kafka-permissions: the certificate is a secret that Lambda reads",
        self_managed_kafka.vpc_and_certificate_without_secret,
        added="secretsmanager:(GetSecretValue|DescribeSecret) .*",
    ),
    Granted(
        "with-kafka-permissions: a secret under a key of one's own takes the right to decrypt",
        grants.secret_under_imported_key,
        added="kms:Decrypt .*:key/.*",
    ),
    Granted(
        "kinesis-on-failure-destination: PutObject and ListBucket, GenerateDataKey under a key",
        destinations.bucket_encrypted_with_own_key,
        added="(s3:PutObject|s3:ListBucket|kms:GenerateDataKey) .*",
        removed=(
            r"(s3:(GetObject\*|GetBucket\*|List\*|DeleteObject\*|PutObject\w*|Abort\*)"
            r"|kms:(Decrypt|DescribeKey|Encrypt|ReEncrypt\*|GenerateDataKey\*)) .*"
        ),
    ),
    Granted(
        "list_amazondynamodb: ListStreams is of no resource",
        dynamodb.table_v2,
        added=r'dynamodb:ListStreams "\*"',
    ),
]
