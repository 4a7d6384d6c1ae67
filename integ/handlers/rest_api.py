"""Greets whoever asks."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    name = event["pathParameters"]["name"]
    print(json.dumps({"greeted": name}))
    return {"statusCode": 200, "body": json.dumps({"message": f"Hello, {name}!"})}
