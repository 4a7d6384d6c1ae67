"""Decodes the orders of an ActiveMQ queue."""

from __future__ import annotations

import base64
import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    for message in event["messages"]:
        order = json.loads(base64.b64decode(message["data"]))
        print(json.dumps({"accepted": order["id"], "redelivered": message["redelivered"]}))
