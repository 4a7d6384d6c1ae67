"""Every constraint in the code, and which pair of the corpus breaks it."""

import functools
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import lambda_event_sources
from lambda_event_sources.core.checks import check_of
from lambda_event_sources.core.errors import ValidationError
from lambda_event_sources.core.limits import Limit
from lambda_event_sources.core.nested import Each, Fields
from lambda_event_sources.core.parameters import Parameter
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.core.rules import Rule
from lambda_event_sources.core.source import EventSource
from lambda_event_sources.core.validation import Validation
from lambda_event_sources.parts.method_options import Keys
from tests.checks.corpus import FAMILIES
from tests.checks.pair import Pair
from tests.checks.scene import Scene
from tests.checks.verdict import OURS

Key = tuple[str, str, str]
"""Class, argument and what it must be; a rule has no argument, a relation no class."""


@dataclass(frozen=True)
class Constraint:
    """One thing that must be so.

    Attributes:
        key: What tells it from others.
        text: The constraint in words.
        owner: The class that it holds for.
        page: Where AWS says so.
        warning: The id of the warning; empty where the configuration is refused.
        refusal: The name by which a refusal at synth can be accepted.
    """

    key: Key
    text: str
    owner: str
    page: str
    warning: str = ""
    refusal: str = ""


def constraints() -> Iterator[Constraint]:
    """Yield every constraint of every public class."""
    for name in vars(lambda_event_sources)["__all__"]:
        cls: Any = getattr(lambda_event_sources, name)
        if not isinstance(cls, type) or cls.__name__ != name:
            continue
        if hasattr(inspect.getattr_static(cls, "__init__"), "check"):
            yield from _of_arguments(cls)
        if issubclass(cls, EventSource):
            for relation in cls.relations:
                yield _of_relation(cls.__name__, relation)


def _of_arguments(cls: type[Any]) -> Iterator[Constraint]:
    check, owner = check_of(cls), cls.__name__
    for parameter in check.parameters.values():
        for prop, limit in _leaves(parameter):
            text = f"`{prop}` must be {limit}"
            key = (owner, parameter.name, str(limit))
            yield Constraint(key, text, owner, parameter.doc.page)
    for rule in check.rules:
        pages = [check.parameters[name].doc.page for name in check.parameters if name in str(rule)]
        page = rule.page or next(filter(None, pages), "")
        yield Constraint((owner, "", str(rule)), str(rule), owner, page)


def _leaves(parameter: Parameter) -> Iterator[tuple[str, Limit]]:
    for limit in parameter.limits:
        yield from _inside(parameter.name, limit)


def _inside(prop: str, limit: Limit) -> Iterator[tuple[str, Limit]]:
    if isinstance(limit, Keys):
        yield from _inside(f"{prop}: each key", limit.limit)
    elif isinstance(limit, Each):
        yield from _inside(f"{prop}[]", limit.limit)
    elif isinstance(limit, Fields):
        for name, limits in limit.limits.items():
            for inner in limits:
                yield from _inside(f"{prop}.{name}", inner)
    else:
        yield prop, limit


def _of_relation(owner: str, relation: Relation) -> Constraint:
    warning = "" if relation.refuses else relation.id
    refusal = relation.name if relation.refuses else ""
    key = ("", "", str(relation))
    return Constraint(key, str(relation), owner, relation.page, warning, refusal)


@functools.cache
def proofs() -> dict[Key, str]:
    """Return the first pair of the corpus that breaks each constraint: runs them all."""
    found: dict[Key, str] = {}
    for family, pairs in FAMILIES.items():
        for pair in pairs:
            for key in _broken_by(pair):
                found.setdefault(key, f"{family}: {pair.about}")
    return found


def _broken_by(pair: Pair) -> set[Key]:
    """Return what the wrong configuration of a pair breaks."""
    broken: set[Key] = set()
    find = Validation._findings  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]

    def watched(self: Validation, facts: Any) -> list[Finding]:
        findings = find(self, facts)
        broken.update(("", "", str(finding.relation)) for finding in findings)
        return findings

    with TemporaryDirectory() as folder, patch.object(Validation, "_findings", watched):
        scene = Scene(import_module(OURS), folder)
        try:
            pair.wrong(scene)
            scene.app.synth()
        except ValidationError as error:
            broken.update(_keys_of(error))
        except Exception:  # noqa: BLE001 what a relation refuses, or no class of ours can
            return broken
    return broken


def _keys_of(error: ValidationError) -> Iterator[Key]:
    for problem in error.problems:
        limit = problem.limit
        if isinstance(limit, Parameter):  # of a type that its first limit is about, too
            limit = next(iter(limit.limits), None)
        name = "" if isinstance(limit, Rule) else re.split(r"[.\[]", problem.prop)[0]
        yield error.owner, name, str(limit)
