"""Answers what a load balancer is asked."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    print(json.dumps({"method": event["httpMethod"], "path": event["path"]}))
    return {
        "statusCode": 200,
        "statusDescription": "200 OK",
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps({"path": event["path"]}),
        "isBase64Encoded": False,
    }
