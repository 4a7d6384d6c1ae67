"""`cdk destroy` takes everything away; runs after all other live tests."""

from __future__ import annotations

import pytest

from integ.local.cdk_cli import CdkCli
from integ.local.deployed import Deployed
from integ.stacks import DELIVERED

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]


def test_destroy_leaves_nothing(cli: CdkCli) -> None:
    """No stack, function, mapping, queue, topic, table, stream, API or bucket of the app stays."""
    client = cli.environment.client
    for stack, delivery in DELIVERED.items():
        delivery.clear(Deployed(cli.environment, stack))
    cli.destroy(DELIVERED)

    stacks = client("cloudformation").describe_stacks()["Stacks"]
    assert [stack["StackName"] for stack in stacks] == ["CDKToolkit"]
    assert client("lambda").list_functions()["Functions"] == []
    assert client("lambda").list_event_source_mappings()["EventSourceMappings"] == []
    assert client("sqs").list_queues().get("QueueUrls", []) == []
    assert client("sns").list_topics()["Topics"] == []
    assert client("dynamodb").list_tables()["TableNames"] == []
    assert client("kinesis").list_streams()["StreamNames"] == []
    assert client("apigateway").get_rest_apis()["items"] == []
    buckets = [bucket["Name"] for bucket in client("s3").list_buckets()["Buckets"]]
    assert not [name for name in buckets if name.startswith("integ-")]
    roles = [role["RoleName"] for role in client("iam").list_roles()["Roles"]]
    assert not [name for name in roles if name.startswith("integ-")]
