"""What the rules of EventBridge and the schedules of Scheduler say alike of their target."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import aws_cdk as cdk

from lambda_event_sources.core import props
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.json_text import compact
from lambda_event_sources.core.limits import Between, Length, NamedLimit, Seconds
from lambda_event_sources.core.objects import Standard
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.structs import is_dict
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.filters.late import holds_late

_RETRIES = "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html"
_RULE = "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html"

RetryAttempts = Annotated[
    props.Number,
    Between(0, 185),
    Doc("How often an invocation is tried again that Lambda did not accept.", "185", _RETRIES),
]
"""Retries."""

MaxEventAge = Annotated[
    cdk.Duration,
    Seconds(60, 86_400),
    Doc("How long an invocation is tried again.", "24 hours", _RETRIES),
]
"""How old an event may get."""

Description = Annotated[str, Length(0, 512), Doc("What it is for.", page=_RULE)]
"""A description."""

Enabled = Annotated[bool, Doc("Whether it runs.", "True", _RULE)]
"""Whether a rule or schedule is on."""

StandardQueue = Annotated[props.Queue, Standard("queue", "dead letters cannot go to a FIFO queue")]
"""A queue for what could not be delivered."""


@dataclass(frozen=True)
class Json(NamedLimit):
    """A dict, or a string with JSON, that is not too long."""

    most: int
    unit: str = "characters"

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"valid JSON of at most {self.most} {self.unit}"

    def allows(self, value: Any) -> bool:
        """Tell whether nothing is wrong."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong with a dict or a string; CDK's objects are known at deploy only."""
        if is_dict(value):
            size = 0 if holds_late(value) else self._size(compact(value))
        elif isinstance(value, str) and not is_token(value):
            size = self._size(value)
            if not _is_json(value):
                text = f"{prop} must be a dict, or a string with valid JSON, got {value[:80]!r}"
                yield Problem(prop, value, self, text)
        else:
            size = 0
        if size > self.most:
            text = f"{prop} must be at most {self.most} {self.unit} as JSON, got {size}"
            yield Problem(prop, value, self, text)

    def _size(self, text: str) -> int:
        return len(text) if self.unit == "characters" else len(text.encode())


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
