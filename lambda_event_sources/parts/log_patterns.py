"""Patterns that log events must match: what CloudWatch Logs takes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, cast

from aws_cdk import aws_logs as logs

from lambda_event_sources.core.display import show
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.memory import once_per_object
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.tokens import is_token

_SYNTAX = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html"
_PAIRS = {"{": "}", "[": "]", "(": ")"}
_LITERAL = re.compile(r'(?P<text>"(?:[^"\\]|\\.)*")|(?P<expression>%(?:[^%\\]|\\.)*%)', re.DOTALL)
"""What a pattern quotes: a text, or a regular expression."""


@once_per_object
def _asked(pattern: logs.IFilterPattern) -> str:
    return pattern.log_pattern_string


def text_of(pattern: Any) -> str:
    """Return the text of a pattern; one of CDK's is asked for it once."""
    return pattern if isinstance(pattern, str) else _asked(pattern)


def pattern_of(pattern: Any) -> logs.IFilterPattern:
    """Return a pattern as CDK takes it."""
    is_text = isinstance(pattern, str)
    return logs.FilterPattern.literal(pattern) if is_text else cast("logs.IFilterPattern", pattern)


@dataclass(frozen=True)
class PatternOrText(Has):
    """A pattern of CDK, or its text."""

    def allows(self, value: object) -> bool:
        """Tell whether it is either."""
        return isinstance(value, str) or super().allows(value)


@dataclass(frozen=True)
class SoundPattern(NamedLimit):
    """A pattern that CloudWatch Logs can read, as far as that shows."""

    longest: int
    most_expressions: int

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            f"at most {self.longest} characters long, with every quote, bracket and brace closed, "
            f"at most {self.most_expressions} regular expressions, and $ in what selects from JSON"
        )

    def allows(self, value: Any) -> bool:
        """Tell whether nothing is wrong with the text."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong with the text."""
        text = text_of(value)
        for requirement in () if is_token(text) else self._requirements(text):
            yield Problem(prop, value, self, f"{prop} must be {requirement}, got {show(text)}")

    def _requirements(self, text: str) -> Iterator[str]:
        """Yield what the text must be, and is not."""
        if len(text) > self.longest:
            yield f"at most {self.longest} characters long"
        expressions = sum(found.lastgroup == "expression" for found in _LITERAL.finditer(text))
        if expressions > self.most_expressions:
            yield f"a pattern with at most {self.most_expressions} regular expressions"
        outline = _LITERAL.sub("", text).strip()
        if '"' in outline:
            yield "a pattern with every quote closed"
        elif outline.startswith(("{", "[")) and not _is_closed(outline):
            yield "a pattern with every bracket and brace closed"
        elif outline.startswith("{") and "$" not in outline:
            yield "a pattern that selects from JSON by $, as in { $.level = 40 }"


def _is_closed(outline: str) -> bool:
    """Tell whether the outline is one bracketed expression, to its end."""
    expected: list[str] = []
    for position, character in enumerate(outline):
        if character in _PAIRS:
            expected.append(_PAIRS[character])
        elif character in _PAIRS.values():
            if not expected or expected.pop() != character:
                return False
            if not expected and position < len(outline) - 1:
                return False
    return not expected


FilterPattern = Annotated[
    logs.IFilterPattern | str,
    PatternOrText("log_pattern_string", "a filter pattern, or its text"),
    SoundPattern(longest=1024, most_expressions=2),
    Doc(
        "Which events: made by `logs.FilterPattern`, or written in the syntax of CloudWatch Logs.",
        "all events",
        _SYNTAX,
    ),
]
"""https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html"""
