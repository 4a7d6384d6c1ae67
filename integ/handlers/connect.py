"""Tells a contact flow the name of the caller."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, str]:
    caller = event["Details"]["ContactData"]["CustomerEndpoint"]["Address"]
    print(json.dumps({"caller": caller}))
    return {"name": "Ada Lovelace"}
