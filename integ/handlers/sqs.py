"""Accepts orders; one that makes no sense is reported, so that Lambda retries it alone."""

from __future__ import annotations

import json
from typing import Any


def accept(order: dict[str, Any]) -> None:
    if order["quantity"] < 1:
        raise ValueError(f"quantity must be at least 1, got {order['quantity']}")
    print(json.dumps({"accepted": order["id"]}))


def is_accepted(record: dict[str, Any]) -> bool:
    try:
        accept(json.loads(record["body"]))
    except (KeyError, TypeError, ValueError) as error:
        print(json.dumps({"refused": record["body"], "because": str(error)}))
        return False
    return True


def handler(event: dict[str, Any], _context: object) -> dict[str, list[dict[str, str]]]:
    refused = [record for record in event["Records"] if not is_accepted(record)]
    return {"batchItemFailures": [{"itemIdentifier": record["messageId"]} for record in refused]}
