"""What a mapped source offers after it is bound, and says before."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import MappedEventSource, NotBoundError, SqsEventSource
from tests.conftest import make_function

MAPPING = "AWS::Lambda::EventSourceMapping"


def test_nothing_to_hand_out_before_bind(queue: sqs.Queue, function: lambda_.Function) -> None:
    """Before it is bound, a source says what to do instead of handing out None."""
    source = SqsEventSource(queue)
    expected = "SqsEventSource is not bound to {}: pass it to fn.add_event_source\\(\\) first"

    with pytest.raises(NotBoundError, match=expected.format("a function")):
        _ = source.event_source_mapping_id
    with pytest.raises(NotBoundError, match=expected.format("a function")):
        _ = source.event_source_mapping_arn
    with pytest.raises(NotBoundError, match=expected.format("that function")):
        source.mapping_for(function)


def test_id_and_arn_refer_to_the_mapping(
    stack: cdk.Stack, queue: sqs.Queue, function: lambda_.Function
) -> None:
    """After bind, the id and the ARN of the mapping can be used anywhere in the app."""
    source = SqsEventSource(queue)
    function.add_event_source(source)
    cdk.CfnOutput(stack, "Id", value=source.event_source_mapping_id)
    cdk.CfnOutput(stack, "Arn", value=source.event_source_mapping_arn)

    template = assertions.Template.from_stack(stack)

    (mapping,) = template.find_resources(MAPPING)
    template.has_output("Id", {"Value": {"Ref": mapping}})
    assert mapping in str(template.find_outputs("Arn"))


def test_one_source_on_two_functions(stack: cdk.Stack, queue: sqs.Queue) -> None:
    """Each function's mapping can be had; id and ARN are those of the last."""
    first, second = make_function(stack, "First"), make_function(stack, "Second")
    source = SqsEventSource(queue)
    first.add_event_source(source)
    second.add_event_source(source)

    ids = [stack.resolve(source.mapping_for(fn).event_source_mapping_id) for fn in (first, second)]

    assert ids[0] != ids[1]
    assert stack.resolve(source.event_source_mapping_id) == ids[1]
    assertions.Template.from_stack(stack).resource_count_is(MAPPING, 2)


@pytest.mark.parametrize("kind", ["alias", "version", "imported function", "imported version"])
def test_the_mapping_of_any_kind_of_function(
    stack: cdk.Stack, queue: sqs.Queue, function: lambda_.Function, kind: str
) -> None:
    """The function can be named by whatever object stands for it."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:f"
    kinds: dict[str, Callable[[], Any]] = {
        "alias": lambda: function.add_alias("live"),
        "version": lambda: function.current_version,
        "imported function": lambda: lambda_.Function.from_function_arn(stack, "Fn", arn),
        "imported version": lambda: lambda_.Version.from_version_arn(stack, "Fn", f"{arn}:3"),
    }
    target = kinds[kind]()
    source = SqsEventSource(queue)
    target.add_event_source(source)

    mapping_id = source.mapping_for(target).event_source_mapping_id

    assert stack.resolve(mapping_id) == stack.resolve(source.event_source_mapping_id)
    with pytest.raises(NotBoundError):
        source.mapping_for(make_function(stack, "Other"))


def test_a_function_without_role_is_warned_of(stack: cdk.Stack, queue: sqs.Queue) -> None:
    """A function imported without role gets its mapping, and a warning instead of grants."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:f"
    function = lambda_.Function.from_function_arn(stack, "Imported", arn)
    function.add_event_source(SqsEventSource(queue))

    text = "not allowed to read the source of SqsEventSource:.*function-without-role"
    annotations = assertions.Annotations.from_stack(stack)
    annotations.has_warning("/Stack/Imported", assertions.Match.string_like_regexp(text))
    assertions.Template.from_stack(stack).resource_count_is(MAPPING, 1)


class BrokerEventSource(MappedEventSource):
    """A mapped source of a user's own."""

    def __init__(self, arn: str) -> None:
        self.arn = arn

    def _mapping_id(self, target: lambda_.IFunction) -> str:
        return "Broker"

    def _mapping_options(self, target: lambda_.IFunction) -> dict[str, Any]:
        return {**super()._mapping_options(target), "event_source_arn": self.arn}

    def _permissions(self) -> list[iam.PolicyStatement]:
        return []


def test_a_users_own_source_needs_the_hooks_only(
    stack: cdk.Stack, function: lambda_.Function
) -> None:
    """A subclass without checks, and without calling any base's __init__, works."""
    source = BrokerEventSource("arn:aws:mq:eu-west-1:111111111111:broker:b:1")
    function.add_event_source(source)

    assert source.mapping_for(function).event_source_mapping_id
    assertions.Template.from_stack(stack).has_resource_properties(
        MAPPING, {"EventSourceArn": source.arn}
    )
