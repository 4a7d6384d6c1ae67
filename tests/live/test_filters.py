"""The matcher and the checks of filters, held against two other implementations.

The emulator has EventBridge's ``TestEventPattern``, whose rules Lambda's filters share, and its own
filtering of event source mappings, which is simpler.
"""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import event, given, settings

from integ.local.waiting import wait_until
from lambda_event_sources import matches
from lambda_event_sources.filters.grammar import faults
from tests.filters.drawn import OBJECTS, ODD_PATTERNS, PATTERNS
from tests.filters.examples import BASICS, SQS

if TYPE_CHECKING:
    from integ.local.environment import LocalEnvironment

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

ALWAYS_THE_SAME = settings(max_examples=400, deadline=None, derandomize=True, database=None)
ENVELOPE: dict[str, Any] = {
    "id": "1",
    "account": "111111111111",
    "source": "test",
    "time": "2030-01-01T00:00:00Z",
    "region": "eu-west-1",
    "resources": [],
    "detail-type": "test",
}


@pytest.fixture(name="client", scope="module")
def _client(environment: LocalEnvironment) -> Any:
    return environment.client("events")


def eventbridge(client: Any, pattern: object, detail: str) -> bool | None:
    """Return whether a pattern matches; None where it is refused."""
    text = json.dumps(ENVELOPE)[:-1] + f', "detail": {detail}}}'
    try:
        answer = client.test_event_pattern(EventPattern=json.dumps({"detail": pattern}), Event=text)
    except client.exceptions.InvalidEventPatternException:
        return None
    result: bool = answer["Result"]
    return result


@ALWAYS_THE_SAME
@given(pattern=PATTERNS, body=OBJECTS)
def test_the_matcher_agrees_with_eventbridge(
    client: Any, pattern: dict[str, Any], body: dict[str, Any]
) -> None:
    """Random patterns and bodies."""
    text = json.dumps(body)
    ours = matches({"body": pattern}, {"body": text})
    event(f"matches: {ours}")

    assert eventbridge(client, pattern, text) == ours


@ALWAYS_THE_SAME
@given(pattern=ODD_PATTERNS)
def test_the_checks_agree_with_eventbridge(client: Any, pattern: dict[str, Any]) -> None:
    """Random patterns, of which most are wrong."""
    is_wrong = any(faults({"detail": pattern}))
    event(f"wrong: {is_wrong}")

    assert (eventbridge(client, pattern, "{}") is None) == is_wrong


EXPLAINED = [
    ("Lambda compares numbers by how they are written", BASICS, {"n": [300]}, '{"n": 300.0}'),
    ("Lambda compares numbers by how they are written", BASICS, {"n": [300]}, '{"n": 3.0e2}'),
    ("Lambda drops JSON where the pattern asks for text", SQS, [{"exists": False}], '{"n": 1}'),
]
"""Why Lambda does not match what EventBridge does, the page, the pattern, the data."""


@pytest.mark.parametrize(("reason", "page", "pattern", "body"), EXPLAINED)
def test_disagreements_with_eventbridge(
    client: Any, reason: str, page: str, pattern: Any, body: str
) -> None:
    """Lambda's own page decides; if this fails, the emulator has changed."""
    assert reason
    assert page
    assert not matches({"body": pattern}, {"body": body})
    assert eventbridge(client, pattern, body)


HANDLER = """
import json
def handler(event, context):
    for record in event["Records"]:
        print(json.dumps([record["eventSourceARN"], record["body"]]))
"""
BODIES = (
    '{"kind": "order", "price": 5}',
    '{"kind": "order", "price": "5"}',
    '{"kind": "refund", "price": -1, "buyer": {"city": "Rome"}}',
    '{"price": 10.5, "note": null}',
    "order",
    "{}",
)
MAPPINGS: dict[str, tuple[list[dict[str, Any]], set[str]]] = {
    "values": ([{"body": {"kind": ["order", "offer"]}}], set()),
    "prefix and suffix": ([{"body": {"kind": [{"prefix": "ord"}, {"suffix": "und"}]}}], set()),
    "null": ([{"body": {"note": [None], "price": [10.5]}}], set()),
    "nested": ([{"body": {"buyer": {"city": ["Rome"]}}}], set()),
    "two filters": ([{"body": {"kind": ["refund"]}}, {"body": {"price": [10.5]}}], set()),
    "text": ([{"body": ["order"]}], set()),
    # Numbers in strings are numbers to it; AWS's page on DynamoDB says that they are none.
    "range": ([{"body": {"price": [{"numeric": [">=", 5, "<", 10]}]}}], {BODIES[1]}),
    # "For Lambda to consider the event a match, the event must contain all the field names": the
    # emulator takes a missing field for one that is anything but "order".
    "anything but": ([{"body": {"kind": [{"anything-but": ["order"]}]}}], {BODIES[3], BODIES[5]}),
}
"""Filters of one mapping, and the bodies that the emulator lets pass though Lambda would not."""


@pytest.fixture(name="function", scope="module")
def _function(environment: LocalEnvironment) -> Iterator[str]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("index.py", HANDLER)
    name = f"filters-{uuid.uuid4().hex}"
    functions = environment.client("lambda")
    functions.create_function(
        FunctionName=name,
        Runtime="python3.12",
        Handler="index.handler",
        Role="arn:aws:iam::111111111111:role/filters",
        Code={"ZipFile": archive.getvalue()},
    )
    yield name
    functions.delete_function(FunctionName=name)


def arrived(environment: LocalEnvironment, function: str, arn: str) -> list[str]:
    """Return the bodies that the function has seen from one queue."""
    logs = environment.client("logs")
    try:
        answer = logs.filter_log_events(logGroupName=f"/aws/lambda/{function}")
    except logs.exceptions.ResourceNotFoundException:
        return []
    lines = [line for entry in answer["events"] for line in entry["message"].splitlines()]
    seen = [json.loads(line) for line in lines if line.startswith('["arn')]
    return [body for source, body in seen if source == arn]


@pytest.mark.parametrize("name", MAPPINGS)
def test_the_matcher_agrees_with_a_mapping(
    environment: LocalEnvironment, function: str, name: str
) -> None:
    """What reaches a handler through a queue with filters is what the matcher says."""
    filters, lenient = MAPPINGS[name]
    sqs = environment.client("sqs")
    url = sqs.create_queue(QueueName=f"filters-{uuid.uuid4().hex}")["QueueUrl"]
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    arn = attributes["QueueArn"]
    functions = environment.client("lambda")
    mapping = functions.create_event_source_mapping(
        FunctionName=function,
        EventSourceArn=arn,
        BatchSize=1,
        FilterCriteria={"Filters": [{"Pattern": json.dumps(item)} for item in filters]},
    )
    for body in BODIES:
        sqs.send_message(QueueUrl=url, MessageBody=body)
    expected = {body for body in BODIES if matches(filters, {"body": body})}
    assert not expected & lenient

    def handled() -> bool:
        answer = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        counts = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
        return all(answer[count] == "0" for count in counts)

    wait_until(handled, f"the queue with the filters {name!r} to be empty", 20)
    assert {*arrived(environment, function, arn)} == expected | lenient

    functions.delete_event_source_mapping(UUID=mapping["UUID"])
    sqs.delete_queue(QueueUrl=url)
