"""Every public function of the modules in this package is a scenario.

A scenario builds a part of an app with the event sources of `les`, which is
either CDK's own module or ours, in `stack` and in stacks that it makes beside it.
"""

from collections.abc import Callable
from importlib import import_module
from inspect import getmembers, isfunction
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeAlias

import aws_cdk as cdk

Scenario: TypeAlias = Callable[[ModuleType, cdk.Stack], None]


def functions_in(module: ModuleType) -> dict[str, Scenario]:
    """The public functions that a module defines, by name."""
    return {
        name: member
        for name, member in getmembers(module, isfunction)
        if member.__module__ == module.__name__ and not name.startswith("_")
    }


def all_scenarios() -> dict[str, Scenario]:
    """The functions of the modules in this package, by `module.function`."""
    names = [info.name for info in iter_modules(__path__)]
    return {
        f"{module}.{name}": scenario
        for module in names
        for name, scenario in functions_in(import_module(f"{__name__}.{module}")).items()
    }
