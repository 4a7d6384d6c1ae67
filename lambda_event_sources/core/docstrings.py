"""The documentation of a checked ``__init__``, composed from what its annotations say."""

import inspect
from collections.abc import Iterable, Mapping

from lambda_event_sources.core.parameters import Parameter
from lambda_event_sources.core.rules import Rule

_INDENT = " " * 4


def with_arguments(
    docstring: str | None, parameters: Mapping[str, Parameter], rules: Iterable[Rule]
) -> str:
    """Return a docstring with each argument's meaning, range, default and page, and the rules."""
    lines = [inspect.cleandoc(docstring or ""), "", "Args:"]
    for parameter in parameters.values():
        lines += [f"{_INDENT}{parameter.name}: {' '.join(_sentences(parameter))}"]
    lines += ["", "Raises:", f"{_INDENT}ValidationError: An argument is not as said above."]
    lines += [f"{_INDENT}ValidationError: Broken rule: {rule}." for rule in rules]
    return "\n".join(lines)


def _sentences(parameter: Parameter) -> Iterable[str]:
    doc = parameter.doc
    if doc.text:
        yield doc.text
    yield f"Must be {'; '.join([parameter.requirement, *map(str, parameter.limits[1:])])}."
    if not parameter.required:
        yield f"Default: {doc.default or 'none'}."
    if doc.page:
        yield f"See {doc.page}"
