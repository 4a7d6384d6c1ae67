"""What the rules of AWS IoT Core take: statements and actions."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from aws_cdk import aws_iot as iot

from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.structs import fields_of, is_dict

_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")
_SELECT = re.compile(r"\s*SELECT\s+\S.*", re.IGNORECASE | re.DOTALL)
_FROM = re.compile(r"\bFROM\b", re.IGNORECASE)
_TOPIC = re.compile(r"\bFROM\s+(['\"])(?P<topic>.*?)\1", re.IGNORECASE | re.DOTALL)
_FUNCTION = Has("function_arn", "a function")


@dataclass(frozen=True)
class TopicSql(NamedLimit):
    """A statement that AWS IoT can read, as far as that shows.

    A rule that is for basic ingest only needs no FROM
    (https://docs.aws.amazon.com/iot/latest/developerguide/iot-basic-ingest.html).
    """

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            "a statement of the form SELECT ... FROM 'topic' WHERE ..., in which + and # stand for "
            "whole levels of the topic, and # for the last ones"
        )

    def allows(self, value: Any) -> bool:
        """Tell whether it has that form, topic filter and all."""
        if _SELECT.fullmatch(value) is None:
            return False
        topics = [found["topic"] for found in _TOPIC.finditer(value)]
        if not topics:  # nested selects have a FROM of their own, without a topic
            return _FROM.search(_LITERAL.sub("", value)) is None
        return all(map(_is_filter, topics))


def _is_filter(topic: str) -> bool:
    """Tell whether topics can match: https://docs.aws.amazon.com/iot/latest/developerguide/topics.html."""
    *levels, last = topic.split("/")
    if not topic or any("#" in level for level in levels):
        return False
    return all(level == "+" or "+" not in level for level in [*levels, last]) and (
        last == "#" or "#" not in last
    )


@dataclass(frozen=True)
class OneAction(NamedLimit):
    """A function, or an action of a rule."""

    is_type: ClassVar[bool] = True

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return "a function, or an ActionProperty with one action, which is a struct, too"

    def allows(self, value: Any) -> bool:
        """Tell whether it is one of both; of a dict in it, the kernel would understand nothing."""
        if not isinstance(value, iot.CfnTopicRule.ActionProperty):
            return is_function(value)
        actions = [field for field in fields_of(value).values() if field is not None]
        return len(actions) == 1 and not is_dict(actions[0])


def is_function(value: object) -> bool:
    """Tell whether a value is a function, and no action."""
    return _FUNCTION.allows(value)
