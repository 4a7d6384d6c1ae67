"""The construct id of a mapping, where the user chooses it."""

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from lambda_event_sources import ManagedKafkaEventSource, SqsEventSource, ValidationError

LATEST = lambda_.StartingPosition.LATEST
CLUSTERS = [f"arn:aws:kafka:eu-west-1:111111111111:cluster/{name}/0a1b-1" for name in "ab"]
MAPPING = "AWS::Lambda::EventSourceMapping"


def test_it_replaces_the_id_that_the_source_makes(
    stack: cdk.Stack, queue: sqs.Queue, function: lambda_.Function
) -> None:
    """The mapping is where the user says, and its logical id is made of that."""
    source = SqsEventSource(queue, construct_id="Orders")
    function.add_event_source(source)

    assert source.mapping_for(function).node.path == "Stack/Function/Orders"
    (name,) = assertions.Template.from_stack(stack).find_resources(MAPPING)
    assert name.startswith("FunctionOrders")


def test_topics_of_one_name_keep_their_ids(stack: cdk.Stack, function: lambda_.Function) -> None:
    """With an id each, neither mapping depends on the other's being there."""
    for name, arn in zip(("First", "Second"), CLUSTERS, strict=True):
        source = ManagedKafkaEventSource(
            cluster_arn=arn, topic="orders", starting_position=LATEST, construct_id=name
        )
        function.add_event_source(source)

    names = assertions.Template.from_stack(stack).find_resources(MAPPING)
    assert sorted(name[:13] for name in names) == ["FunctionFirst", "FunctionSecon"]
    annotations = assertions.Annotations.from_stack(stack)
    assert annotations.find_warning("*", assertions.Match.string_like_regexp("by-order")) == []


def test_two_sources_cannot_have_one(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Instead of the kernel's words there are ours, with all other findings, at synth."""
    for name in ("First", "Second"):
        function.add_event_source(SqsEventSource(sqs.Queue(stack, name), construct_id="Orders"))

    message = (
        r"SqsEventSource\(Stack/\w+\): construct_id must be unique among the sources of the "
        "function Stack/Function, got 'Orders' for a SqsEventSource, too"
    )
    with pytest.raises(RuntimeError, match=message):
        cdk.App.of(stack).synth()  # type: ignore[union-attr] # pyright: ignore[reportOptionalMemberAccess]


def test_one_queue_twice_is_one_finding(
    stack: cdk.Stack, queue: sqs.Queue, function: lambda_.Function
) -> None:
    """A queue that is read twice is the worse news; its id is not worth another line."""
    for _ in range(2):
        function.add_event_source(SqsEventSource(queue, construct_id="Orders"))

    with pytest.raises(RuntimeError, match="AWS allows one") as caught:
        cdk.App.of(stack).synth()  # type: ignore[union-attr] # pyright: ignore[reportOptionalMemberAccess]
    assert "construct_id" not in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    ["", "a/b", "a" * 256, cdk.Fn.ref("Id")],
    ids=["empty", "path", "long", "token"],
)
def test_what_is_no_id_is_refused(queue: sqs.Queue, wrong: str) -> None:
    """CDK would change slashes, and fail with tokens."""
    with pytest.raises(ValidationError, match="construct_id must be 1 to 255 characters"):
        SqsEventSource(queue, construct_id=wrong)
