"""What CDK's module refuses, ours refuses too, and in Python's own terms."""

import aws_cdk as cdk
import aws_cdk.aws_lambda_event_sources as cdk_module
import pytest

import lambda_event_sources
from tests.parity.building import app_of, function
from tests.parity.refusals import arguments, kafka, wiring
from tests.parity.refusals.arguments import Refused
from tests.parity.scenarios import Scenario, functions_in

ARGUMENTS = {
    **arguments.SQS,
    **arguments.STREAMS,
    **arguments.PUSHED,
    **kafka.MANAGED,
    **kafka.SELF_MANAGED,
    **kafka.PARTS,
}
UNKNOWN = [
    ARGUMENTS[name]
    for name in (
        "sqs_unknown_keyword",
        "api_unknown_keyword",
        "dynamodb_timestamp",
        "managed_factor",
    )
]
"""Cases with an argument that the class does not have."""
WIRING = functions_in(wiring)


def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(analytics_reporting=False), "Stack")


@pytest.mark.parametrize("refused", ARGUMENTS.values(), ids=ARGUMENTS.keys())
def test_one_call_is_refused(refused: Refused) -> None:
    """CDK's module refuses when it binds, at the latest; ours in the constructor."""
    theirs, ours = stack(), stack()
    with pytest.raises((RuntimeError, TypeError)):
        function(theirs).add_event_source(refused(cdk_module, theirs))
    with pytest.raises(lambda_event_sources.ValidationError) as caught:
        refused(lambda_event_sources, ours)
    # A case that went wrong for its spelling would prove nothing of its value.
    assert ("is not an argument" in str(caught.value)) == (refused in UNKNOWN)


@pytest.mark.parametrize("refused", WIRING.values(), ids=WIRING.keys())
def test_wiring_is_refused(refused: Scenario) -> None:
    """Neither module lets the app through: CDK's when it binds, ours at synth at the latest."""
    for module in (cdk_module, lambda_event_sources):
        within = stack()
        with pytest.raises((RuntimeError, ValueError)):  # noqa: PT012 either may raise
            refused(module, within)
            app_of(within).synth()
