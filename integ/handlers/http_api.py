"""Takes orders, and finds them."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    if event["routeKey"] == "POST /orders":
        answer = {"accepted": json.loads(event["body"])["id"]}
    else:
        answer = {"found": event["pathParameters"]["id"]}
    print(json.dumps(answer))
    return {"statusCode": 200, "body": json.dumps(answer)}
