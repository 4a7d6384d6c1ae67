"""Books tables."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    intent = event["sessionState"]["intent"]
    print(json.dumps({"booked": intent["name"]}))
    intent["state"] = "Fulfilled"
    return {"sessionState": {"dialogAction": {"type": "Close"}, "intent": intent}}
