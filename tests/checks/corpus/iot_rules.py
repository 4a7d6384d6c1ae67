"""Rules of AWS IoT: statements, names, and what happens to messages that are not handed over."""

from typing import Any

from aws_cdk import aws_iot as iot

from tests.checks.pair import Pair
from tests.checks.scene import Scene

GUIDE = "https://docs.aws.amazon.com/iot/latest/developerguide"
SQL = f"{GUIDE}/iot-sql-reference.html"
FROM = f"{GUIDE}/iot-sql-from.html"
VERSIONS = f"{GUIDE}/iot-rule-sql-version.html"
ERRORS = f"{GUIDE}/rule-error-handling.html"
API = "https://docs.aws.amazon.com/iot/latest/apireference/API_CreateTopicRule.html"
NAMES = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html"
IDS = "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html"
ALL = "SELECT * FROM 'devices/+/readings'"
QUEUE = iot.CfnTopicRule.SqsActionProperty(
    queue_url="https://sqs.us-east-1.amazonaws.com/111111111111/failed",
    role_arn="arn:aws:iam::111111111111:role/failed",
)
TOPIC = iot.CfnTopicRule.RepublishActionProperty(role_arn=QUEUE.role_arn, topic="failed")


def bind(s: Scene, sql: str = ALL, fn: Any = None, **kw: Any) -> object:
    return s.bind(s.m.IotRuleEventSource(sql, **kw), fn)


def statement(about: str, wrong: str, valid: str, page: str = FROM) -> Pair:
    return Pair(f"sql: {about}", lambda s: bind(s, wrong), lambda s: bind(s, valid), page, own=True)


def given(about: str, prop: str, wrong: Any, valid: Any, page: str = API) -> Pair:
    return Pair(
        f"{prop}: {about}",
        lambda s: bind(s, **{prop: wrong}),
        lambda s: bind(s, **{prop: valid}),
        page,
        own=True,
    )


def on_two(s: Scene, **kw: Any) -> None:
    """Bind one source to two functions."""
    source = s.m.IotRuleEventSource(ALL, **kw)
    for name in ("One", "Two"):
        s.bind(source, s.fn(name=name))


PAIRS: list[Pair] = [
    statement("not empty", "", "SELECT * FROM 'a'", SQL),
    statement("what to select", "* FROM 'a'", "SELECT * FROM 'a'", SQL),
    statement("a topic in quotes", "SELECT * FROM a/b", "SELECT * FROM 'a/b'"),
    statement("# at the end", "SELECT * FROM 'a/#/b'", "SELECT * FROM 'a/b/#'"),
    statement("+ for a whole level", "SELECT * FROM 'a/b+'", "SELECT * FROM 'a/+'"),
    given("one that there is", "aws_iot_sql_version", "2016-03-24", "2016-03-23", VERSIONS),
    given("no slashes", "construct_id", "Devices/Hot", "DevicesHot", IDS),
    given("no hyphens", "rule_name", "hot-devices", "hot_devices"),
    given("at most 128 characters", "rule_name", "x" * 129, "x" * 128),
    given(
        "one action",
        "error_action",
        iot.CfnTopicRule.ActionProperty(sqs=QUEUE, republish=TOPIC),
        iot.CfnTopicRule.ActionProperty(sqs=QUEUE),
        ERRORS,
    ),
    Pair(
        "rule_name: not for two functions",
        lambda s: on_two(s, rule_name="hot"),
        on_two,
        NAMES,
        own=True,
    ),
]
