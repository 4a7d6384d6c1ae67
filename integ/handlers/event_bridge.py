"""Announces orders."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    detail = event["detail"]
    print(json.dumps({event["detail-type"]: detail["order"], "total": detail["total"]}))
