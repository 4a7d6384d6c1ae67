"""Lets chatters with a name in, and greets them."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    if event["requestContext"]["routeKey"] == "$connect":
        query: dict[str, str] = event.get("queryStringParameters") or {}
        name = query.get("name")
        print(json.dumps({"connected": name}))
        return {"statusCode": 200 if name else 403}
    name = json.loads(event["body"])["name"]
    print(json.dumps({"greeted": name}))
    return {"statusCode": 200, "body": json.dumps({"message": f"Hello, {name}!"})}
