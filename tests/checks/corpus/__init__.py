"""The pairs, by family. A module of this package is a family; its name is the family's name."""

from importlib import import_module
from pkgutil import iter_modules

from tests.checks.pair import Pair


def _order(name: str) -> tuple[bool, str]:
    """Put what concerns one source by itself before the relations between several things."""
    return name.startswith("relations_"), name


FAMILIES: dict[str, list[Pair]] = {
    name.replace("_", " "): import_module(f"{__name__}.{name}").PAIRS
    for name in sorted((module.name for module in iter_modules(__path__)), key=_order)
}
"""In the order of the report."""
