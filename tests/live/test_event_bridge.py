"""EventBridge hands over what its patterns match, and nothing else."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from integ.asynchronous.event_bridge import put_order
from integ.local.deployed import Deployed
from integ.local.waiting import wait_until

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

Deploy = Callable[[str], Deployed]


@pytest.fixture
def mark() -> str:
    """What tells the events of one test from those of the others."""
    return uuid.uuid4().hex


def records_with(deployed: Deployed, mark: str) -> list[dict[str, Any]]:
    """What the function has printed about the events with this mark."""
    return [seen for seen in deployed.seen() if mark in json.dumps(seen)]


def test_pattern_drops_small_orders(deployed: Deploy, mark: str) -> None:
    """A total below a hundred reaches nobody."""
    stack = deployed("integ-event-bridge")
    put_order(stack, f"small-{mark}", 99)
    put_order(stack, f"large-{mark}", 100)

    stack.wait_until_seen(f"large-{mark}")
    assert records_with(stack, mark) == [{"placed": f"large-{mark}", "total": 100}]


def test_keys_and_deletions_of_a_bucket(deployed: Deploy, mark: str) -> None:
    """Suffixes are compared as they are, objects that are deleted are told of, tags are not."""
    stack = deployed("integ-s3-event-bridge")
    s3 = stack.environment.client("s3")
    bucket = stack.physical_id("Bucket")
    for key in (f"{mark}.csv.gz", f"{mark}.csv"):
        s3.put_object(Bucket=bucket, Key=key, Body=b"id,price\n")
    tags = {"TagSet": [{"Key": "seen", "Value": "yes"}]}
    s3.put_object_tagging(Bucket=bucket, Key=f"{mark}.csv", Tagging=tags)
    for key in (f"{mark}.csv", f"{mark}.csv.gz"):
        s3.delete_object(Bucket=bucket, Key=key)

    wait_until(lambda: len(records_with(stack, mark)) > 1, "the object to be deleted", 30)
    kinds = [kind for record in records_with(stack, mark) for kind in record]
    assert sorted(kinds) == ["Object Created", "Object Deleted"]
    keys = {key for record in records_with(stack, mark) for key in record.values()}
    assert keys == {f"{mark}.csv"}
