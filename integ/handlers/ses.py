"""Writes down what mail came from whom."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    for record in event["Records"]:
        mail = record["ses"]["mail"]
        print(json.dumps({"id": mail["messageId"], "from": mail["source"]}))
