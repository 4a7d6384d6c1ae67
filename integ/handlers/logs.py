"""Writes down errors."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    batch = json.loads(gzip.decompress(base64.b64decode(event["awslogs"]["data"])))
    if batch["messageType"] != "DATA_MESSAGE":  # whether the function can be reached
        return
    for line in batch["logEvents"]:
        print(json.dumps({"group": batch["logGroup"], "error": line["message"]}))
