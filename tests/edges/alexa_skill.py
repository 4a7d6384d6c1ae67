"""The IDs of skills."""

from tests.boundaries import STRINGS

_UUID = "3f8a1f0e-5b5d-4c36-9c8a-0a1b2c3d4e5f"

STRINGS["a skill's ID, amzn1.ask.skill. and a UUID"] = (
    (f"amzn1.ask.skill.{_UUID}", f"amzn1.ask.skill.{_UUID.upper()}"),
    ("", "*", _UUID, f"amzn1.ask.skill.{_UUID}0", f"amzn1.ask.skill.{_UUID} ", "amzn1.ask.skill."),
)
