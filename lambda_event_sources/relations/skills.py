"""Alexa's skills, and where their functions are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.places import home
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.relations.places import FunctionInPlace


@dataclass(frozen=True)
class SkillNearby(FunctionInPlace):
    """The permission, which is all that is made, belongs to the function."""

    name: ClassVar[str] = "skill-elsewhere"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html"
    )
    consequence: ClassVar[str] = "which cannot allow Alexa to invoke it: add the source there"


@dataclass(frozen=True)
class SmartHomeRegion(BindingRelation):
    """Alexa invokes the functions of smart home skills in three regions, one for each language."""

    name: ClassVar[str] = "smart-home-region"
    page: ClassVar[str] = (
        "https://developer.amazon.com/docs/smarthome/"
        "develop-smart-home-skills-in-multiple-languages.html"
    )
    refuses: ClassVar[bool] = False
    regions: tuple[str, ...] = ("eu-west-1", "us-east-1", "us-west-2")

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"the function of a smart home skill is in {', '.join(self.regions)}"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        del facts
        region, _ = home(binding.stack)
        if region is not None and region not in self.regions:
            yield (
                f"the function {binding.path} is in {region}, but Alexa invokes those of smart "
                f"home skills in {', '.join(self.regions)} only, as the skill's language says: no "
                "device would be found"
            )
