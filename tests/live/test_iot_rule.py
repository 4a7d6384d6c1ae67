"""A rule of AWS IoT passes on what its statement selects, and nothing else."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable

import pytest

from integ.asynchronous.iot_rule import publish
from integ.local.deployed import Deployed

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]


def test_where_drops_other_messages(deployed: Callable[[str], Deployed]) -> None:
    """Of two readings of a device, the handler sees the hot one, and what was selected of it."""
    stack, mark = deployed("integ-iot-rule"), uuid.uuid4().hex
    for celsius in (20.5, 90.5):
        publish(stack, mark, celsius=celsius)

    stack.wait_until_seen(mark)
    seen = [record for record in stack.seen() if mark in json.dumps(record)]
    assert seen == [{"device": mark, "celsius": 90.5}]
