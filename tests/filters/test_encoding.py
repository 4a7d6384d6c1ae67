"""What the template says: patterns as compact JSON, tokens and the form of numbers included."""

import json
from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import assertions
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from hypothesis import given, settings

from lambda_event_sources import Filter, SqsEventSource
from tests.filters.drawn import PATTERNS


def patterns_of(stack: cdk.Stack) -> list[Any]:
    """Return the patterns of the only mapping."""
    template = assertions.Template.from_stack(stack)
    (mapping,) = template.find_resources("AWS::Lambda::EventSourceMapping").values()
    return [item["Pattern"] for item in mapping["Properties"]["FilterCriteria"]["Filters"]]


def encoded(function: lambda_.Function, queue: sqs.Queue, *filters: Any) -> list[Any]:
    """Return the patterns that filters become."""
    function.add_event_source(SqsEventSource(queue, filters=filters))
    return patterns_of(cdk.Stack.of(queue))


def test_a_dict_is_what_cdk_makes_of_it(function: lambda_.Function, queue: sqs.Queue) -> None:
    """The dict and CDK's form of it are the same in the template."""
    pattern = {"body": {"kind": ["order"], "Größe": [{"numeric": [">=", 0, "<", 5.5]}]}}

    (ours,) = encoded(function, queue, pattern)

    assert ours == lambda_.FilterCriteria.filter(pattern)["pattern"]
    assert ours == '{"body":{"kind":["order"],"Größe":[{"numeric":[">=",0,"<",5.5]}]}}'


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(PATTERNS)
def test_any_dict_is_what_cdk_makes_of_it(pattern: dict[str, Any]) -> None:
    """For numbers that Python and JavaScript write alike."""
    text = lambda_.FilterCriteria.filter(pattern)["pattern"]

    assert json.dumps(pattern, separators=(",", ":"), ensure_ascii=False) == text


def test_rules_of_cdk_and_ours_mix(function: lambda_.Function, queue: sqs.Queue) -> None:
    """`filters=[{'eventName': FilterRule.is_equal('INSERT')}]` is `[{}]` in CDK's module."""
    rule = lambda_.FilterRule
    mixed = {"file": Filter.suffix(".png") + rule.begins_with("raw/"), "price": rule.between(1, 5)}

    assert encoded(function, queue, {"body": mixed, "eventSource": rule.is_equal("aws:sqs")}) == [
        (
            '{"body":{"file":[{"suffix":".png"},{"prefix":"raw/"}],'
            '"price":[{"numeric":[">",1,"<=",5]}]},"eventSource":["aws:sqs"]}'
        )
    ]


def test_numbers_keep_their_form(function: lambda_.Function, queue: sqs.Queue) -> None:
    """Lambda compares them as text: 1 is not 1.0."""
    numbers = [0, 1.0, 10**18, 2**63 + 1, -0.1, 1e-7]

    (text,) = encoded(function, queue, {"body": {"n": numbers}})

    assert text == '{"body":{"n":[0,1.0,1000000000000000000,9223372036854775809,-0.1,1e-07]}}'


def test_tuples_are_lists(function: lambda_.Function, queue: sqs.Queue) -> None:
    """JSON has one kind of list."""
    assert encoded(function, queue, {"body": {"n": ("a", "b")}}) == ['{"body":{"n":["a","b"]}}']


def test_tokens(stack: cdk.Stack, function: lambda_.Function, queue: sqs.Queue) -> None:
    """Strings are quoted, numbers are not, and what stands beside them keeps its form."""
    kind = cdk.CfnParameter(stack, "Kind").value_as_string
    price = cdk.CfnParameter(stack, "Price", type="Number").value_as_number
    body = {"kind": [kind, f"new-{kind}"], "price": [price, {"numeric": [">", price]}, 1.0]}

    (text,) = encoded(function, queue, {"body": body})

    assert text == {
        "Fn::Join": [
            "",
            [
                '{"body":{"kind":["',
                {"Ref": "Kind"},
                '","new-',
                {"Ref": "Kind"},
                '"],"price":[',
                {"Ref": "Price"},
                ',{"numeric":[">",',
                {"Ref": "Price"},
                "]},1.0]}}",
            ],
        ]
    }


@jsii.implements(cdk.IStableStringProducer)
class Quote:
    """A string that is known late, and needs escaping."""

    def produce(self) -> str:
        """Return a quote."""
        return 'a"b'


@jsii.implements(cdk.IStableAnyProducer)
class Prefix:
    """An operator that is known late."""

    def produce(self) -> dict[str, str]:
        """Return an operator."""
        return {"prefix": "a"}


LATE: dict[str, Callable[[], Any]] = {
    "a string": lambda: {"body": {"a": [cdk.Lazy.string(Quote())]}},
    "an operator": lambda: {"body": {"a": [cdk.Lazy.any(Prefix())]}},
}


@pytest.mark.parametrize(
    ("kind", "text"),
    [("a string", r'{"body":{"a":["a\"b"]}}'), ("an operator", '{"body":{"a":[{"prefix":"a"}]}}')],
)
def test_lazy_values(function: lambda_.Function, queue: sqs.Queue, kind: str, text: str) -> None:
    """What becomes known while the app is synthesized is escaped as JSON wants it."""
    assert encoded(function, queue, LATE[kind]()) == [text]


def test_lists_that_are_tokens(
    stack: cdk.Stack, function: lambda_.Function, queue: sqs.Queue
) -> None:
    """CDK has a resource of its own that writes such a list as JSON."""
    kinds = cdk.CfnParameter(stack, "Kinds", type="CommaDelimitedList").value_as_list

    (text,) = encoded(function, queue, {"body": {"kind": kinds}})

    assert text["Fn::Join"][1][::2] == ['{"body":{"kind":', "}}"]


def test_the_filters_given_are_left_as_they_are(
    function: lambda_.Function, queue: sqs.Queue
) -> None:
    """A source can be bound again, and its props say what the user said."""
    source = SqsEventSource(queue, filters=[{"body": {"kind": ["order"]}}])
    function.add_event_source(source)

    assert source.props["filters"] == [{"body": {"kind": ["order"]}}]
