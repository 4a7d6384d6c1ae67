"""Every source delivers a real event to a real handler, and only those that it should."""

from __future__ import annotations

import json
import urllib.request
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from integ.local.deployed import Deployed
from integ.local.waiting import wait_until
from integ.stacks import DELIVERED
from integ.synchronous.rest_api import hello_url

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

Deploy = Callable[[str], Deployed]


@pytest.fixture
def mark() -> str:
    """What tells the events of one test from those of the others."""
    return uuid.uuid4().hex


def records_with(deployed: Deployed, mark: str) -> list[dict[str, Any]]:
    """What the function has printed about the events with this mark."""
    return [seen for seen in deployed.seen() if mark in json.dumps(seen)]


@pytest.mark.parametrize("name", DELIVERED)
def test_event_arrives(name: str, arrived: dict[str, str]) -> None:
    """The handler sees the event that the source was given, which has a mark of its own."""
    assert arrived[name].startswith("{"), arrived[name]


def test_sqs_filter_drops_other_messages(deployed: Deploy, mark: str) -> None:
    """A message that matches no filter leaves the queue without reaching the handler."""
    stack = deployed("integ-sqs")
    sqs = stack.environment.client("sqs")
    orders = stack.physical_id("Orders")
    refund = {"type": "refund", "id": f"refund-{mark}", "quantity": 1}
    sqs.send_message(QueueUrl=orders, MessageBody=json.dumps(refund))
    order = {"type": "order", "id": f"order-{mark}", "quantity": 1}
    sqs.send_message(QueueUrl=orders, MessageBody=json.dumps(order))

    stack.wait_until_seen(f"order-{mark}")

    def empty() -> bool:
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        answer = sqs.get_queue_attributes(QueueUrl=orders, AttributeNames=names)
        return all(answer["Attributes"][name] == "0" for name in names)

    wait_until(empty, "the queue to be empty", timeout_seconds=10)
    assert records_with(stack, mark) == [{"accepted": f"order-{mark}"}]


def test_sqs_retries_only_the_failed_message(deployed: Deploy, mark: str) -> None:
    """A reported message is retried and ends as a dead letter; its batch is handled once."""
    stack = deployed("integ-sqs")
    sqs = stack.environment.client("sqs")
    orders = stack.physical_id("Orders")
    # Retries after one second instead of thirty.
    sqs.set_queue_attributes(QueueUrl=orders, Attributes={"VisibilityTimeout": "1"})
    quantities = {"first": 1, "bad": 0, "last": 2}
    sqs.send_message_batch(
        QueueUrl=orders,
        Entries=[
            {
                "Id": name,
                "MessageBody": json.dumps(
                    {"type": "order", "id": f"{name}-{mark}", "quantity": quantity}
                ),
            }
            for name, quantity in quantities.items()
        ],
    )

    dead = wait_until(
        lambda: sqs.receive_message(QueueUrl=stack.physical_id("DeadLetters")).get("Messages"),
        "the bad message in the dead-letter queue",
        timeout_seconds=20,
    )
    assert [json.loads(message["Body"])["id"] for message in dead] == [f"bad-{mark}"]
    records = records_with(stack, mark)
    accepted = sorted(record["accepted"] for record in records if "accepted" in record)
    assert accepted == [f"first-{mark}", f"last-{mark}"]
    assert sum("refused" in record for record in records) == 2, "max_receive_count is 2"


def test_s3_filters_by_prefix_and_suffix(deployed: Deploy, mark: str) -> None:
    """Only an object whose key has both prefix and suffix is notified."""
    stack = deployed("integ-s3")
    s3 = stack.environment.client("s3")
    keys = [f"uploads/{mark}.txt", f"elsewhere/{mark}.csv", f"uploads/{mark} final.csv"]
    for key in keys:
        s3.put_object(Bucket=stack.physical_id("Bucket"), Key=key, Body=b"1\n2\n3\n")

    stack.wait_until_seen(f"{mark} final.csv")
    assert records_with(stack, mark) == [{"key": f"uploads/{mark} final.csv", "lines": 3}]


def test_sns_filter_policy_drops_other_messages(deployed: Deploy, mark: str) -> None:
    """Only a message whose attribute matches the filter policy is pushed."""
    stack = deployed("integ-sns")
    sns = stack.environment.client("sns")
    for severity in ("info", "critical"):
        sns.publish(
            TopicArn=stack.physical_id("Alerts"),
            Message=mark,
            MessageAttributes={"severity": {"DataType": "String", "StringValue": severity}},
        )

    stack.wait_until_seen(mark)
    assert records_with(stack, mark) == [{"alert": mark, "severity": "critical"}]


def test_dynamodb_filter_drops_inserts(deployed: Deploy, mark: str) -> None:
    """Of an insert and a change, only the change passes the filter."""
    stack = deployed("integ-dynamodb")
    dynamodb = stack.environment.client("dynamodb")
    for price in ("1", "2"):
        dynamodb.put_item(
            TableName=stack.physical_id("Products"),
            Item={"id": {"S": mark}, "price": {"N": price}},
        )

    stack.wait_until_seen(mark)
    assert records_with(stack, mark) == [
        {"event": "MODIFY", "product": mark, "from": 1.0, "to": 2.0}
    ]


def test_kinesis_keeps_the_order_of_a_shard(deployed: Deploy, mark: str) -> None:
    """Records with one partition key arrive in the order in which they were put."""
    stack = deployed("integ-kinesis")
    kinesis = stack.environment.client("kinesis")
    for celsius in range(5):
        kinesis.put_record(
            StreamName=stack.physical_id("Readings"),
            PartitionKey=mark,
            Data=json.dumps({"sensor": mark, "celsius": celsius}).encode(),
        )

    wait_until(lambda: len(records_with(stack, mark)) == 5, "five readings", timeout_seconds=20)
    assert [record["celsius"] for record in records_with(stack, mark)] == [0, 1, 2, 3, 4]


def test_rest_api_answers(deployed: Deploy) -> None:
    """What the handler returns is the HTTP response."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(hello_url(deployed("integ-rest-api"), "Ada")) as response:
        assert response.status == 200
        assert json.load(response) == {"message": "Hello, Ada!"}
