"""What a source costs: the messages between Python and Node, the same on every machine."""

from collections.abc import Callable

import aws_cdk as cdk
import aws_cdk.aws_lambda_event_sources as cdk_module
import pytest
from constructs import Construct

import lambda_event_sources
from benchmarks.sources import SOURCES
from lambda_event_sources import ApiEventSource
from tests.conftest import make_function

# Of each, three are the price of a source in Python: to create it, to add it, to answer the call;
# a fourth asks for the function's stack, where its relations are looked at.
MESSAGES = {
    "SqsEventSource": 8,
    "KinesisEventSource": 8,
    "KinesisConsumerEventSource": 8,
    "DynamoEventSource": 8,
    "ManagedKafkaEventSource": 12,
    "SelfManagedKafkaEventSource": 8,
    "S3EventSource": 6,
    "SnsEventSource": 7,
    "ApiEventSource": 13,
}


@pytest.mark.parametrize("name", SOURCES)
def test_messages_of_a_source(
    stack: cdk.Stack, kernel_messages: Callable[[], int], name: str
) -> None:
    """From its constructor to the end of add_event_source, with required arguments only."""
    for attempt in ("Warm", "Counted"):
        scope = Construct(stack, attempt)
        make = SOURCES[name](lambda_event_sources, scope).minimal
        function = make_function(scope, "Function")
        kernel_messages()
        function.add_event_source(make())

    assert kernel_messages() == MESSAGES[name]


EXCEPTIONS = {
    "ManagedKafkaEventSource": "a statement, its addition, and AWS's managed policy for the role",
    "ApiEventSource": "the first route makes the API; the next ones find it",
}


@pytest.mark.parametrize("name", sorted(SOURCES.keys() - EXCEPTIONS.keys()))
def test_at_most_six_messages_more_than_cdks_module(
    stack: cdk.Stack, kernel_messages: Callable[[], int], name: str
) -> None:
    """No source costs more than six messages above CDK's module, but for those named above."""
    for attempt in ("Warm", "Counted"):
        scope = Construct(stack, attempt)
        make = SOURCES[name](cdk_module, scope).minimal
        function = make_function(scope, "Function")
        kernel_messages()
        function.add_event_source(make())

    assert MESSAGES[name] - kernel_messages() <= 6


def test_messages_of_a_further_route(stack: cdk.Stack, kernel_messages: Callable[[], int]) -> None:
    """The function's API is looked up once."""
    function = make_function(stack, "Function")
    function.add_event_source(ApiEventSource("GET", "/orders"))
    kernel_messages()

    function.add_event_source(ApiEventSource("POST", "/orders"))

    assert kernel_messages() == 5
