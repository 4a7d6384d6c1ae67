"""Amazon DocumentDB: what the template says, to the letter."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_docdb as docdb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_rds as rds
from aws_cdk import aws_secretsmanager as secretsmanager

from lambda_event_sources import DocumentDbEventSource, FullDocument, PropTypeError, ValidationError
from tests.conftest import make_function
from tests.mappings.test_mq import MAPPING, NETWORK, POLICY, READ_SECRET, SECRET
from tests.parity.intent import intent, of_type

ARN = "arn:aws:rds:eu-west-1:111111111111:cluster:orders"
LATEST = lambda_.StartingPosition.LATEST
AT_TIMESTAMP = lambda_.StartingPosition.AT_TIMESTAMP


def secret(stack: cdk.Stack, name: str = "Secret") -> Any:
    return secretsmanager.Secret.from_secret_complete_arn(stack, name, SECRET)


def cluster(stack: cdk.Stack, **props: Any) -> docdb.DatabaseCluster:
    return docdb.DatabaseCluster(
        stack,
        "Cluster",
        instance_type=ec2.InstanceType("t4g.medium"),
        master_user=docdb.Login(username="orders"),
        vpc=ec2.Vpc(stack, "Vpc"),
        **props,
    )


def source(stack: cdk.Stack, of: Any, **props: Any) -> DocumentDbEventSource:
    defaults: dict[str, Any] = {"database_name": "shop", "starting_position": LATEST}
    if "secret" not in props:
        defaults["secret"] = secret(stack)
    return DocumentDbEventSource(of, **{**defaults, **props})


def here(resource: Any) -> dict[str, Any]:
    """Return an ARN in the region and account of the stack."""
    parts: list[Any] = ["arn:", {"Ref": "AWS::Partition"}, ":rds:", {"Ref": "AWS::Region"}]
    return {"Fn::Join": ["", [*parts, ":", {"Ref": "AWS::AccountId"}, *resource]]}


def test_a_cluster(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Cluster, database and secret; and the least that it takes to read it, nothing else."""
    function.add_event_source(source(stack, cluster(stack)))

    arn = here([":cluster:", {"Ref": "AWS::DocDB::DBCluster"}])
    resources = intent(stack)
    assert of_type(resources, MAPPING) == [
        {
            "DocumentDBEventSourceConfig": {"DatabaseName": "shop"},
            "EventSourceArn": arn,
            "FunctionName": {"Ref": "AWS::Lambda::Function"},
            "SourceAccessConfigurations": [{"Type": "BASIC_AUTH", "URI": SECRET}],
            "StartingPosition": "LATEST",
        }
    ]
    (policy,) = of_type(resources, POLICY)
    allowed: list[tuple[Any, Any]] = [
        (READ_SECRET, SECRET),
        ("rds:DescribeDBClusters", arn),
        ("rds:DescribeDBClusterParameters", here([":cluster-pg:*"])),
        ("rds:DescribeDBSubnetGroups", here([":subgrp:*"])),
    ]
    assert policy["PolicyDocument"]["Statement"] == [
        *(
            {"Action": action, "Effect": "Allow", "Resource": resource}
            for action, resource in allowed
        ),
        NETWORK,
    ]


def test_every_option(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Each argument reaches the mapping under the name that AWS has for it."""
    of_all = source(
        stack,
        ARN,
        starting_position=AT_TIMESTAMP,
        starting_position_timestamp=1_655_237_653,
        collection_name="orders",
        full_document=FullDocument.UPDATE_LOOKUP,
        batch_size=10_000,
        max_batching_window=cdk.Duration.minutes(5),
        enabled=False,
        construct_id="Orders",
    )
    function.add_event_source(of_all)

    assert of_type(intent(stack), MAPPING) == [
        {
            "BatchSize": 10_000,
            "DocumentDBEventSourceConfig": {
                "CollectionName": "orders",
                "DatabaseName": "shop",
                "FullDocument": "UpdateLookup",
            },
            "Enabled": False,
            "EventSourceArn": ARN,
            "FunctionName": {"Ref": "AWS::Lambda::Function"},
            "MaximumBatchingWindowInSeconds": 300,
            "SourceAccessConfigurations": [{"Type": "BASIC_AUTH", "URI": SECRET}],
            "StartingPosition": "AT_TIMESTAMP",
            "StartingPositionTimestamp": 1_655_237_653,
        }
    ]
    assert of_all.mapping_for(function).node.path == "Stack/Function/Orders"


@pytest.mark.parametrize("kind", ["ARN", "identifier", "parameter", "imported"])
def test_a_cluster_that_exists_already(
    stack: cdk.Stack, function: lambda_.Function, kind: str
) -> None:
    """By ARN or identifier, or with CDK's own import."""
    makes: dict[str, Callable[[], Any]] = {
        "ARN": lambda: ARN,
        "identifier": lambda: "orders",
        "parameter": lambda: cdk.CfnParameter(stack, "Parameter").value_as_string,
        "imported": lambda: docdb.DatabaseCluster.from_database_cluster_attributes(
            stack, "Imported", cluster_identifier="orders"
        ),
    }
    given = makes[kind]()
    expected = {"ARN": ARN, "parameter": {"Ref": "Parameter"}}
    of_it = source(stack, given)
    function.add_event_source(of_it)

    (mapping,) = of_type(intent(stack), MAPPING)
    assert mapping["EventSourceArn"] == expected.get(kind, here([":cluster:orders"]))
    found = stack.resolve(of_it.cluster.cluster_identifier)
    late = {"Fn::Select": [6, {"Fn::Split": [":", {"Ref": "Parameter"}]}]}
    assert found == (late if kind == "parameter" else "orders")


def test_an_identifier_may_hold_a_token(stack: cdk.Stack, function: lambda_.Function) -> None:
    """It is no ARN, though CloudFormation fills in a part of it."""
    function.add_event_source(source(stack, f"orders-{cdk.Aws.REGION}"))

    (mapping,) = of_type(intent(stack), MAPPING)
    assert mapping["EventSourceArn"] == here([":cluster:orders-", {"Ref": "AWS::Region"}])


def test_what_is_required_without_grant(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The statements for a role that is made elsewhere, and no policy here."""
    of_it = source(stack, ARN, grant=False)
    before = [statement.to_statement_json() for statement in of_it.required_permissions()]
    function.add_event_source(of_it)

    assertions.Template.from_stack(stack).resource_count_is(POLICY, 0)
    assert [statement["Action"] for statement in before] == [
        "secretsmanager:GetSecretValue",
        "rds:DescribeDBClusters",
        "rds:DescribeDBClusterParameters",
        "rds:DescribeDBSubnetGroups",
        NETWORK["Action"],
    ]


def test_databases_and_collections_of_one_cluster(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """Each has a mapping of its own."""
    for database, collection in (("shop", None), ("shop", "orders"), ("office", None)):
        function.add_event_source(
            source(
                stack,
                ARN,
                database_name=database,
                collection_name=collection,
                secret=secret(stack, f"{database}{collection}"),
            )
        )

    assert len(of_type(intent(stack), MAPPING)) == 3
    assert assertions.Annotations.from_stack(stack).find_warning("*", ".*") == []


def test_an_alias(stack: cdk.Stack) -> None:
    """The mapping invokes the alias; its function's role is granted what it takes."""
    make_function(stack, "Function").add_alias("live").add_event_source(source(stack, ARN))

    resources = intent(stack)
    (mapping,) = of_type(resources, MAPPING)
    assert mapping["FunctionName"]["Fn::Join"][1][-1] == ":live"
    assert len(of_type(resources, POLICY)) == 1


def test_clusters_of_rds_are_something_else(stack: cdk.Stack) -> None:
    """They look much alike, but have no change streams."""
    aurora = rds.DatabaseCluster.from_database_cluster_attributes(
        stack, "Aurora", cluster_identifier="orders"
    )
    with pytest.raises(PropTypeError, match="cluster must be a DocumentDB cluster"):
        source(stack, aurora)


def test_elastic_clusters_are_refused(stack: cdk.Stack) -> None:
    """Their ARN tells them apart; Lambda reads instance-based clusters only."""
    with pytest.raises(ValidationError, match="cluster must be a DocumentDB cluster"):
        source(stack, "arn:aws:docdb-elastic:eu-west-1:111111111111:cluster/a1b2")
