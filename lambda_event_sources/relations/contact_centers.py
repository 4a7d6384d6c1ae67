"""Functions in the flows of Amazon Connect."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.relations.answers import AnswersInTime
from lambda_event_sources.relations.places import Nearby

_GUIDE = "https://docs.aws.amazon.com/connect/latest/adminguide"
_ASSOCIATION = "AWS::Connect::IntegrationAssociation"


@dataclass(frozen=True)
class OneAssociation(BindingRelation):
    """A function is associated with an instance or not; twice is an error."""

    name: ClassVar[str] = "one-association"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/connect/latest/APIReference/API_AssociateLambdaFunction.html"
    )

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a function is associated with an instance once"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        names = [binding.source_name, binding.function_arn]
        instance, function = binding.stack.resolve(names)
        found = [
            item
            for item in facts.all(binding.stack, _ASSOCIATION)
            if item.properties["InstanceId"] == instance
            and item.properties["IntegrationArn"] == function
        ]
        if len(found) > 1:
            yield (
                f"the function {binding.path} is associated {len(found)} times with "
                f"{binding.resource_path}, which takes it once: leave the others out"
            )


@dataclass(frozen=True)
class InstanceRegion(Nearby):
    """Only functions of its region can be associated with an instance."""

    name: ClassVar[str] = "connect-region"
    page: ClassVar[str] = f"{_GUIDE}/connect-lambda-functions.html"
    what: ClassVar[str] = "the instance"
    remedy: ClassVar[str] = (
        "put a function there, or name this one in the flow by its ARN, and allow that with "
        "fn.add_permission()"
    )


@dataclass(frozen=True)
class AnswersFlow(AnswersInTime):
    """A flow waits for seconds, a contact not much longer."""

    name: ClassVar[str] = "connect-timeout"
    page: ClassVar[str] = f"{_GUIDE}/invoke-lambda-function-block.html"
    most: int = 8
    consequence: ClassVar[str] = (
        "when it takes longer, the flow takes its error branch, or after 60 seconds where it "
        "invokes the function asynchronously"
    )
