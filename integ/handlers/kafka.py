"""Decodes the orders of one or more Kafka partitions."""

from __future__ import annotations

import base64
import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    for records in event["records"].values():
        for record in records:
            order = json.loads(base64.b64decode(record["value"]))
            print(json.dumps({"accepted": order["id"], "offset": record["offset"]}))
