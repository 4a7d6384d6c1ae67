"""Each scenario synthesizes to the same app with our module and with CDK's."""

import inspect
from collections.abc import Callable
from enum import Enum
from types import ModuleType
from typing import Any

import aws_cdk as cdk
import aws_cdk.aws_lambda_event_sources as cdk_module
import pytest

from tests.parity.differences import granted
from tests.parity.scenarios import Scenario, all_scenarios
from tests.parity.synthesis import ORACLE, OURS, VARIANTS, synthesize

SCENARIOS = all_scenarios()
TRIGGERS = (
    "AWS::Lambda::EventSourceMapping",
    "AWS::SNS::Subscription",
    "AWS::ApiGateway::Method",
    "Custom::S3BucketNotifications",
)
EACH_SCENARIO = pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS.keys())
EACH_VARIANT = pytest.mark.parametrize("variant", VARIANTS)

NOT_A_STREAM_PROP = "Lambda provisions pollers for SQS and Kafka only; CDK's module ignores it"
UNUSED = {
    ("DynamoEventSource", "provisioned_poller_config"): NOT_A_STREAM_PROP,
    ("KinesisEventSource", "provisioned_poller_config"): NOT_A_STREAM_PROP,
    ("KinesisConsumerEventSource", "provisioned_poller_config"): NOT_A_STREAM_PROP,
}


class Recorder(ModuleType):
    """The given module, which also notes the keywords that its classes are called with."""

    def __init__(self, module: ModuleType) -> None:
        """Nothing is noted yet."""
        super().__init__(module.__name__)
        self.module = module
        self.used: set[tuple[str, str]] = set()

    def __getattr__(self, name: str) -> Any:
        """The module's member, recorded if it is a class that is called."""
        member = getattr(self.module, name)
        return member if issubclass(member, Enum) else self._recorded(member)

    def _recorded(self, cls: type[Any]) -> Callable[..., Any]:
        signature = inspect.signature(cls.__init__)

        def construct(*args: Any, **kwargs: Any) -> Any:
            bound = signature.bind(None, *args, **kwargs)
            self.used.update((cls.__name__, keyword) for keyword in bound.arguments)
            return cls(*args, **kwargs)

        return construct


def keywords(module: ModuleType) -> set[tuple[str, str]]:
    """Class and keyword of what users construct: neither props structs nor abstract classes."""
    return {
        (name, keyword)
        for name, cls in inspect.getmembers(module, inspect.isclass)
        if name in module.__all__
        and not name.endswith("Props")
        and not inspect.isabstract(cls)
        and not issubclass(cls, Enum)
        for keyword in inspect.signature(cls.__init__).parameters
    }


@EACH_VARIANT
@EACH_SCENARIO
def test_templates_are_those_of_cdk(scenario: Scenario, variant: str) -> None:
    """Every stack of the app has CDK's template, but for the rights in the table."""
    theirs = synthesize(scenario, ORACLE, variant).parts()
    ours = synthesize(scenario, OURS, variant).parts()
    assert ours == granted.expected(theirs, ours, granted.ROWS)


@EACH_SCENARIO
def test_annotations_are_those_of_cdk(scenario: Scenario) -> None:
    """Where CDK's module annotates a construct, ours does so too, in words of its own."""
    expected = synthesize(scenario, ORACLE, "fixed").annotations
    assert synthesize(scenario, OURS, "fixed").annotations >= expected - granted.WARNED_OF_THERE


@EACH_SCENARIO
def test_scenario_makes_a_trigger(scenario: Scenario) -> None:
    """No scenario compares two apps without any event source in them."""
    assembly = synthesize(scenario, ORACLE, "agnostic")
    assert any(assembly.resources(kind) for kind in TRIGGERS)


def test_every_keyword_is_used() -> None:
    """Each keyword of each class of CDK's module is in a scenario, or AWS refuses it there."""
    recorder = Recorder(cdk_module)
    for scenario in SCENARIOS.values():
        scenario(recorder, cdk.Stack(cdk.App(), "Stack"))
    unused = keywords(cdk_module) - recorder.used - {(name, "self") for name in cdk_module.__all__}
    assert unused == UNUSED.keys()
