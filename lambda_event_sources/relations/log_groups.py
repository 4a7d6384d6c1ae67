"""Log groups, and who may subscribe to them."""

import json
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.places import place_of
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation
from lambda_event_sources.core.resources import Resource
from lambda_event_sources.relations.physical_names import which
from lambda_event_sources.relations.places import Nearby

_LOGS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs"
_API = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference"
_FILTER = "AWS::Logs::SubscriptionFilter"
_LAMBDA = "/aws/lambda/"


def _name(binding: Binding, facts: Facts) -> Any:
    """Return the name of the log group as the template of the function has it."""
    return json.loads(facts.source_name(binding))


def _log_group(binding: Binding, facts: Facts) -> Resource | None:
    """Return what makes the log group, be it a custom resource of CDK; None if nothing here."""
    name = _name(binding, facts)
    found = facts.at(binding.stack, name)
    if found is not None or isinstance(name, str):
        return found
    return facts.resource(binding)


@dataclass(frozen=True)
class FewFilters(Relation):
    """A log group takes so many subscription filters, whatever they send to."""

    name: ClassVar[str] = "subscription-filters"
    page: ClassVar[str] = f"{_LOGS}/cloudwatch_limits_cwl.html"
    most: int = 2

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"a log group has at most {self.most} subscription filters in this app"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per log group."""
        groups: dict[Hashable, list[Binding]] = {}
        for binding in bindings:
            groups.setdefault(which(binding, facts), []).append(binding)
        for subscribed in groups.values():
            count = len(_filters(subscribed, facts))
            if count > self.most:
                yield Finding(
                    self,
                    subscribed[-1],
                    f"the log group {subscribed[-1].resource_path} must have at most {self.most} "
                    f"subscription filters, got {count}: let one function pass events on, or send "
                    "them to a Kinesis stream that all functions read",
                )


def _filters(subscribed: list[Binding], facts: Facts) -> set[tuple[str, str]]:
    """Return the filters of one log group: in the stacks of the functions, and in its own."""
    named: list[tuple[cdk.Stack, Any]] = [(b.stack, _name(b, facts)) for b in subscribed]
    found = _log_group(subscribed[0], facts)
    if found is not None:
        named.append((found.stack, {"Ref": found.logical_id}))
    return {
        (identity(stack), item.logical_id)
        for stack, name in named
        for item in facts.all(stack, _FILTER)
        if item.properties.get("LogGroupName") == name
    }


@dataclass(frozen=True)
class NotItsOwnLogs(BindingRelation):
    """What a function writes into its own log group would invoke it again, without end."""

    name: ClassVar[str] = "own-logs"
    page: ClassVar[str] = f"{_LOGS}/SubscriptionFilters.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "no function is subscribed to the log group that it writes to"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        given, found = _name(binding, facts), _log_group(binding, facts)
        names = [given] if found is None else [given, found.properties.get("LogGroupName")]
        if any(name in names for name in _own(binding, facts)):
            yield (
                f"the log group {binding.resource_path} must not be the one that the function "
                f"{binding.path} writes to, since each invocation would cause the next one: "
                "subscribe to the log groups of others"
            )


def _own(binding: Binding, facts: Facts) -> Iterator[Any]:
    """Yield what the log group of a function may be called."""
    function = facts.function(binding)
    if function is None:
        arn = json.loads(facts.function_name(binding))
        if isinstance(arn, str):
            yield f"{_LAMBDA}{arn.split(':')[6]}"
        return
    chosen = function.properties.get("LoggingConfig", {}).get("LogGroup")
    if chosen is not None:
        yield chosen
        return
    yield {"Fn::Join": ["", [_LAMBDA, {"Ref": function.logical_id}]]}
    if isinstance(name := function.properties.get("FunctionName"), str):
        yield f"{_LAMBDA}{name}"


@dataclass(frozen=True)
class StandardClass(BindingRelation):
    """Log groups of the cheaper classes have no subscription filters."""

    name: ClassVar[str] = "log-group-class"
    page: ClassVar[str] = f"{_LOGS}/CloudWatch_Logs_Log_Classes.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the log group is of the class STANDARD"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        found = _log_group(binding, facts)
        given = None if found is None else found.properties.get("LogGroupClass")
        if isinstance(given, str) and given != "STANDARD":
            yield (
                f"the log group {binding.resource_path} must be of the class STANDARD, the only "
                f"one with subscription filters, got {given}"
            )


@dataclass(frozen=True)
class NearbyLogGroup(Nearby):
    """A subscription filter is where its log group is, and so is the function."""

    name: ClassVar[str] = "log-group-elsewhere"
    page: ClassVar[str] = f"{_API}/API_PutSubscriptionFilter.html"
    what: ClassVar[str] = "the log group"
    shared: ClassVar[tuple[str, ...]] = ("region", "account")

    def place(self, binding: Binding) -> tuple[str | None, str | None]:
        """Return region and account, which only the ARN of an imported log group says."""
        return place_of(binding.resource, binding.resource.log_group_arn)
