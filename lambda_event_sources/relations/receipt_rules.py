"""Where Amazon SES receives mail, and how long it waits for functions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aws_cdk import aws_ses_actions as actions

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.places import differ, home, place_of
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.relations.answers import AnswersInTime
from lambda_event_sources.relations.places import Nearby

_API = "https://docs.aws.amazon.com/ses/latest/APIReference"
_GUIDE = "https://docs.aws.amazon.com/ses/latest/dg"

_WITHOUT = frozenset(
    {
        "ap-east-1",
        "ap-east-2",
        "ap-south-2",
        "ap-southeast-4",
        "ap-southeast-5",
        "ap-southeast-6",
        "ap-southeast-7",
        "ca-west-1",
        "cn-north-1",
        "cn-northwest-1",
        "eu-central-2",
        "eu-south-2",
        "me-central-1",
        "mx-central-1",
        "us-gov-east-1",
        "us-gov-west-1",
    }
)
"""Where CloudFormation has no ``AWS::SES::ReceiptRule``, by its schemas of October 2026."""


@dataclass(frozen=True)
class ReceivingRegion(BindingRelation):
    """SES does not receive mail everywhere."""

    name: ClassVar[str] = "receiving-region"
    page: ClassVar[str] = "https://docs.aws.amazon.com/general/latest/gr/ses.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"the function is in no region without receipt rules ({', '.join(sorted(_WITHOUT))})"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        region, _ = home(binding.stack)
        if region in _WITHOUT:
            yield (
                f"the function {binding.path} must be in a region in which SES receives mail, got "
                f"one in {region}"
            )


@dataclass(frozen=True)
class NearbyMail(Nearby):
    """A receipt rule invokes functions, and notifies topics, of its own region only."""

    name: ClassVar[str] = "receipt-rule-elsewhere"
    page: ClassVar[str] = f"{_GUIDE}/receiving-email-action-lambda.html"
    what: ClassVar[str] = "the rule set"
    shared: ClassVar[tuple[str, ...]] = ("region", "account")

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"{super().__str__()}, and the topic in its region"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        yield from super().messages(binding, facts)
        topic = binding.source.props.get("topic")
        if topic is None:
            return
        here, there = home(binding.stack)[0], place_of(topic, topic.topic_arn)[0]
        if differ(here, there):
            yield f"topic must be in the region {here}, got one in {there}"

    def place(self, binding: Binding) -> tuple[str | None, str | None]:
        """Return region and account, which only the ARN of a rule set says."""
        given = binding.source.triggered_by
        return place_of(binding.resource, given if isinstance(given, str) else None)


@dataclass(frozen=True)
class PatientMail(AnswersInTime):
    """Where SES waits for an answer, it does not wait long."""

    name: ClassVar[str] = "mail-flow-timeout"
    page: ClassVar[str] = f"{_API}/API_LambdaAction.html"
    consequence: ClassVar[str] = "SES waits no longer for an answer, and goes on without one"
    most: int = 30

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"{super().__str__()} where invocation_type is REQUEST_RESPONSE"

    def most_for(self, binding: Binding) -> float | None:
        """Return how long SES waits, if it does."""
        chosen = binding.source.props.get("invocation_type")
        return self.most if chosen is actions.LambdaInvocationType.REQUEST_RESPONSE else None
