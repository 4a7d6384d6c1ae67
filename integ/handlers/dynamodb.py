"""Tells how a product's price changed."""

from __future__ import annotations

import json
from typing import Any


def price(image: dict[str, dict[str, str]]) -> float:
    return float(image["price"]["N"])


def handler(event: dict[str, Any], _context: object) -> None:
    for record in event["Records"]:
        change = record["dynamodb"]
        print(
            json.dumps(
                {
                    "event": record["eventName"],
                    "product": change["Keys"]["id"]["S"],
                    "from": price(change["OldImage"]),
                    "to": price(change["NewImage"]),
                }
            )
        )
