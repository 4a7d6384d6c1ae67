"""Patterns that log events must match."""

from collections.abc import Iterator

from aws_cdk import aws_logs as logs

from lambda_event_sources.parts.log_patterns import PatternOrText, SoundPattern
from tests.boundaries import STRINGS, Case, bad, edges, good, string_token

STRINGS["without colons and asterisks"] = (("a", "shop errors/web"), ("a:b", "*"))

_SOUND = (
    "",
    "ERROR",
    "?ERROR ?WARN -debug",
    '"(not closed" ERROR',
    r'"a \" quote"',
    '"100%"',
    "it's",
    "%[0-9]{3}% %4..%",
    '{ ($.level = "ERROR") && ($.tags[0] = "a]") }',
    "{ $.code = %4[0-9]{2}% }",
    "[ip, user, status = 4*, ...]",
)
_UNSOUND = (
    '"ERROR',
    r'"ERROR\"',
    '{ $.level = "ERROR }',
    '{ $.level = "ERROR"',
    '{ ($.level = "ERROR" }',
    '{ $.level = "ERROR" } }',
    "{ $.a = 1 } ERROR",
    "{ $.tags[0 = 1 }",
    '{ level = "ERROR" }',
    "[ip, user",
    "[ip] [user]",
    "%a% %b% %c%",
)


@edges.register
def _(limit: PatternOrText) -> Iterator[Case]:
    del limit
    yield Case("pattern", lambda: logs.FilterPattern.any_term("ERROR"), allowed=True)
    yield Case("pattern class", lambda: logs.FilterPattern.exists("$.code"), allowed=True)
    yield from (bad(1), bad(object(), "object"), bad(logs.FilterPattern, "class"), bad(["ERROR"]))


@edges.register
def _(limit: SoundPattern) -> Iterator[Case]:
    yield from map(good, _SOUND)
    yield from map(bad, _UNSOUND)
    yield from (good("x" * limit.longest, "longest"), bad("x" * (limit.longest + 1), "too long"))
    yield Case("token", string_token, allowed=True)
    yield Case("token inside", lambda: f'"{string_token()}', allowed=True)
    yield Case("pattern", lambda: logs.FilterPattern.literal("ERROR"), allowed=True)
    yield Case("unsound pattern", lambda: logs.FilterPattern.literal('"ERROR'), allowed=False)
