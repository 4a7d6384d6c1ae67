"""Takes orders from a web page."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    http = event["requestContext"]["http"]
    print(json.dumps({"method": http["method"], "path": event["rawPath"]}))
    return {"statusCode": 202, "body": json.dumps({"accepted": event["rawPath"]})}
