"""What a signature says of each of its parameters: types, limits, documentation."""

import functools
import inspect
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import typeguard

from lambda_event_sources.core.display import describe, show
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import Limit, OneOf
from lambda_event_sources.core.remedies import meant
from lambda_event_sources.core.tokens import is_token


@dataclass(frozen=True)
class Doc:
    """The documentation of a parameter, beside its limits.

    Attributes:
        text: What it does.
        default: What holds when it is left out.
        page: The page that its limits come from.
    """

    text: str
    default: str = ""
    page: str = ""


@dataclass(frozen=True)
class Parameter:
    """One parameter of a checked signature.

    Attributes:
        name: Its name.
        types: The types that its value may have; None is left out.
        limits: The limits that its value must be within.
        doc: Its documentation.
        required: Whether it must be given, and not as None.
        keyword_only: Whether it can be passed by keyword only.
    """

    name: str
    types: tuple[Any, ...]
    limits: tuple[Limit, ...]
    doc: Doc
    required: bool
    keyword_only: bool

    @property
    def requirement(self) -> str:
        """What its value must be, in one clause; completes "must be ..."."""
        kind = describe(self._type) if self.types else ""
        return self.limits[0].of(kind) if self.limits else kind

    def problems(self, value: Any) -> Iterator[Problem]:
        """Yield what is wrong with a value; limits after a broken one may rely on it."""
        if value is None:
            if self.required:
                yield self._type_problem(None, f"given, as {self.requirement}")
        elif not self._has_type(value):
            remedy = self.limits[0].remedy(value) if self.limits else ""
            remedy = remedy or meant(value, self.types, self.limits)
            got = f"got {show(value)}: {remedy}" if remedy else f"got {show(value)}"
            yield self._type_problem(value, f"{self.requirement}, {got}")
        else:
            for limit in self.limits:
                found = list(limit.problems(self.name, value))
                yield from found
                if found:
                    break

    def _type_problem(self, value: Any, requirement: str) -> Problem:
        return Problem(self.name, value, self, f"{self.name} must be {requirement}", is_type=True)

    @functools.cached_property
    def _type(self) -> Any:
        """The types as one, in the words of typeguard 2.

        It lets everything pass for ``X | Y``, and looks into no Mapping.
        """
        return _legacy(Union[self.types])  # noqa: UP007

    def _has_type(self, value: Any) -> bool:
        # To typeguard True is an int, and a string a sequence of strings.
        if not self.types:
            return True
        if any(isinstance(value, kind) and kind not in self.types for kind in (bool, str)):
            return False
        if isinstance(value, float) and int in self.types and is_token(value):
            return True  # CDK's number tokens are floats
        try:
            typeguard.check_type(  # pyright: ignore[reportUnknownMemberType] it has no types
                self.name, value, self._type
            )
        except TypeError:
            return False
        return True


def _legacy(hint: Any) -> Any:
    """Return a type with ``Union`` for every ``|`` in it, and dict for Mapping."""
    origin: Any = get_origin(hint)
    arguments = tuple(map(_legacy, get_args(hint)))
    if origin in (Union, types.UnionType):
        return Union[arguments]  # noqa: UP007
    if origin is Mapping:
        origin = dict
    return origin[arguments] if arguments and origin is not None else hint


def parameters_of(init: Callable[..., None]) -> Mapping[str, Parameter]:
    """Return the parameters of an ``__init__`` by name, without self."""
    hints = get_type_hints(init, include_extras=True)
    _, *signature = inspect.signature(init).parameters.values()
    for parameter in signature:
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            raise TypeError(f"@checked needs every argument by name, got {parameter}")
    return {p.name: _parameter(p, hints.get(p.name, Any)) for p in signature}


def plain_signature(init: Callable[..., None]) -> inspect.Signature:
    """Return the signature with bare types, since help() prints limits and all."""
    signature, hints = inspect.signature(init), get_type_hints(init)
    parameters = signature.parameters.values()
    return signature.replace(
        parameters=[p.replace(annotation=hints.get(p.name, p.annotation)) for p in parameters]
    )


def _parameter(parameter: inspect.Parameter, hint: Any) -> Parameter:
    members, metadata = _flatten(hint)
    return Parameter(
        name=parameter.name,
        types=tuple(member for member in members if member not in (types.NoneType, Any)),
        limits=tuple(item for item in metadata if isinstance(item, Limit)),
        doc=next((item for item in metadata if isinstance(item, Doc)), Doc("")),
        required=parameter.default is inspect.Parameter.empty,
        keyword_only=parameter.kind is inspect.Parameter.KEYWORD_ONLY,
    )


def _flatten(hint: Any) -> tuple[list[Any], list[Any]]:
    """Return the members of a hint, unions opened, and what they are annotated with."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *own = get_args(hint)
        members, metadata = _flatten(inner)
        return members, [*own, *metadata]
    if origin is Literal:
        return [str], [OneOf(get_args(hint))]
    if origin in (Union, types.UnionType):
        pairs = [_flatten(member) for member in get_args(hint)]
        return [m for members, _ in pairs for m in members], [d for _, data in pairs for d in data]
    return [hint], []
