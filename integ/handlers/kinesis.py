"""Decodes sensor readings."""

from __future__ import annotations

import base64
import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    for record in event["Records"]:
        reading = json.loads(base64.b64decode(record["kinesis"]["data"]))
        print(json.dumps({"sensor": reading["sensor"], "celsius": reading["celsius"]}))
