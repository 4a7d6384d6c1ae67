"""Tables and what functions need of them: a stream that is on."""

from typing import Any

from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_sqs as sqs

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_PAGE = "https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html"
_KEY = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
_VIEW = dynamodb.StreamViewType.NEW_IMAGE
_ARN = "arn:aws:dynamodb:us-east-1:111111111111:table/orders"
_STREAM_ARN = f"{_ARN}/stream/2026-01-01T00:00:00.000"


def _table(s: Scene, *, stream: bool) -> object:
    return s.bind(s.dynamo(s.table(stream=_VIEW if stream else None)))


def _kinesis_stream(s: Scene, *, stream: bool) -> object:
    """A table's changes may go to a Kinesis stream, too, which is not DynamoDB's own."""
    table = s.table(stream=_VIEW if stream else None, kinesis_stream=s.stream())
    return s.bind(s.dynamo(table))


def _version_2(s: Scene, *, stream: bool) -> dynamodb.TableV2:
    view = _VIEW if stream else None
    return dynamodb.TableV2(s.stack, "Table", partition_key=_KEY, dynamo_stream=view)


def _global(s: Scene, *regions: str) -> object:
    """A table with replicas has a stream, by which it is replicated."""
    stack = s.stack_in("Home", region="us-east-1")
    replicas = [dynamodb.ReplicaTableProps(region=region) for region in regions]
    table = dynamodb.TableV2(stack, "Table", partition_key=_KEY, replicas=replicas)
    failed = s.m.SqsDlq(sqs.Queue(stack, "Failures"))
    return s.bind(s.dynamo(table, on_failure=failed), s.fn(stack))


def _removed(s: Scene, name: str) -> object:
    table: Any = s.table()
    table.node.default_child.add_property_deletion_override(name)
    return s.bind(s.dynamo(table))


def _removed_2(s: Scene, name: str) -> object:
    table: Any = _version_2(s, stream=True)
    table.node.default_child.add_property_deletion_override(name)
    return s.bind(s.dynamo(table))


def _low_level(s: Scene, specification: Any) -> object:
    table = dynamodb.CfnTable(
        s.stack,
        "Low",
        attribute_definitions=[{"attributeName": "id", "attributeType": "S"}],
        billing_mode="PAY_PER_REQUEST",
        key_schema=[{"attributeName": "id", "keyType": "HASH"}],
        stream_specification=specification,
    )
    imported = dynamodb.Table.from_table_attributes(
        s.stack, "Table", table_arn=table.attr_arn, table_stream_arn=table.attr_stream_arn
    )
    return s.bind(s.dynamo(imported))


def _imported(s: Scene, maker: Any, **attributes: str) -> object:
    table = maker.from_table_attributes(s.stack, "Imported", **attributes)
    return s.bind(s.dynamo(table))


def _by_arn(s: Scene) -> object:
    return s.bind(s.dynamo(dynamodb.Table.from_table_arn(s.stack, "Imported", _ARN)))


def _by_name(s: Scene) -> object:
    return s.bind(s.dynamo(dynamodb.TableV2.from_table_name(s.stack, "Imported", "orders")))


PAIRS = [
    Pair("table", lambda s: _table(s, stream=False), lambda s: _table(s, stream=True), _PAGE),
    Pair(
        "TableV2",
        lambda s: s.bind(s.dynamo(_version_2(s, stream=False))),
        lambda s: s.bind(s.dynamo(_version_2(s, stream=True))),
        _PAGE,
    ),
    Pair(
        "table with a Kinesis stream",
        lambda s: _kinesis_stream(s, stream=False),
        lambda s: _kinesis_stream(s, stream=True),
        _PAGE,
    ),
    Pair(
        "TableV2 with replicas, by which it has a stream",
        _global,
        lambda s: _global(s, "eu-west-1"),
        _PAGE,
    ),
    Pair(
        "stream not removed by an override",
        lambda s: _removed(s, "StreamSpecification"),
        lambda s: _removed(s, "ProvisionedThroughput"),
        _PAGE,
    ),
    Pair(
        "TableV2's stream not removed by an override",
        lambda s: _removed_2(s, "StreamSpecification"),
        lambda s: _removed_2(s, "SSESpecification"),
        _PAGE,
    ),
    Pair(
        "L1 table",
        lambda s: _low_level(s, None),
        lambda s: _low_level(s, {"streamViewType": "NEW_IMAGE"}),
        _PAGE,
    ),
    Pair(
        "table by its ARN, with its stream's",
        _by_arn,
        lambda s: _imported(s, dynamodb.Table, table_arn=_ARN, table_stream_arn=_STREAM_ARN),
        _PAGE,
    ),
    Pair(
        "TableV2 by its name, with its stream's ARN",
        _by_name,
        lambda s: _imported(s, dynamodb.TableV2, table_name="orders", table_stream_arn=_STREAM_ARN),
        _PAGE,
    ),
]
