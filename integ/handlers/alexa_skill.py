"""Answers Alexa: a custom skill sends a request, a smart home skill a directive."""

from __future__ import annotations

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    if "directive" in event:
        header = event["directive"]["header"]
        print(json.dumps({"directive": header["name"]}))
        return {"event": {"header": {**header, "name": "Response"}, "payload": {}}}
    print(json.dumps({"request": event["request"]["type"]}))
    speech = {"type": "PlainText", "text": "Hello!"}
    return {"version": "1.0", "response": {"outputSpeech": speech, "shouldEndSession": True}}
