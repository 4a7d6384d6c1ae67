"""SNS topics, beyond what parity shows."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns

from lambda_event_sources import SnsEventSource, ValidationError
from tests.parity.intent import intent


@pytest.mark.parametrize("prop", ["filter_policy", "filter_policy_with_message_body"])
def test_a_filter_policy_has_at_most_five_names(stack: cdk.Stack, prop: str) -> None:
    """The sixth name is refused at the user's line, where CDK would refuse it while binding."""
    topic = sns.Topic(stack, "Topic")
    exists = sns.SubscriptionFilter.exists_filter()
    condition = exists if prop == "filter_policy" else sns.FilterOrPolicy.filter(exists)
    policies: list[dict[str, Any]] = [
        {prop: dict.fromkeys("abcdef"[:count], condition)} for count in (5, 6)
    ]

    SnsEventSource(topic, **policies[0])

    with pytest.raises(ValidationError, match=f"{prop} must be 0 to 5 names"):
        SnsEventSource(topic, **policies[1])


def test_a_function_of_another_account_and_a_topic_of_an_opt_in_region(app: cdk.App) -> None:
    """There is no permission here whose principal could be that of the region."""
    place = cdk.Environment(account="111111111111", region="eu-west-1")
    stack = cdk.Stack(app, "Stack", env=place)
    arn = "arn:aws:lambda:eu-west-1:222222222222:function:orders"
    function = lambda_.Function.from_function_arn(stack, "Function", arn)

    function.add_event_source(SnsEventSource("arn:aws:sns:me-south-1:111111111111:orders"))

    assert {resource["Type"] for resource in intent(stack)} == {"AWS::SNS::Subscription"}
