"""Amazon SNS."""

from collections.abc import Mapping
from typing import Annotated, cast

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Length
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rules import Excludes
from lambda_event_sources.core.source import AnyFunction, EventSource

_FILTERS = "https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html"
_MOST_NAMES = 5
_DEAD_LETTERS = "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html"


class SnsEventSource(EventSource):
    """Invoke a function with each message that is published to an SNS topic.

    SNS is allowed to invoke the function for this topic, and subscribed to do so.
    """

    @checked(Excludes("filter_policy", "filter_policy_with_message_body"))
    def __init__(
        self,
        topic: Annotated[props.Topic, Doc("The topic to subscribe to.")],
        *,
        dead_letter_queue: Annotated[
            props.Queue,
            Doc("Where messages go that SNS could not deliver.", "they are lost", _DEAD_LETTERS),
        ]
        | None = None,
        filter_policy: Annotated[
            Mapping[str, sns.SubscriptionFilter],
            Length(0, _MOST_NAMES, "names"),
            Doc("Conditions on message attributes.", "every message", _FILTERS),
        ]
        | None = None,
        filter_policy_with_message_body: Annotated[
            Mapping[str, sns.FilterOrPolicy],
            Length(0, _MOST_NAMES, "names"),
            Doc("Conditions on the message's body.", "every message", _FILTERS),
        ]
        | None = None,
    ) -> None:
        """Describe which messages of `topic` invoke the function."""
        self.topic = topic

    def bind(self, target: AnyFunction) -> None:
        """Subscribe `target` to the topic.

        Args:
            target: The function, alias, version or imported function that SNS invokes.
        """
        function = cast("lambda_.IFunction", target)
        self.topic.add_subscription(subscriptions.LambdaSubscription(function, **self.props))
