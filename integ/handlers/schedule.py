"""Makes reports."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    print(json.dumps({"report": event["report"]}))
