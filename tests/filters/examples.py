"""Patterns of AWS's pages, with records that pass and records that do not."""

import base64
import json
from dataclasses import dataclass
from typing import Any

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
BASICS = f"{_GUIDE}/invocation-eventfiltering.html"
SQS = f"{_GUIDE}/with-sqs-filtering.html"
KINESIS = f"{_GUIDE}/with-kinesis-filtering.html"
DYNAMODB = f"{_GUIDE}/with-ddb-filtering.html"
KAFKA = f"{_GUIDE}/kafka-filtering.html"


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def sqs(body: Any) -> dict[str, Any]:
    text = body if isinstance(body, str) else json.dumps(body)
    return {"messageId": "059f36b4", "body": text, "eventSource": "aws:sqs"}


def kinesis(data: Any) -> dict[str, Any]:
    text = data if isinstance(data, str) else json.dumps(data)
    return {"kinesis": {"partitionKey": "1", "data": encoded(text)}, "eventSource": "aws:kinesis"}


def kafka(value: Any) -> dict[str, Any]:
    text = value if isinstance(value, str) else json.dumps(value)
    return {"topic": "mytopic", "partition": 0, "value": encoded(text), "headers": []}


def dynamodb(**image: Any) -> dict[str, Any]:
    return {"eventID": "1", "eventName": "INSERT", "dynamodb": {"NewImage": image, "SizeBytes": 26}}


COMPANY = {"S": "AnyCompany Industries"}
CUSTOMER = {
    "eventID": "1",
    "eventVersion": "1.0",
    "dynamodb": {
        "ApproximateCreationDateTime": "1678831218.0",
        "Keys": {"CustomerName": COMPANY},
        "NewImage": {
            "AccountManager": {"S": "Pat Candella"},
            "PaymentTerms": {"S": "60 days"},
            "CustomerName": COMPANY,
        },
        "SequenceNumber": "111",
        "SizeBytes": 26,
        "StreamViewType": "NEW_IMAGE",
    },
}
ORGANIZATIONS = dynamodb(Organizations={"L": [{"S": "Sales"}, {"S": "Marketing"}]})
PERSON = {"name": "John Doe", "age": 30, "address": {"street": "123 Main St", "city": "Anytown"}}
ORDER = {"record": 12345, "order": {"type": "buy", "stock": "ANYCO", "quantity": 1000}}
ACCOUNTS = {"NewImage": {"AccountManager": {"S": ["Pat Candella", "Shirley Rodriguez"]}}}


@dataclass(frozen=True)
class Example:
    """What a page says of a pattern."""

    page: str
    pattern: dict[str, Any]
    passing: tuple[Any, ...] = ()
    dropped: tuple[Any, ...] = ()


def basics(rules: dict[str, Any], passing: tuple[Any, ...], dropped: tuple[Any, ...]) -> Example:
    """One row of the table of operators; bodies of messages."""
    return Example(BASICS, {"body": rules}, tuple(map(sqs, passing)), tuple(map(sqs, dropped)))


EXAMPLES = [
    Example(
        SQS,
        {"body": {"RequestCode": ["BBBB"]}},
        (sqs({"RequestCode": "BBBB"}),),
        (sqs({"RequestCode": "AAAA"}),),
    ),
    Example(
        SQS,
        {"body": {"RecordNumber": [{"numeric": [">", 9999]}]}},
        (sqs({"RecordNumber": 10000}),),
        (sqs({"RecordNumber": 9999}), sqs({"RecordNumber": "10000"})),
    ),
    Example(KINESIS, {"data": {"order": {"type": ["buy"]}}}, (kinesis(ORDER),)),
    Example(KINESIS, {"data": {"order": {"type": ["sell"]}}}, (), (kinesis(ORDER),)),
    Example(
        DYNAMODB,
        {"dynamodb": {"Keys": {"CustomerName": {"S": ["AnyCompany Industries"]}}}},
        (CUSTOMER,),
        (ORGANIZATIONS,),
    ),
    Example(DYNAMODB, {"dynamodb": ACCOUNTS}, (CUSTOMER,), (ORGANIZATIONS,)),
    Example(
        DYNAMODB,
        {"dynamodb": {**ACCOUNTS, "OldImage": {"AccountManager": {"S": ["Terry Whitlock"]}}}},
        (),
        (CUSTOMER,),
    ),
    Example(
        DYNAMODB,
        {"dynamodb": {"NewImage": {"Organizations": [{"exists": True}]}}},
        (),
        (ORGANIZATIONS,),
    ),
    Example(
        DYNAMODB,
        {"dynamodb": {"NewImage": {"Organizations": {"L": {"S": [{"exists": True}]}}}}},
        (ORGANIZATIONS,),
        (CUSTOMER,),
    ),
    Example(
        DYNAMODB,
        {"dynamodb": {"NewImage": {"price": {"N": [{"numeric": [">", 5]}]}}}},
        (),
        (dynamodb(price={"N": "10"}),),
    ),
    Example(
        KAFKA,
        {"value": {"device_ID": [{"prefix": "AB"}]}},
        (kafka({"device_ID": "AB1234"}),),
        (kafka({"device_ID": "CD1234"}),),
    ),
    Example(KAFKA, {"value": [{"anything-but": ["error"]}]}, (kafka("fine"),), (kafka("error"),)),
    basics({"UserID": [None]}, ({"UserID": None},), ({}, {"UserID": ""}, {"UserID": "null"})),
    basics({"LastName": [""]}, ({"LastName": ""},), ({}, {"LastName": None})),
    basics(
        {"Name": ["Alice"]}, ({"Name": "Alice"}, {"Name": ["Bob", "Alice"]}), ({"Name": "alice"},)
    ),
    basics({"Name": [{"equals-ignore-case": "alice"}]}, ({"Name": "ALICE"},), ({"Name": "Al"},)),
    basics(
        {"Location": ["New York"], "Day": ["Monday"]},
        ({"Location": "New York", "Day": "Monday"},),
        ({"Location": "New York", "Day": "Sunday"}, {"Location": "New York"}),
    ),
    basics(
        {"$or": [{"Location": ["New York"]}, {"Day": ["Monday"]}]},
        ({"Location": "New York", "Day": "Sunday"}, {"Day": "Monday"}),
        ({"Location": "Rome", "Day": "Sunday"}, {}),
    ),
    basics(
        {"Weather": [{"anything-but": ["Raining"]}]},
        ({"Weather": "Dry"},),
        ({"Weather": "Raining"}, {}),
    ),
    basics(
        {"Price": [{"numeric": ["=", 100]}]}, ({"Price": 100}, {"Price": 1e2}), ({"Price": "100"},)
    ),
    basics(
        {"Price": [{"numeric": [">", 10, "<=", 20]}]},
        ({"Price": 10.1}, {"Price": 20}),
        ({"Price": 10}, {"Price": 20.1}),
    ),
    basics(
        {"Product": [{"exists": True}]}, ({"Product": 0}, {"Product": None}), ({}, {"Product": []})
    ),
    basics({"Product": [{"exists": False}]}, ({}, {"Product": {"id": 1}}), ({"Product": 0},)),
    basics({"Region": [{"prefix": "us-"}]}, ({"Region": "us-east-1"},), ({"Region": "eu-us-1"},)),
    basics({"FileName": [{"suffix": ".png"}]}, ({"FileName": "a.png"},), ({"FileName": "a.png~"},)),
    # "300, 300.0, and 3.0e2 are not considered equal."
    basics({"n": [300]}, ('{"n": 300}',), ('{"n": 300.0}', '{"n": 3.0e2}', '{"n": "300"}')),
    # "It doesn't match intermediate nodes."
    basics({"address": [{"exists": True}]}, (), (PERSON,)),
    basics({"address": {"city": [{"exists": True}]}}, (PERSON,), ({"address": "Anytown"},)),
]

_JSON, _TEXT, _METADATA = {"a": ["x"]}, [{"prefix": "h"}], {"eventSource": ["aws:sqs"]}
FORMS = [
    Example(SQS, {"body": _TEXT}, (sqs("hello"),), (sqs({"a": "x"}), sqs({"h": 1}))),
    Example(SQS, {"body": _JSON}, (sqs({"a": "x"}),), (sqs("hello"),)),
    Example(SQS, {"body": {"a": [{"exists": False}]}}, (sqs({}),), (sqs("hello"),)),
    Example(SQS, _METADATA, (sqs("hello"), sqs({"a": "x"}))),
    Example(KINESIS, {"data": _JSON}, (kinesis({"a": "x"}),), (kinesis("hello"),)),
    Example(KINESIS, {"partitionKey": ["1"]}, (kinesis("hello"),)),
    Example(KINESIS, {"partitionKey": ["2"], "data": _JSON}, (), (kinesis({"a": "x"}),)),
    Example(
        KAFKA,
        {"value": _JSON},
        (kafka({"a": "x"}), kafka("hello"), {"value": "6Q=="}),
        (kafka({}),),
    ),
    Example(KAFKA, {"value": _TEXT}, (kafka("hello"), kafka({"a": "y"})), (kafka("bye"),)),
    Example(KAFKA, {"value": _JSON, "topic": ["other"]}, (), (kafka("hello"), kafka({"a": "x"}))),
]
"""What the tables say of data in another form than the pattern's: only Kafka lets it pass."""
