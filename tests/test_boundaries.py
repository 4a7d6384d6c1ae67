"""Every argument of every class at the edges of its limits, generated from the limits."""

import inspect
from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest

import lambda_event_sources
from lambda_event_sources.core.checks import check_of
from lambda_event_sources.core.limits import PastTime
from lambda_event_sources.core.objects import Has, Implements
from lambda_event_sources.core.parameters import Parameter
from tests.boundaries import Case, bad, edges, good
from tests.edges import MODULES

PUBLIC: list[str] = vars(lambda_event_sources)["__all__"]
CHECKED: dict[str, type[Any]] = {
    name: cls
    for name in PUBLIC
    if inspect.isclass(cls := getattr(lambda_event_sources, name))
    and hasattr(inspect.getattr_static(cls, "__init__"), "check")
}
assert MODULES, "each registers edges of its own"
PARAMETERS = [
    pytest.param(parameter, id=f"{name}.{parameter.name}")
    for name, cls in CHECKED.items()
    for parameter in check_of(cls).parameters.values()
]


def cases(parameter: Parameter) -> Iterator[Case]:
    """Yield what the limits and the types of a parameter say of values at their edges."""
    yield Case("None", lambda: None, allowed=not parameter.required)
    first = parameter.limits[:1]
    for limit in parameter.limits:
        # A value that is fine by one limit may not be by another, which has cases of its own.
        yield from (case for case in edges(limit) if not case.allowed or first == (limit,))
    if parameter.types == (bool,):
        yield from (good(True), good(False), bad(1), bad("yes"), bad([]))
    elif not any(isinstance(limit, (Has, Implements, PastTime)) for limit in parameter.limits):
        yield from (bad(object(), "object"), bad(True))
    for kind in parameter.types:
        if inspect.isclass(kind) and issubclass(kind, Enum) and not parameter.limits:
            yield from (*map(good, kind), bad("LATEST"), bad(0))


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_edges(parameter: Parameter) -> None:
    """The last value that AWS takes is taken, the first that it refuses is refused."""
    found = {
        f"{number} {case.label}": (case.allowed, not list(parameter.problems(case.make())))
        for number, case in enumerate(cases(parameter))
    }

    wrong = {label: pair for label, pair in found.items() if pair[0] != pair[1]}

    assert wrong == {}
    assert len(found) > 1


@pytest.mark.parametrize(
    ("name", "cls"),
    [(name, cls) for name, cls in CHECKED.items() if not inspect.isabstract(cls)],
)
def test_every_refusal_reaches_the_caller(name: str, cls: type[Any]) -> None:
    """Each value that a limit refuses makes the class raise an error that names the argument."""
    for parameter in check_of(cls).parameters.values():
        for case in cases(parameter):
            if not case.allowed:
                with pytest.raises(lambda_event_sources.ValidationError) as caught:
                    cls(**{parameter.name: case.make()})
                named = [p.prop for p in caught.value.problems if p.prop.startswith(parameter.name)]
                assert named, case.label
                assert caught.value.owner == name.removesuffix("V2")
                assert "jsii" not in str(caught.value)
                assert "Token[" not in str(caught.value)


def test_every_class_is_checked() -> None:
    """No public class that takes arguments goes without checks."""
    unchecked = {"ProvisionedPollerConfig", "AuthenticationMethod", "FullDocument"}
    errors = {"NotBoundError", "PropTypeError", "ValidationError"}
    bases = {"EventSource", "MappedEventSource", "PushedEventSource"}
    schedules = {"At", "Cron", "Rate"}
    others = {"checked", "AnyFunction", "Filter", "INFINITE", "Infinite", "matches"}

    assert {*CHECKED, *unchecked, *errors, *bases, *schedules, *others} == {*PUBLIC}
