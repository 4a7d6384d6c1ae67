"""The stacks of this folder: one module each, found by itself."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import aws_cdk as cdk

from integ import asynchronous, mappings, synchronous
from integ.local.delivery import NotDelivered, Sends


def _stack_of(module: ModuleType) -> type[cdk.Stack]:
    (stack,) = (
        member
        for member in vars(module).values()
        if inspect.isclass(member)
        and issubclass(member, cdk.Stack)
        and member.__module__ == module.__name__
    )
    return stack


_MODULES = {
    f"integ-{info.name.replace('_', '-')}": import_module(f"{folder.__name__}.{info.name}")
    for folder in (mappings, asynchronous, synchronous)
    for info in iter_modules(folder.__path__)
}

STACKS: dict[str, type[cdk.Stack]] = {name: _stack_of(mod) for name, mod in _MODULES.items()}
"""What is made of them, by the name of the stack."""

_DELIVERIES = {name: module.DELIVERY for name, module in _MODULES.items()}
DELIVERED: dict[str, Sends] = {
    name: delivery for name, delivery in _DELIVERIES.items() if isinstance(delivery, Sends)
}
"""What the emulator delivers, and how to set it off."""

UNDELIVERED: list[NotDelivered] = [
    delivery for delivery in _DELIVERIES.values() if isinstance(delivery, NotDelivered)
]
"""What it does not, and why."""
