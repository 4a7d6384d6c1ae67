"""Resources that exist already: named by a string, imported where the source is bound."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import aws_cdk as cdk
from constructs import IConstruct

from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.json_text import digest
from lambda_event_sources.core.late import MARKS, is_dummy
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.tokens import is_token

Import = Callable[[Any, str, str], Any]
"""Makes the construct of an existing resource: scope, construct id, and its ARN or name."""

_ARN = "arn:"
_PARTS = {"{region}": "[a-z0-9-]+", "{account}": "[0-9]{12}"}
_imported: dict[tuple[str, str], Any] = {}


@dataclass(frozen=True, kw_only=True)
class Existing(Has):
    """A resource, or a string with the ARN or the name of one that exists already.

    The service in `arn` is a part of the import's construct id, and so of logical ids.

    Attributes:
        arn: What follows ``arn:partition:`` in its ARN, e.g. ``sqs:{region}:{account}:{name}``.
        by_arn: What imports it by its ARN.
        name: What its name looks like, if it can be found by that.
        by_name: What imports it by its name, where that is not by the ARN that ends in it.
        ending: What its ARN may end in beyond that, as a regular expression.
        mistaken: Patterns of strings that stand for something else, each with what to pass instead.
    """

    arn: str
    by_arn: Import
    name: Matches | None = None
    by_name: Import | None = None
    ending: str = ""
    mistaken: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"{self.kind}, or the {'ARN' if self.name is None else 'ARN or name'} of one"

    def remedy(self, value: Any) -> str:
        """Return what to pass instead of a string that stands for something else."""
        if not isinstance(value, str):
            return ""
        found = (instead for pattern, instead in self.mistaken if re.fullmatch(pattern, value))
        return next(found, "")

    def allows(self, value: object) -> bool:
        """Tell whether it is such a resource, or a string that can stand for one."""
        if not isinstance(value, str):
            return super().allows(value)
        if is_token(value):
            return True
        if value.startswith(_ARN):
            return re.fullmatch(self._arn_pattern, value) is not None and not self.remedy(value)
        return self.name is not None and self.name.allows(value)

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong; a string of a wrong form is at least of a right type."""
        if not isinstance(value, str):
            yield from super().problems(prop, value)
        elif not self.allows(value):
            instead = self.remedy(value)
            form = "" if instead else f" ({self._form(value)})"
            got = f"got {value!r}: {instead}" if instead else f"got {value!r}"
            yield Problem(prop, value, self, f"{prop} must be {self}{form}, {got}")

    def _form(self, text: str) -> str:
        """Return what a string should look like that was meant for an ARN or a name."""
        if self.name is not None and not text.startswith(_ARN):
            return str(self.name)
        return f"arn:partition:{re.sub('[{}]', '', self.arn)}"

    def is_arn(self, text: str) -> bool:
        """Tell whether a string that is allowed is an ARN; a token alone is taken for one."""
        if is_token(text) and not text.startswith(_ARN):
            return self.name is None or ":" in text or MARKS.fullmatch(text) is not None
        return text.startswith(_ARN)

    def imported(self, stack: cdk.Stack, text: str) -> Any:
        """Return the construct for an ARN or a name in a stack, the same one each time."""
        parts = None if "{account}" in self.arn else re.fullmatch(self._arn_pattern, text)
        if parts is not None:
            text = parts[1]  # the ARN of a bucket says no more than its name
        named = digest(stack, [text, *_owners(text)]) if is_token(text) else text
        key = (identity(stack), f"Existing:{self.arn.partition(':')[0]}:{named}")
        if key not in _imported:
            _imported[key] = self._import(stack, key[1], text)
        return _imported[key]

    def _import(self, stack: cdk.Stack, construct_id: str, text: str) -> Any:
        if is_dummy(text) and not text.startswith(_ARN):
            text = "dummy-value-for-now"  # CDK takes no slashes for a name, nor this for an ARN
        elif self.is_arn(text):
            return self.by_arn(stack, construct_id, text)
        if self.by_name is not None:
            return self.by_name(stack, construct_id, text)
        service, _, _, resource = self.arn.split(":", 3)
        arn = stack.format_arn(
            service=service,
            resource=re.sub("{[^{}]*}", lambda _: text, resource),
            arn_format=cdk.ArnFormat.NO_RESOURCE_NAME,
        )
        return self.by_arn(stack, construct_id, arn)

    @property
    def _arn_pattern(self) -> str:
        *_, last = re.findall("{[^{}]*}", self.arn)
        form, _, rest = self.arn.rpartition(last)
        form = re.sub("{[^{}]*}", lambda part: _PARTS.get(part[0], "[^:/]+"), form)
        name = ".+" if self.name is None else self.name.pattern
        return f"arn:[a-z-]+:{form}({name}){rest}{self.ending}"


def _owners(text: str) -> Iterator[str]:
    """Yield the paths of what tokens refer to: in two stacks, it may have one logical id."""
    tokens: list[Any] = cdk.Tokenization.reverse_string(text).tokens
    for token in filter(cdk.Reference.is_reference, tokens):
        target: IConstruct = token.target
        yield target.node.path
