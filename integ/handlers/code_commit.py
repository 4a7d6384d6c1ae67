"""Writes down which branch has got which commit."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> None:
    for record in event["Records"]:
        repository = record["eventSourceARN"].rpartition(":")[2]
        for reference in record["codecommit"]["references"]:
            branch = reference["ref"].removeprefix("refs/heads/")
            line = {"repository": repository, "branch": branch, "commit": reference["commit"]}
            print(json.dumps(line))
