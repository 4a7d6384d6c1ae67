"""Rows that say where the two modules may differ, and how AWS's own description bears them out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.model import ListShape, MapShape, StructureShape
from botocore.validate import ParamValidator

from lambda_event_sources.core.errors import Problem
from tests.parity.create_request import request_shape
from tests.parity.strategies.calls import Call, Configuration
from tests.parity.synthesis import Assembly
from tests.parity.test_api_model import violations


def against_api(path: str) -> Callable[[Any], bool]:
    """Tell whether the Lambda API's own model refuses a value for a member of the request."""
    shape = request_shape()
    for name in path.split("."):
        if isinstance(shape, StructureShape):
            shape = shape.members[name]
        elif isinstance(shape, MapShape):
            shape = shape.value
        else:
            assert isinstance(shape, ListShape)
            shape = shape.member

    def refused(value: Any) -> bool:
        plain: Any = int(value) if isinstance(value, float) and value.is_integer() else value
        report = ParamValidator().validate(plain, shape)
        return report.has_errors() or any(violations(plain, shape))

    return refused


def against_rule(value: Any) -> bool:
    """Stand where several arguments break a rule together, which no single value shows."""
    del value
    return True


@dataclass(frozen=True)
class Stricter:
    """A refusal of ours that CDK's module lacks; regular expressions stand for the names."""

    owner: str
    prop: str
    limit: str
    reason: str
    example: Call
    is_wrong: Callable[[Any], bool] = against_rule

    def __str__(self) -> str:
        """Name the row in reports."""
        return f"{self.owner}.{self.prop}: {self.limit}"

    def covers(self, owner: str, problem: Problem) -> bool:
        """Tell whether this row justifies the problem."""
        names = (owner, problem.prop, type(problem.limit).__name__)
        patterns = (self.owner, self.prop, self.limit)
        return all(map(re.fullmatch, patterns, names)) and self.is_wrong(problem.value)


@dataclass(frozen=True)
class Wider:
    """A refusal of CDK's module, in its words, of what AWS accepts and we make."""

    refusal: str
    reason: str
    example: Configuration
    is_made: Callable[[Configuration, Assembly], bool]

    def __str__(self) -> str:
        """Name the row in reports."""
        return self.reason

    def is_about(self, refusal: Exception) -> bool:
        """Tell whether CDK's module refused what this row is about."""
        return re.search(self.refusal, str(refusal)) is not None

    def covers(self, refusal: Exception, configuration: Configuration, ours: Assembly) -> bool:
        """Tell whether this row justifies the difference, and our template has the value."""
        return self.is_about(refusal) and self.is_made(configuration, ours)
