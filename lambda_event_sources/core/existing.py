"""Resources that exist already: named by a string, imported where the source is bound."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import aws_cdk as cdk

from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.json_text import digest
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.tokens import is_token

Import = Callable[[Any, str, str], Any]
"""Makes the construct of an existing resource: scope, construct id, and its ARN or name."""

_imported: dict[tuple[str, str], Any] = {}


@dataclass(frozen=True, kw_only=True)
class Existing(Has):
    """A resource, or a string with the ARN or the name of one that exists already.

    Attributes:
        arn: What follows ``arn:partition:`` in its ARN, e.g. ``sqs:{region}:{account}:{name}``.
        by_arn: What imports it by its ARN.
        name: What its name looks like, if it can be found by that.
        by_name: What imports it by its name, where that is not by the ARN that ends in it.
    """

    arn: str
    by_arn: Import
    name: Matches | None = None
    by_name: Import | None = None

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"{self.kind}, or the {'ARN' if self.name is None else 'ARN or name'} of one"

    def allows(self, value: object) -> bool:
        """Tell whether it is such a resource, or a string that can stand for one."""
        if not isinstance(value, str):
            return super().allows(value)
        if is_token(value):
            return True
        if _is_arn(value):
            return re.fullmatch(f"arn:[a-z-]+:{self._arn_pattern}", value) is not None
        return self.name is not None and self.name.allows(value)

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong; a string of a wrong form is at least of a right type."""
        if not isinstance(value, str):
            yield from super().problems(prop, value)
        elif not self.allows(value):
            arn = f"arn:partition:{re.sub('[{}]', '', self.arn)}"
            forms = arn if self.name is None else f"{arn}, or a name: {self.name}"
            text = f"{prop} must be {self}, {forms}; got {value!r}"
            yield Problem(prop, value, self, text)

    def imported(self, stack: cdk.Stack, text: str) -> Any:
        """Return the construct for an ARN or a name in a stack, the same one each time.

        A token is taken for an ARN.
        """
        named = digest(stack, text) if is_token(text) else text
        key = (identity(stack), f"Existing:{self.kind}:{named}")
        if key not in _imported:
            _imported[key] = self._import(stack, key[1], text)
        return _imported[key]

    def _import(self, stack: cdk.Stack, construct_id: str, text: str) -> Any:
        if is_token(text) or _is_arn(text):
            return self.by_arn(stack, construct_id, text)
        if self.by_name is not None:
            return self.by_name(stack, construct_id, text)
        service, _, _, resource = self.arn.split(":", 3)
        arn = stack.format_arn(
            service=service,
            resource=re.sub("{[^{]*}$", lambda _: text, resource),
            arn_format=cdk.ArnFormat.NO_RESOURCE_NAME,
        )
        return self.by_arn(stack, construct_id, arn)

    @property
    def _arn_pattern(self) -> str:
        *parts, last = re.split("{[^{]*}", self.arn)
        return "[^:]+".join([*parts[:-1], f"{parts[-1]}.+{last}"])


def _is_arn(text: str) -> bool:
    return text.startswith("arn:")
