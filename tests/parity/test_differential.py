"""Any configuration does the same in both modules, or AWS itself gives the reason why not.

`pytest --hypothesis-show-statistics` tells how many did what; `--hypothesis-profile=thorough`
draws ten times as many, other ones each time.
"""

import re
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from lambda_event_sources import ValidationError
from tests.parity.differences import granted, made, refused, refused_kafka
from tests.parity.differences.made import app
from tests.parity.differences.rows import Stricter, Wider
from tests.parity.strategies.calls import Configuration
from tests.parity.strategies.sources import GROUPS, configurations
from tests.parity.synthesis import ORACLE, OURS, Assembly, synthesize

# What is refused at synth; tests/checks holds it to the page that says so.
_FOUND = re.compile(r"S3EventSource\(\S+\): events of the bucket \S+ overlap, ")
REFUSED = [*refused.ROWS, *refused_kafka.ROWS]
THOROUGH = settings.get_current_profile_name() == "thorough"
SAME, BOTH_REFUSE = "same app", "both refuse"
ONLY_WE_REFUSE, ONLY_CDK_REFUSES = "only we refuse, as AWS would", "only CDK refuses what AWS takes"


def attempt(configuration: Configuration, module: str) -> Assembly | Exception:
    """Synthesize without the cache of the scenarios, or return what was raised instead."""
    try:
        return synthesize.__wrapped__(configuration, module, configuration.variant)
    except Exception as error:  # noqa: BLE001 CDK's module raises whatever JavaScript throws
        return error


def cause(refusal: Exception) -> str:
    """Return the last line of a message, which says why; those before it may say where."""
    return re.sub(r"TOKEN\.\d+", "TOKEN", str(refusal).strip().splitlines()[-1])


def unjustified(refusal: Exception, rows: list[Stricter]) -> list[Any]:
    """Return the problems that no row covers; only our own words can be justified at all."""
    if not isinstance(refusal, ValidationError):
        lines = str(refusal).splitlines()
        return [line for line in lines[1:] or lines if not _FOUND.search(line)]
    owner = refusal.owner
    return [p for p in refusal.problems if not any(row.covers(owner, p) for row in rows)]


def outcome(configuration: Configuration, stricter: list[Stricter], wider: list[Wider]) -> str:
    """Compare the modules, and return which of the four possible outcomes it was."""
    theirs, ours = attempt(configuration, ORACLE), attempt(configuration, OURS)
    if isinstance(ours, Exception):
        if isinstance(theirs, Exception):
            if not isinstance(ours, ValidationError):
                assert type(ours) is RuntimeError
                # What CDK's module refuses first, ours may have accepted before it failed too.
                assert cause(ours) == cause(theirs) or any(row.is_about(theirs) for row in wider)
            return BOTH_REFUSE
        assert unjustified(ours, stricter) == []
        return ONLY_WE_REFUSE
    if isinstance(theirs, Exception):
        assert any(row.covers(theirs, configuration, ours) for row in wider), theirs
        return ONLY_CDK_REFUSES
    assert ours.parts() == granted.expected(theirs.parts(), ours.parts(), granted.ROWS)
    return SAME


@pytest.mark.parametrize("name", GROUPS)
@settings(settings.get_profile("thorough" if THOROUGH else "parity"))
@given(data=st.data())
def test_no_unexplained_difference(name: str, data: st.DataObject) -> None:
    """Both make the same app or both refuse, but for the rows of the three tables."""
    configuration = data.draw(configurations(name))
    event(outcome(configuration, REFUSED, made.ROWS))


@pytest.mark.parametrize("row", REFUSED, ids=str)
def test_only_we_refuse(row: Stricter) -> None:
    """Each row of the refusals justifies at least its own example, alone."""
    assert outcome(app(row.example), [row], []) == ONLY_WE_REFUSE


@pytest.mark.parametrize("row", granted.ROWS, ids=str)
def test_grants_differ(row: granted.Granted) -> None:
    """Each row of the rights is needed for its own example, and no other row does its work."""
    theirs, ours = (synthesize(row.example, module, "fixed").parts() for module in (ORACLE, OURS))
    others = [other for other in granted.ROWS if other is not row]

    assert ours == granted.expected(theirs, ours, granted.ROWS)
    assert ours != granted.expected(theirs, ours, others)


@pytest.mark.parametrize("row", made.ROWS, ids=str)
def test_only_cdk_refuses(row: Wider) -> None:
    """Each row of what we make alone covers at least its own example."""
    assert outcome(row.example, [], [row]) == ONLY_CDK_REFUSES
