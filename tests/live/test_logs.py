"""A subscription filter passes on what matches its pattern, and nothing else."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable

import pytest

from integ.asynchronous.logs import put_events
from integ.local.deployed import Deployed

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]


def test_filter_pattern_drops_other_events(deployed: Callable[[str], Deployed]) -> None:
    """Of three lines of one request, the handler sees the one with the error."""
    stack, mark = deployed("integ-logs"), uuid.uuid4().hex
    lines = [f"INFO {mark} started", f"ERROR {mark} declined", f"INFO {mark} done"]
    put_events(stack, *lines)

    stack.wait_until_seen(mark)
    seen = [record for record in stack.seen() if mark in json.dumps(record)]
    assert [record["error"] for record in seen] == [f"ERROR {mark} declined"]
