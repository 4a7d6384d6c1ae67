"""How a filter sees a record of an event: keys in one object, and the data decoded."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lambda_event_sources.filters import values
from lambda_event_sources.filters.late import is_list, is_object

_EVENT = ("Records", "records", "messages", "rmqMessagesByQueue", "events")
"""What events of the sources have their records under."""


@dataclass(frozen=True)
class View:
    """A record as a filter sees it.

    Attributes:
        fields: The metadata.
        key: The key of the data; empty where the record has none of its own form.
        data: The data, from JSON if it is such, else as text.
        passes_mismatch: Whether a pattern in the other form of data is left aside. All sources but
            Kafka and Amazon MQ drop the record instead.
    """

    fields: Mapping[str, Any]
    key: str = ""
    data: object = None
    passes_mismatch: bool = False

    @property
    def is_json(self) -> bool:
        """Whether the data is an object or a list."""
        return is_object(self.data) or is_list(self.data)


def view_of(record: Mapping[str, Any]) -> View:
    """Return a record as Lambda filters it; its form tells the source that it is from.

    Raises:
        TypeError: It is no dict.
        ValueError: It is a whole event, or its data is not in Base64, as in every real event of
            that source.
    """
    if not is_object(record):
        raise TypeError(f"record: must be a dict, one of an event, got a {type(record).__name__}")
    if is_object(record.get("kinesis")):
        rest = {key: value for key, value in record.items() if key != "kinesis"}
        return view_of({**rest, **record["kinesis"]})
    if "dynamodb" in record:
        return View(record)
    if "body" in record:
        return View(record, "body", _parsed(record["body"]))
    if "data" in record:
        is_mq = "messageID" in record or "basicProperties" in record
        return View(record, "data", _decoded("data", record["data"]), passes_mismatch=is_mq)
    if "value" in record:
        return View(record, "value", _decoded("value", record["value"]), passes_mismatch=True)
    for key in _EVENT:
        if is_list(record.get(key)) or is_object(record.get(key)):
            raise ValueError(f"record: that is a whole event; pass one of the records in its {key}")
    return View(record)


def _decoded(key: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        raw = base64.b64decode(value, validate=True)
    except binascii.Error:
        raise ValueError(f"record: {key} is not in Base64, as it is in a real event") from None
    try:
        return _parsed(raw.decode())
    except UnicodeDecodeError:
        return None  # neither JSON nor a text


def _parsed(text: object) -> object:
    if not isinstance(text, str):
        return text
    try:
        value = values.parse(text)
    except ValueError:
        return text
    return value if is_object(value) or is_list(value) else text
