"""Where each source has what in its records, and patterns that no record of it can match.

Lambda's pages name one key per source for the data, and speak of metadata beside it without a list;
so every key that a record has passes. Refused is what is in no record of the source.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from lambda_event_sources.filters import images
from lambda_event_sources.filters.grammar import Fault, is_or
from lambda_event_sources.filters.late import is_late, is_list, is_object
from lambda_event_sources.filters.presence import may_be_absent

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"


@dataclass(frozen=True)
class Record:
    """What a record of a source looks like to a filter.

    Attributes:
        name: What a record is called in messages.
        data: The key of the data.
        metadata: The other keys, separated by spaces.
        page: The page on filtering for the source.
        example: The page that shows a whole record.
        takes_text: Whether a pattern may ask for data that is plain text.
    """

    name: str
    data: str
    metadata: str
    page: str
    example: str
    takes_text: bool = True

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys of the record."""
        return (self.data, *self.metadata.split())


SQS = Record(
    "SQS message",
    "body",
    "messageId receiptHandle attributes messageAttributes md5OfBody md5OfMessageAttributes "
    "eventSource eventSourceARN awsRegion",
    f"{_GUIDE}/with-sqs-filtering.html",
    f"{_GUIDE}/with-sqs.html",
)
KINESIS = Record(
    "Kinesis record",
    "data",
    "partitionKey sequenceNumber kinesisSchemaVersion approximateArrivalTimestamp encryptionType "
    "kinesis eventID eventName eventVersion eventSource eventSourceARN awsRegion invokeIdentityArn",
    f"{_GUIDE}/with-kinesis-filtering.html",
    f"{_GUIDE}/with-kinesis.html",
    takes_text=False,
)
DYNAMODB = Record(
    "DynamoDB record",
    "dynamodb",
    "eventName userIdentity eventID eventVersion eventSource eventSourceARN awsRegion tableName",
    f"{_GUIDE}/with-ddb-filtering.html",
    f"{_GUIDE}/with-ddb.html",
    takes_text=False,
)
KAFKA = Record(
    "Kafka record",
    "value",
    "key topic partition offset timestamp timestampType headers keySchemaMetadata "
    "valueSchemaMetadata eventSource eventSourceArn bootstrapServers",
    f"{_GUIDE}/kafka-filtering.html",
    f"{_GUIDE}/with-kafka.html",
)
ACTIVE_MQ = Record(
    "ActiveMQ message",
    "data",
    "messageID messageType deliveryMode replyTo type expiration priority correlationId redelivered "
    "destination timestamp brokerInTime brokerOutTime properties",
    f"{_GUIDE}/with-mq-filtering.html",
    f"{_GUIDE}/with-mq.html",
)
RABBIT_MQ = Record(
    "RabbitMQ message",
    "data",
    "basicProperties redelivered",
    f"{_GUIDE}/with-mq-filtering.html",
    f"{_GUIDE}/with-mq.html",
)


def faults(record: Record, pattern: Mapping[str, Any], path: str = "") -> Iterator[Fault]:
    """Yield where a pattern, right in form, can match no record."""
    for key, value in pattern.items():
        here = f"{path}.{key}"
        if is_or(key, value):
            for index, alternative in enumerate(value):
                yield from faults(record, alternative, f"{here}[{index}]")
        elif is_late(key) or is_late(value):
            continue
        elif key == record.data:
            yield from _data_faults(record, value, here)
        elif key.partition(".")[0] not in record.keys and not may_be_absent(value):
            text = f"is in no {record.name}{_hint(key, record)}"
            yield Fault(here, value, text, shows_value=False)


def _data_faults(record: Record, value: object, path: str) -> Iterator[Fault]:
    if is_list(value) and not record.takes_text:
        yield Fault(path, value, "must be a dict: Lambda takes a pattern of JSON only here")
    elif is_object(value) and record is DYNAMODB:
        yield from images.faults(value, path)


def _hint(key: str, record: Record) -> str:
    names = {name.lower(): name for name in record.keys}
    close = get_close_matches(key.lower(), names, n=1, cutoff=0.75)
    if close:
        return f"; did you mean {names[close[0]]}?"
    return f": the data is under {record.data}, beside {', '.join(record.metadata.split()[:3])} ..."
