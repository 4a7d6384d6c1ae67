"""`@checked`: holds each call against the annotations and rules of its signature.

The only place that raises `ValidationError`. The kernel is asked nothing, except for a Duration's
amount and for the state of a resource where a limit or rule is about that.
"""

import functools
import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from lambda_event_sources.core.display import show
from lambda_event_sources.core.docstrings import with_arguments
from lambda_event_sources.core.errors import Problem, PropTypeError, ValidationError
from lambda_event_sources.core.parameters import parameters_of, plain_signature
from lambda_event_sources.core.rules import Rule

P = ParamSpec("P")
T = TypeVar("T")
Init = Callable[Concatenate[T, P], None]


def checked(
    *rules: Rule, elsewhere: Mapping[str, str] = MappingProxyType({})
) -> Callable[[Init[T, P]], Init[T, P]]:
    """Check every call of an ``__init__``, and keep its keyword arguments in ``self.props``.

    All that was given, also by position, is kept in ``self.arguments``.

    The limits are those in the annotations; `lambda_event_sources.core.props` has the common ones.
    All problems of one call are raised together, and the arguments' documentation is added to the
    docstring.

    Args:
        rules: What the arguments must be to each other.
        elsewhere: Where that is which may be looked for among the arguments, by name.

    Returns:
        The decorator of the ``__init__``, which can rely on all that annotations and rules say.
    """

    def decorate(init: Init[T, P]) -> Init[T, P]:
        check = Check(init, rules, elsewhere)

        @functools.wraps(init)
        def wrapper(self: T, /, *args: P.args, **kwargs: P.kwargs) -> None:
            given, problems = check(args, kwargs)
            if problems:
                is_type = any(problem.is_type for problem in problems)
                raise (PropTypeError if is_type else ValidationError)(check.owner, problems)
            # Where a checked subclass calls this one, its own props are there already.
            props = {**vars(self).get("props", {}), **check.keywords(given)}
            vars(self)["props"] = MappingProxyType(props)
            vars(self).setdefault("arguments", MappingProxyType(given))
            cast("Callable[..., None]", init)(self, **given)

        vars(wrapper)["__signature__"] = check.signature
        wrapper.__doc__ = with_arguments(init.__doc__, check.parameters, rules)
        vars(wrapper)[_CHECK] = check
        return wrapper

    return decorate


_CHECK = "check"
_ALIKE = 0.7


def check_of(owner: type) -> "Check":
    """Return the check of a class: what its arguments must be, as data."""
    init: Callable[..., None] = inspect.getattr_static(owner, "__init__")
    check: Check = vars(init)[_CHECK]
    return check


class Check:
    """The parameters and rules of one ``__init__``, and how a call is held against them."""

    def __init__(
        self, init: Callable[..., None], rules: tuple[Rule, ...], elsewhere: Mapping[str, str]
    ) -> None:
        """Read the signature of `init`."""
        self.rules = rules
        self._elsewhere = elsewhere
        self.owner = init.__qualname__.rpartition(".")[0]
        self.parameters = parameters_of(init)
        self.signature = plain_signature(init)
        self._positional = [p.name for p in self.parameters.values() if not p.keyword_only]

    def __call__(
        self, args: tuple[Any, ...], kwargs: Mapping[str, Any]
    ) -> tuple[dict[str, Any], list[Problem]]:
        """Return what was given (None is not), and all that is wrong with it."""
        call = dict(zip(self._positional, args, strict=False)) | dict(kwargs)
        # jsii takes lists only; a list of its own cannot be changed after it was checked.
        call = {name: _as_list(value) for name, value in call.items()}
        problems = list(self._misplaced(args, kwargs))
        for name, parameter in self.parameters.items():
            problems += parameter.problems(call.get(name))
        given = {name: value for name, value in call.items() if value is not None}
        if not problems:  # a rule relies on values that are right by themselves
            problems += [problem for rule in self.rules for problem in rule.problems(given)]
        return given, problems

    def keywords(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return what was given for the keyword-only parameters."""
        return {name: given[name] for name in given if self.parameters[name].keyword_only}

    def _misplaced(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> list[Problem]:
        """Return what Python itself would say of the call, in the shape of a problem."""
        surplus = args[len(self._positional) :]
        problems = [_misuse("", arg, f"{show(arg)} must be passed by keyword") for arg in surplus]
        for name, value in kwargs.items():
            if name in self._positional[: len(args)]:
                text = f"{name} was given twice, by position and by keyword"
                problems.append(_misuse(name, value, text))
            elif name not in self.parameters:
                text = f"{name} is not an argument{self._hint(name)}"
                problems.append(_misuse(name, value, text))
        return problems

    def _hint(self, name: str) -> str:
        if name in self._elsewhere:
            return f": {self._elsewhere[name]}"
        # Other frameworks write names as CloudFormation does.
        words = re.sub("(?<=[a-z])(?=[A-Z])", "_", name).lower()
        akin = [known for known in self.parameters if words in known.split("_")]
        close = akin or get_close_matches(words, self.parameters, n=1, cutoff=_ALIKE)
        return f"; did you mean {' or '.join(close)}?" if close else ""


def _as_list(value: object) -> object:
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return list(cast("Sequence[object]", value))
    return value


def _misuse(name: str, value: object, text: str) -> Problem:
    return Problem(name, value, None, text, is_type=True)
