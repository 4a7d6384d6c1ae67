"""Writes down which alarm went into which state, and why."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    alarm = event["alarmData"]
    state = alarm["state"]
    line = {"alarm": alarm["alarmName"], "state": state["value"], "reason": state["reason"]}
    print(json.dumps(line))
