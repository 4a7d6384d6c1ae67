"""Firehose delivers what the function makes of a record, and not what it drops."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable

import pytest

from integ.local.deployed import Deployed
from integ.local.waiting import wait_until
from integ.synchronous.firehose import delivered, put_record

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]


def test_records_arrive_transformed(deployed: Callable[[str], Deployed]) -> None:
    """Of two records of a sensor, the bucket gets the one with a reading, in kelvin."""
    stack, mark = deployed("integ-firehose"), uuid.uuid4().hex
    put_record(stack, sensor=mark, percent=40)
    put_record(stack, sensor=mark, celsius=0)

    def arrived() -> list[str]:
        return [line for line in delivered(stack) if mark in line]

    wait_until(arrived, f"a record of {mark} in the bucket", 30)
    assert [json.loads(line) for line in arrived()] == [{"sensor": mark, "kelvin": 273.15}]
