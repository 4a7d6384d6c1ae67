"""Writes reference.md from what the classes say of themselves: `make docs`."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ForwardRef, get_args, get_origin

import lambda_event_sources
from lambda_event_sources.core.checks import check_of
from lambda_event_sources.core.parameters import Parameter
from lambda_event_sources.core.pushed import PushedEventSource

PAGE = Path(__file__).with_name("reference.md")
HEAD = """\
# Reference

Written by `make docs` from the annotations in the code, which are also what is checked: a number
here is the number that decides. A value that is known at deploy only (a token) is never refused.
"""


def write() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *(line for cls in _checked_classes() for line in _section(cls))])


def _checked_classes() -> Iterator[type[Any]]:
    for name in vars(lambda_event_sources)["__all__"]:
        cls = getattr(lambda_event_sources, name)
        is_alias = inspect.isclass(cls) and cls.__name__ != name
        if inspect.isclass(cls) and not is_alias and hasattr(cls.__init__, "check"):
            yield cls


def _section(cls: type[Any]) -> Iterator[str]:
    check = check_of(cls)
    yield from (f"## {cls.__name__}", "", inspect.getdoc(cls) or "", "")
    yield "| Argument | Must be | Left out | What it does |"
    yield "| --- | --- | --- | --- |"
    yield from map(_row, check.parameters.values())
    yield ""
    for rule in check.rules:
        yield f"* Rule: {rule}."
    if check.rules:
        yield ""
    if made := _made_by(cls):
        yield from (f"`construct_for(fn)` returns {made}.", "")


def _made_by(cls: type[Any]) -> str:
    """Return what a source that pushes makes, by the type that it gives its base."""
    for base in inspect.getmro(cls):
        for hint in vars(base).get("__orig_bases__", ()):
            origin, arguments = get_origin(hint), get_args(hint)
            if origin and issubclass(origin, PushedEventSource):
                return f"`{_name(arguments[0])}`"
    return ""


def _name(kind: type[Any] | ForwardRef) -> str:
    """Return what users call a construct of CDK, e.g. ``events.Rule``."""
    if isinstance(kind, ForwardRef):
        return kind.__forward_arg__
    module = kind.__module__.rpartition("aws_")[2]
    module = "lambda_" if module == "lambda" else module
    return f"{module}.{kind.__name__}"


def _row(parameter: Parameter) -> str:
    limits = [parameter.requirement, *map(str, parameter.limits[1:])]
    left_out = "required" if parameter.required else parameter.doc.default or "nothing"
    page = f" ([page]({parameter.doc.page}))" if parameter.doc.page else ""
    cells = (f"`{parameter.name}`", "; ".join(limits), left_out, f"{parameter.doc.text}{page}")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(write())
