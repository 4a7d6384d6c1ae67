"""Messages of Amazon MQ, as filters see them."""

import base64
from typing import Any

import pytest

from lambda_event_sources import matches
from lambda_event_sources.filters.doubts import doubts
from lambda_event_sources.filters.records import ACTIVE_MQ, RABBIT_MQ, Record, faults

# As https://docs.aws.amazon.com/lambda/latest/dg/with-mq-filtering.html shows them.
RESULT = {"data": [{"prefix": "Result: "}]}
TIMEOUT = {"data": {"timeout": [{"numeric": [">", 0]}]}}


def active(text: str) -> dict[str, Any]:
    return {"messageID": "ID:b-1", "redelivered": False, "data": _encoded(text)}


def rabbit(text: str) -> dict[str, Any]:
    return {"basicProperties": {"priority": 34}, "redelivered": False, "data": _encoded(text)}


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


MAKES = pytest.mark.parametrize("make", [active, rabbit], ids=lambda make: make.__name__)


@MAKES
def test_the_page_is_right(make: Any) -> None:
    """Data is decoded; text is compared as such, JSON by its fields."""
    assert matches(RESULT, make("Result: 5"))
    assert not matches(RESULT, make("Error: 5"))
    assert matches(TIMEOUT, make('{"timeout": 5}'))
    assert not matches(TIMEOUT, make('{"timeout": 0}'))


@MAKES
def test_data_of_another_form_is_left_aside(make: Any) -> None:
    """Then Lambda goes by the metadata only, as with Kafka."""
    assert matches(RESULT, make('{"timeout": 5}'))
    assert matches(TIMEOUT, make("Result: 5"))


@pytest.mark.parametrize("record", [ACTIVE_MQ, RABBIT_MQ], ids=lambda record: record.name)
def test_other_keys_than_data_are_doubtful(record: Record) -> None:
    """A message has them, but Lambda's guide says that it filters by data only."""
    pattern = {"redelivered": [True], "$or": [{"data": ["x"]}, {"data": ["y"]}]}

    assert list(faults(record, pattern)) == []
    assert [doubt.path for doubt in doubts([pattern], record)] == ["filters[0].redelivered"]
    assert list(doubts([RESULT, TIMEOUT], record)) == []


@pytest.mark.parametrize("record", [ACTIVE_MQ, RABBIT_MQ], ids=lambda record: record.name)
def test_keys_that_no_message_has(record: Record) -> None:
    """Such a pattern matches nothing."""
    (fault,) = faults(record, {"body": ["x"]})

    assert fault.text.startswith(f"is in no {record.name}: the data is under data, beside ")
