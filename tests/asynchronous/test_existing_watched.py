"""What EventBridge tells of alarms and repositories that cannot be given a function."""

import re
from ast import literal_eval
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import (
    AlarmEventSource,
    CodeCommitEventSource,
    EventBridgeEventSource,
    PropTypeError,
)
from tests.parity.intent import intent, of_type


@pytest.mark.parametrize("source", [AlarmEventSource, CodeCommitEventSource])
def test_the_way_out_of_a_refusal_works(
    stack: cdk.Stack, function: lambda_.Function, source: Any
) -> None:
    """The pattern in the message is one that EventBridge understands."""
    arn = "arn:aws:service:eu-west-1:111111111111:existing"
    with pytest.raises(PropTypeError) as caught:
        source(arn)
    (text,) = re.findall(r"{.*}", str(caught.value))
    pattern = literal_eval(re.sub(r"the \w+'s ARN", repr(arn), text))

    function.add_event_source(EventBridgeEventSource(event_pattern=pattern))

    (rule,) = of_type(intent(stack), "AWS::Events::Rule")
    assert rule["EventPattern"] == pattern
    assert rule["EventPattern"]["resources"] == [arn]
