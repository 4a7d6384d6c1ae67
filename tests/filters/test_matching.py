"""Which records pass: the examples of AWS's pages, and what its tables say of odd data."""

import subprocess
import sys
from typing import Any

import pytest
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import Filter, ValidationError, matches
from tests.filters.examples import EXAMPLES, FORMS, Example, dynamodb, sqs


@pytest.mark.parametrize("example", [*EXAMPLES, *FORMS], ids=lambda each: str(each.pattern))
def test_the_pages_are_right(example: Example) -> None:
    """What passes by AWS's pages passes, and nothing else."""
    wrong = [record for record in example.passing if not matches(example.pattern, record)]
    wrong += [record for record in example.dropped if matches(example.pattern, record)]

    assert wrong == [], example.page
    assert example.passing or example.dropped


def test_one_of_several_filters_is_enough() -> None:
    """Filters are alternatives, whoever made them."""
    cdk = lambda_.FilterCriteria.filter({"body": {"a": lambda_.FilterRule.is_equal("x")}})
    ours = {"body": {"a": Filter.suffix("z")}}

    assert [matches([cdk, ours], sqs({"a": a})) for a in ("x", "xyz", "y")] == [True, True, False]
    assert matches(cdk, sqs({"a": "x"}))
    assert not matches([], sqs({"a": "x"}))


def test_fields_of_one_element() -> None:
    """Two fields below one must be those of the same element of a list."""
    pattern = {"body": {"items": {"id": [1], "size": ["L"]}}}
    apart, together = [{"id": 1}, {"size": "L"}], [{"id": 2}, {"id": 1, "size": "L"}]

    assert [matches(pattern, sqs({"items": items})) for items in (apart, together)] == [False, True]


def test_decoded_data_is_taken_as_it_is() -> None:
    """A test need not encode what it made."""
    assert matches({"data": {"a": ["x"]}}, {"data": {"a": "x"}})
    assert matches({"body": {"a": [1]}}, {"body": {"a": 1}})


def test_keys_joined_by_dots() -> None:
    """AWS's matcher knows fields by their path."""
    assert matches({"body": {"a.b": ["x"]}}, sqs({"a": {"b": "x"}}))
    assert matches({"dynamodb.NewImage.a.S": ["x"]}, dynamodb(a={"S": "x"}))


def test_what_no_event_has_is_an_error() -> None:
    """Answering would be guessing."""
    with pytest.raises(ValueError, match="data is not in Base64"):
        matches({"data": {"a": ["x"]}}, {"kinesis": {"data": '{"a": "x"}'}})
    with pytest.raises(ValidationError, match=r"^matches: pattern\.body\.a must be a list such as"):
        matches({"body": {"a": "x"}}, sqs({"a": "x"}))
    with pytest.raises(ValueError, match="only the deployment knows"):
        matches({"pattern": "${Token[TOKEN.1]}"}, sqs({}))


EVENTS: list[dict[str, Any]] = [
    {"Records": [sqs({"a": "x"})]},
    {"eventSource": "aws:kafka", "records": {"orders-0": [{"value": "e30="}]}},
    {"eventSource": "aws:mq", "messages": [{"messageID": "1", "data": "e30="}]},
    {"eventSource": "aws:rmq", "rmqMessagesByQueue": {"orders::/": [{"data": "e30="}]}},
    {"eventSource": "aws:docdb", "events": [{"event": {}}]},
]


@pytest.mark.parametrize("event", EVENTS)
def test_a_whole_event_is_no_record(event: dict[str, Any]) -> None:
    """No pattern would match it, which would be no answer."""
    with pytest.raises(ValueError, match="a whole event; pass one of the records in its"):
        matches({"body": {"a": ["x"]}}, event)
    with pytest.raises(TypeError, match="must be a dict, one of an event, got a list"):
        matches({"body": {"a": ["x"]}}, [event])  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def test_handlers_tests_load_no_constructs() -> None:
    """Neither aws_cdk nor jsii is loaded by the matcher or the operators."""
    code = (
        "from lambda_event_sources import Filter, matches; import sys; "
        "matches({'body': {'a': Filter.numeric('>', 5)}}, {'body': '{}'}); "
        "print({'aws_cdk', 'jsii', 'typeguard'} & set(sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == "set()"
