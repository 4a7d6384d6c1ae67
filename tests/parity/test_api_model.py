"""The Lambda API's own model accepts what the scenarios would deploy."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.model import ListShape, MapShape, Shape, StructureShape
from botocore.validate import ParamValidator

from tests.parity.create_request import Resolver, request_shape, to_request
from tests.parity.scenarios import Scenario, all_scenarios
from tests.parity.synthesis import OURS, synthesize

SCENARIOS = all_scenarios()


def violations(value: Any, shape: Shape, path: str = "") -> Iterator[str]:
    """What ParamValidator leaves out: maxima, patterns and enumerations."""
    limits: dict[str, Any] = shape.metadata
    size = len(value) if shape.type_name in ("string", "list", "map") else value
    if "max" in limits and size > limits["max"]:
        yield f"{path}: {value!r} is above {limits['max']}"
    pattern = limits.get("pattern", ".*")
    # Java's \p classes are unknown to Python; only tags have them.
    if "\\p{" not in pattern and not re.fullmatch(pattern, str(value), re.DOTALL):
        yield f"{path}: {value!r} does not match {pattern}"
    if (names := limits.get("enum")) and value not in names:
        yield f"{path}: {value!r} is none of {names}"
    if isinstance(shape, StructureShape):
        for name, member in value.items():
            yield from violations(member, shape.members[name], f"{path}.{name}")
    elif isinstance(shape, MapShape):
        for name, member in value.items():
            yield from violations(name, shape.key, f"{path} key")
            yield from violations(member, shape.value, f"{path}.{name}")
    elif isinstance(shape, ListShape):
        for index, item in enumerate(value):
            yield from violations(item, shape.member, f"{path}[{index}]")


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS.keys())
def test_lambda_accepts_the_mappings(scenario: Scenario) -> None:
    """The API's own model validates every mapping of the scenario."""
    assembly = synthesize(scenario, OURS, "fixed")
    shape = request_shape()
    for (file, _), mapping in assembly.resources("AWS::Lambda::EventSourceMapping").items():
        request = to_request(Resolver(assembly, file).resolve(mapping["Properties"]), shape)
        report = ParamValidator().validate(request, shape)
        assert not report.has_errors(), report.generate_report()
        assert list(violations(request, shape)) == []
