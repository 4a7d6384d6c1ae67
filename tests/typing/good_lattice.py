"""VPC Lattice and Alexa as users write them."""

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_vpclattice as vpclattice
from typing_extensions import assert_type

from lambda_event_sources import (
    AlexaSkillEventSource,
    AlexaSmartHomeEventSource,
    LatticeEventSource,
)


def wire(fn: lambda_.Function, listener: vpclattice.CfnListener, arn: str) -> None:
    """Pass listeners of the app and ARNs, structs and dicts."""
    fn.add_event_source(LatticeEventSource(listener, priority=1, path_prefix="/"))
    source = LatticeEventSource(
        arn,
        priority=2,
        construct_id="Orders",
        event_structure_version="V2",
        grant=False,
        header_matches=[
            {"name": "x", "match": {"exact": "a"}},
            vpclattice.CfnRule.HeaderMatchProperty(
                name="x", match=vpclattice.CfnRule.HeaderMatchTypeProperty(prefix="a")
            ),
        ],
        method="GET",
        path="/orders",
        target_group_name="orders",
    )
    fn.add_event_source(source)
    assert_type(source.construct_for(fn), vpclattice.CfnTargetGroup)
    skill = AlexaSkillEventSource("amzn1.ask.skill.x")
    fn.add_event_source(skill)
    fn.add_event_source(AlexaSmartHomeEventSource("amzn1.ask.skill.x", construct_id="Lights"))
    assert_type(skill.construct_for(fn), lambda_.CfnPermission)
    assert_type(skill.skill_id, str)
