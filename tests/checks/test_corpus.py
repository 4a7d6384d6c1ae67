"""Every wrong configuration is noticed, and no valid one is."""

from collections import Counter

import pytest

from tests.checks.corpus import FAMILIES
from tests.checks.pair import Pair
from tests.checks.verdict import OURS, Outcome, Verdict, judge

PAIRS = [
    pytest.param(pair, id=f"{family}: {pair.about}")
    for family, pairs in FAMILIES.items()
    for pair in pairs
]


@pytest.mark.parametrize("pair", PAIRS)
def test_wrong_is_noticed_and_valid_is_not(pair: Pair) -> None:
    wrong, valid = judge(pair.wrong, OURS), judge(pair.valid, OURS)

    assert valid == Verdict(Outcome.SILENT)
    assert not wrong.is_silent if pair.risky else wrong.outcome is Outcome.REFUSED, wrong


@pytest.mark.parametrize("family", FAMILIES)
def test_constraints_are_stated_once(family: str) -> None:
    names = Counter(pair.about for pair in FAMILIES[family])

    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_pages_are_given(family: str) -> None:
    assert [p.about for p in FAMILIES[family] if not p.page.startswith("https://")] == []
