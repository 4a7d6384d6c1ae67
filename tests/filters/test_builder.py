"""The operators, as the checks and the matcher take them."""

from typing import Any

import pytest

from lambda_event_sources import Filter, matches
from lambda_event_sources.filters.grammar import faults

RULES: list[tuple[list[Any], list[Any], list[Any]]] = [
    (Filter.prefix("a", "b"), ["ab", "b"], ["cab", 1]),
    (Filter.suffix(".png", ".jpg"), ["a.png", ".jpg"], ["png", None]),
    (Filter.equals_ignore_case("Rome"), ["rome", "ROME"], ["Roma", "rom"]),
    (Filter.anything_but("a", "b"), ["c", 1, True], ["a", "b"]),
    (Filter.anything_but(1, 2), ["1", 3, 1.5], [1, 2.0]),
    (Filter.numeric("=", 5), [5, 5.0], ["5", 6]),
    (Filter.numeric(">", 5), [5.1], [5, "6"]),
    (Filter.numeric(">=", 1, "<", 5), [1, 4.9], [0.9, 5]),
    (Filter.exists(), ["", 0, False, None, ["a"]], [[], {}, {"b": 1}]),
    (Filter.not_exists(), [[], {}, {"b": 1}], ["", 0, None]),
    (Filter.prefix("a") + Filter.suffix("b") + [1, None], ["ac", "cb", 1, None], ["c", 2]),
]


@pytest.mark.parametrize(("rules", "passing", "dropped"), RULES)
def test_operators(rules: list[Any], passing: list[Any], dropped: list[Any]) -> None:
    """Each makes a rule that AWS takes and that does what its name says."""
    pattern = {"body": {"field": rules}}

    assert list(faults(pattern)) == []
    assert [v for v in passing if not matches(pattern, {"body": {"field": v}})] == []
    assert [v for v in dropped if matches(pattern, {"body": {"field": v}})] == []
