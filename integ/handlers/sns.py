"""Writes down alerts."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    for record in event["Records"]:
        notification = record["Sns"]
        severity = notification["MessageAttributes"]["severity"]["Value"]
        print(json.dumps({"alert": notification["Message"], "severity": severity}))
