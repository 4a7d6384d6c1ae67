"""Converts readings from Celsius to kelvin, and drops what is none."""

from __future__ import annotations

import base64
import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    return {"records": [transform(record) for record in event["records"]]}


def transform(record: dict[str, Any]) -> dict[str, Any]:
    reading = json.loads(base64.b64decode(record["data"]))
    if "celsius" not in reading:
        return {"recordId": record["recordId"], "result": "Dropped", "data": record["data"]}
    converted = {"sensor": reading["sensor"], "kelvin": reading["celsius"] + 273.15}
    line = json.dumps(converted)
    print(line)
    data = base64.b64encode(f"{line}\n".encode()).decode()
    return {"recordId": record["recordId"], "result": "Ok", "data": data}
