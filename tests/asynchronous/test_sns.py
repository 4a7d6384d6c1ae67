"""SNS topics, beyond what parity shows."""

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_sns as sns

from lambda_event_sources import SnsEventSource, ValidationError


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
