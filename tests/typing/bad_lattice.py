"""Mistakes with VPC Lattice and Alexa; every line marked `# refused` must be an error."""

from aws_cdk import aws_vpclattice as vpclattice

from lambda_event_sources import AlexaSkillEventSource, LatticeEventSource


def wire(service: vpclattice.CfnService, listener: vpclattice.CfnListener) -> None:
    """Pass the wrong things."""
    LatticeEventSource(priority=1)  # refused
    LatticeEventSource(service, priority=1)  # refused
    LatticeEventSource(listener)  # refused
    LatticeEventSource(listener, 1)  # refused
    LatticeEventSource(listener, priority="1")  # refused
    LatticeEventSource(listener, priority=1, header_matches={"x": "a"})  # refused
    LatticeEventSource(listener, priority=1, event_structure_version=2)  # refused
    AlexaSkillEventSource()  # refused
    AlexaSkillEventSource("amzn1.ask.skill.x", grant=False)  # refused
