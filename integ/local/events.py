"""One real event through each source that the emulator delivers, and who cannot be served."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass

from integ.local.deployed import Deployed


@dataclass(frozen=True)
class Sender:
    """How to set off one source; the function will see the mark."""

    source: str
    stack: str
    event: str
    send: Callable[[Deployed, str], None]


def send_message(deployed: Deployed, mark: str) -> None:
    deployed.environment.client("sqs").send_message(
        QueueUrl=deployed.physical_id("Orders"),
        MessageBody=json.dumps({"type": "order", "id": mark, "quantity": 1}),
    )


def put_object(deployed: Deployed, mark: str) -> None:
    s3 = deployed.environment.client("s3")
    bucket = deployed.physical_id("Bucket")
    s3.put_object(Bucket=bucket, Key=f"uploads/{mark}.csv", Body=b"id,price\n1,9.99\n")


def publish(deployed: Deployed, mark: str) -> None:
    deployed.environment.client("sns").publish(
        TopicArn=deployed.physical_id("Alerts"),
        Message=mark,
        MessageAttributes={"severity": {"DataType": "String", "StringValue": "critical"}},
    )


def change_item(deployed: Deployed, mark: str) -> None:
    dynamodb = deployed.environment.client("dynamodb")
    for price in ("10", "12"):
        dynamodb.put_item(
            TableName=deployed.physical_id("Products"),
            Item={"id": {"S": mark}, "price": {"N": price}},
        )


def put_record(deployed: Deployed, mark: str) -> None:
    deployed.environment.client("kinesis").put_record(
        StreamName=deployed.physical_id("Readings"),
        PartitionKey=mark,
        Data=json.dumps({"sensor": mark, "celsius": 21.5}).encode(),
    )


def hello_url(deployed: Deployed, name: str) -> str:
    api = deployed.physical_id_of_type("AWS::ApiGateway::RestApi")
    return f"{deployed.environment.endpoint}/_aws/execute-api/{api}/prod/hello/{name}"


def get(deployed: Deployed, mark: str) -> None:
    # No proxy of the user's between this machine and itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(hello_url(deployed, mark)) as response:
        response.read()


SENDERS = (
    Sender("SqsEventSource", "integ-sqs", "message in a queue", send_message),
    Sender("S3EventSource", "integ-s3", "object in a bucket", put_object),
    Sender("SnsEventSource", "integ-sns", "message to a topic", publish),
    Sender("DynamoEventSource", "integ-dynamodb", "change of an item", change_item),
    Sender("KinesisEventSource", "integ-kinesis", "record in a stream", put_record),
    Sender("ApiEventSource", "integ-rest-api", "HTTP request", get),
)

UNDELIVERABLE = {
    "KinesisConsumerEventSource": "the emulator has no AWS::Kinesis::StreamConsumer",
    "ManagedKafkaEventSource": "the emulator makes the mapping, but never polls Kafka",
    "SelfManagedKafkaEventSource": "the emulator makes the mapping, but never polls Kafka",
}


def empty_bucket(deployed: Deployed) -> None:
    """CloudFormation deletes no bucket with objects in it."""
    s3 = deployed.environment.client("s3")
    bucket = deployed.physical_id("Bucket")
    for s3_object in s3.list_objects_v2(Bucket=bucket).get("Contents", []):
        s3.delete_object(Bucket=bucket, Key=s3_object["Key"])
