"""Decodes the orders of one or more RabbitMQ queues."""

from __future__ import annotations

import base64
import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    for queue, messages in event["rmqMessagesByQueue"].items():
        for message in messages:
            order = json.loads(base64.b64decode(message["data"]))
            print(json.dumps({"accepted": order["id"], "queue": queue}))
