"""Statements and actions of the rules of AWS IoT."""

from collections.abc import Iterator
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_iot as iot
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.parts.topic_rules import OneAction, TopicSql
from tests.boundaries import STRINGS, Case, bad, edges, good, string_token

STRINGS["made of letters, digits and underscores only"] = (
    ("a", "Hot_devices_2"),
    ("hot-devices", "hot devices", "hot/devices"),
)
_REPUBLISH = iot.CfnTopicRule.RepublishActionProperty(role_arn="arn", topic="failed")
_QUEUE: Any = {
    "queue_url": "https://sqs.eu-west-1.amazonaws.com/111111111111/failed",
    "role_arn": "arn:aws:iam::111111111111:role/failed",
}


@edges.register
def _(limit: TopicSql) -> Iterator[Case]:
    del limit
    yield from map(
        good,
        (
            "SELECT * FROM 'a'",
            "select a.b as c, topic(2)\nfrom 'a/+/b/#' where c > 30",
            'SELECT * FROM "a/b"',
            "SELECT * FROM '#'",
            "SELECT * FROM '+'",
            "SELECT *",
            "SELECT 'from' AS a",
            "SELECT (SELECT v FROM e WHERE n = 'x') AS t FROM 'a'",
            "SELECT VALUE * FROM '$aws/things/+/shadow/update'",
        ),
    )
    yield from map(
        bad,
        (
            "",
            "SELECT",
            "SELECTED * FROM 'a'",
            "* FROM 'a'",
            "SELECT * FROM",
            "SELECT * FROM a/b",
            "SELECT * FROM ''",
            "SELECT * FROM 'a/#/b'",
            "SELECT * FROM 'a#'",
            "SELECT * FROM 'a/b+'",
            "a/b",
            1,
            ["SELECT * FROM 'a'"],
        ),
    )
    yield Case("token", string_token, allowed=True)


@edges.register
def _(limit: OneAction) -> Iterator[Case]:
    del limit
    action = iot.CfnTopicRule.ActionProperty
    queue = iot.CfnTopicRule.SqsActionProperty(**_QUEUE)
    yield Case("action", lambda: action(sqs=queue), allowed=True)
    yield Case("function", _function, allowed=True)
    yield Case("no action", action, allowed=False)
    yield Case("a dict", lambda: action(sqs=_QUEUE), allowed=False)
    yield Case("two actions", lambda: action(sqs=queue, republish=_REPUBLISH), allowed=False)
    yield from map(bad, ({}, {"sqs": queue}, "arn", 1, True))
    yield bad(lambda_.Function, "class")


def _function() -> lambda_.IFunction:
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:errors"
    return lambda_.Function.from_function_arn(cdk.Stack(cdk.App(), "Stack"), "Function", arn)
