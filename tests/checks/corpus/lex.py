"""Code hooks of Lex bots, which CDK's module has not."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_lex as lex

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_ATTACH = "https://docs.aws.amazon.com/lexv2/latest/dg/lambda-attach-api.html"
_LOCALES = "https://docs.aws.amazon.com/lexv2/latest/dg/how-languages.html"
_BOT_ALIAS = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference"
    "/aws-resource-lex-botalias.html"
)
_WAITING = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html"
)
_ARN = "arn:aws:lex:us-east-1:111111111111:bot-alias/ABCDEFGHIJ/KLMNOPQRST"
_MANY = [f"{first}{second}_US" for first in "abcdefgh" for second in "abcdefgh"]
_Case = Callable[[Scene], object]


def _alias(s: Scene) -> lex.CfnBotAlias:
    return lex.CfnBotAlias(s.stack, "Alias", bot_alias_name="live", bot_id="ABCDEFGHIJ")


def _hook(*locale_ids: str) -> _Case:
    return lambda s: s.bind(s.m.LexEventSource(_alias(s), locale_ids=[*locale_ids]))


def _existing(given: str, **kw: Any) -> _Case:
    return lambda s: s.bind(s.m.LexEventSource(given, **kw))


def _without_locales(s: Scene) -> object:
    return s.bind(s.m.LexEventSource(_alias(s)))


def _two(s: Scene, locale_id: str) -> object:
    alias = _alias(s)
    s.bind(s.m.LexEventSource(alias, locale_ids=["en_US"]), s.fn())
    return s.bind(s.m.LexEventSource(alias, locale_ids=[locale_id]), s.fn(name="Other"))


def _told(s: Scene, *, alias_id: bool) -> object:
    alias = _alias(s)
    fn = s.bind(s.m.LexEventSource(alias, locale_ids=["en_US"]))
    return fn.add_environment("ALIAS", alias.attr_bot_alias_id if alias_id else "live")


PAIRS = [
    Pair("locale as Lex writes it", _hook("en-US"), _hook("en_US"), _LOCALES, own=True),
    Pair("some locale", _hook(), _hook("en_US"), _ATTACH, own=True),
    Pair("at most 50 locales", _hook(*_MANY[:51]), _hook(*_MANY[:50]), _BOT_ALIAS, own=True),
    Pair("each locale once", _hook("en_US", "en_US"), _hook("en_US", "en_GB"), _ATTACH, own=True),
    Pair("locales of an own alias", _without_locales, _hook("en_US"), _ATTACH, own=True),
    Pair(
        "no locales of an existing alias",
        _existing(_ARN, locale_ids=["en_US"]),
        _hook("en_US"),
        _ATTACH,
        own=True,
    ),
    Pair("ARN of an alias", _existing("live"), _hook("en_US"), _ATTACH, own=True),
    Pair(
        "existing alias, to which nobody may have attached the function",
        _existing(_ARN),
        _hook("en_US"),
        _ATTACH,
        risky=True,
        own=True,
    ),
    Pair(
        "one function per locale",
        lambda s: _two(s, "en_US"),
        lambda s: _two(s, "de_DE"),
        _ATTACH,
        own=True,
    ),
    Pair(
        "alias in the function's environment",
        lambda s: _told(s, alias_id=True),
        lambda s: _told(s, alias_id=False),
        _WAITING,
        own=True,
    ),
]
