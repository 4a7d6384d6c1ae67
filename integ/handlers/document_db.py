"""Says what has become of each order in a DocumentDB collection."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    for item in event["events"]:
        change = item["event"]
        document = change["documentKey"]["_id"]
        print(json.dumps({"order": document, "change": change["operationType"]}))
