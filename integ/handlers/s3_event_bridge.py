"""Notes what happens to the objects of a bucket."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    # One object per event, and its key as it is.
    print(json.dumps({event["detail-type"]: event["detail"]["object"]["key"]}))
