"""The arguments of a DynamoDB source, and its table."""

from typing import Any

from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.rows import GUIDE, Args, row
from tests.checks.scene import Scene
from tests.checks.stream_rows import rows

CREATE = f"{GUIDE}/services-dynamodb-eventsourcemapping.html"
STREAMS = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html"
TABLE = "arn:aws:dynamodb:us-east-1:111111111111:table/orders"
View = dynamodb.StreamViewType
KEY = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)


def table_v2(stream: dynamodb.StreamViewType | None) -> Args:
    kw: dict[str, Any] = {} if stream is None else {"dynamo_stream": stream}
    return lambda s: {"table": dynamodb.TableV2(s.stack, "TableV2", partition_key=KEY, **kw)}


def imported(**attributes: Any) -> Args:
    def args(s: Scene) -> dict[str, Any]:
        attributes.setdefault("table_arn", TABLE)
        return {"table": dynamodb.Table.from_table_attributes(s.stack, "Imported", **attributes)}

    return args


def filtered(view: dynamodb.StreamViewType, image: str) -> Args:
    pattern = {"dynamodb": {image: {"id": {"S": [{"prefix": "order-"}]}}}}
    filters = [lambda_.FilterCriteria.filter(pattern)]
    return lambda s: {"table": s.table(stream=view), "filters": filters}


PAIRS: list[Pair] = [
    *rows("dynamo"),
    row(
        "dynamo",
        "starting_position: not AT_TIMESTAMP",
        {"starting_position": lambda_.StartingPosition.AT_TIMESTAMP},
        {"starting_position": lambda_.StartingPosition.TRIM_HORIZON},
        CREATE,
    ),
    row(
        "dynamo",
        "table: with a stream",
        lambda s: {"table": s.table(stream=None)},
        lambda s: {"table": s.table(stream=View.KEYS_ONLY)},
        CREATE,
    ),
    row("dynamo", "table: TableV2 with a stream", table_v2(None), table_v2(View.NEW_IMAGE), CREATE),
    row(
        "dynamo",
        "table: imported with its stream",
        imported(),
        imported(table_stream_arn=f"{TABLE}/stream/2026-01-01T00:00:00.000"),
        CREATE,
    ),
    row(
        "dynamo",
        "filters: no new image in a stream of keys",
        filtered(View.KEYS_ONLY, "NewImage"),
        filtered(View.KEYS_ONLY, "Keys"),
        STREAMS,
        risky=True,
    ),
    row(
        "dynamo",
        "filters: no new image in a stream of old ones",
        filtered(View.OLD_IMAGE, "NewImage"),
        filtered(View.NEW_IMAGE, "NewImage"),
        STREAMS,
        risky=True,
    ),
    row(
        "dynamo",
        "filters: no old image in a stream of new ones",
        filtered(View.NEW_IMAGE, "OldImage"),
        filtered(View.NEW_AND_OLD_IMAGES, "OldImage"),
        STREAMS,
        risky=True,
    ),
]
