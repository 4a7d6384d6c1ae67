"""Amazon EventBridge: events of a bus."""

from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_events as events
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.asynchronous import rules
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.places import home, place_of
from lambda_event_sources.core.pushed import ConstructId
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.parts import event_patterns, rule_targets, targets
from lambda_event_sources.relations.rules import BusNearby, PatternQuota

BUS = Existing(
    "event_bus_arn",
    "an event bus",
    arn="events:{region}:{account}:event-bus/{name}",
    by_arn=events.EventBus.from_event_bus_arn,
    by_name=events.EventBus.from_event_bus_name,
    name=Matches(r"[/.\-_A-Za-z0-9]{1,256}", "1 to 256 letters, digits, slashes, dots, - and _"),
)
"""https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html"""


class EventBridgeEventSource(rules.RuleEventSource):
    """Invoke a function with the events of a bus that match a pattern.

    EventBridge is allowed to invoke the function for the rule that is made. A bus of another
    account must allow this one to put rules on it:
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *rules.RULE,
        PatternQuota(),
        BusNearby(),
    )
    existing: ClassVar[Existing | None] = BUS
    named_by: ClassVar[str] = "event_bus_arn"

    @checked()
    def __init__(
        self,
        event_bus: Annotated[
            events.IEventBus | events.EventBus | str,
            BUS,
            Doc("The bus.", "the default bus of the account, to which AWS services send"),
        ]
        | None = None,
        *,
        event_pattern: event_patterns.Pattern,
        construct_id: ConstructId | None = None,
        dead_letter_queue: rule_targets.DeadLetterQueue | None = None,
        description: targets.Description | None = None,
        enabled: targets.Enabled | None = None,
        grant: GrantInvoke | None = None,
        input: rule_targets.Input | None = None,  # noqa: A002 AWS's word
        max_event_age: targets.MaxEventAge | None = None,
        retry_attempts: targets.RetryAttempts | None = None,
        rule_name: rule_targets.RuleName | None = None,
    ) -> None:
        """Describe which events of `event_bus` invoke the function."""
        self.triggered_by = event_bus
        self._pattern = event_patterns.plain(event_pattern)

    @property
    def event_bus(self) -> events.IEventBus | None:
        """The bus, None for the default one; a string is imported when the source is bound."""
        return cast("events.IEventBus | None", self.resource)

    @property
    def pattern_size(self) -> int:
        """How long the pattern is as JSON; nothing where only the deployment knows."""
        return event_patterns.size(self._pattern)

    def _trigger(self) -> dict[str, Any]:
        pattern = event_patterns.as_struct(self._pattern)
        return {"event_bus": self.event_bus, "event_pattern": pattern}

    def _make(self, function: lambda_.IFunction, scope: Construct) -> events.Rule:
        rule = super()._make(function, scope)
        event_patterns.complete(rule, self._pattern)
        _, here = home(cdk.Stack.of(function))
        if self.event_bus is not None and self._owner not in {None, here}:
            # CDK names the bus, which is then one of this account.
            resource = cast("events.CfnRule", rule.node.default_child)
            resource.event_bus_name = self.event_bus.event_bus_arn
        return rule

    @property
    def _owner(self) -> str | None:
        """The account of the bus, as far as it is known, which is that of the rule, too.

        https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html
        """
        bus = self.event_bus
        return None if bus is None else place_of(bus, bus.event_bus_arn)[1]

    def _rule_arn(self, function: lambda_.IFunction, name: str) -> str:
        bus = "default" if self.event_bus is None else self.event_bus.event_bus_name
        return cdk.Stack.of(function).format_arn(
            service="events",
            resource="rule",
            resource_name=name if bus == "default" else f"{bus}/{name}",
            account=self._owner,
        )
