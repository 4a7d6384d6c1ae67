"""The pages that are written from the code; Sybil runs what stands in the others."""

import re
from pathlib import Path

import pytest

from docs import checks, reference
from tests.checks.corpus import FAMILIES
from tests.parity.conftest import EXAMPLES
from tests.parity.strategies.sources import GROUPS
from tests.parity.test_parity import SCENARIOS
from tests.test_kernel_messages import MESSAGES

PAGES = [Path("README.md"), Path("CHANGELOG.md"), *sorted(Path("docs").glob("*.md"))]


def test_the_reference_is_what_the_code_says() -> None:
    """`make docs` writes it; nobody edits it by hand."""
    assert reference.PAGE.read_text() == reference.write()


def test_every_constraint_has_its_case() -> None:
    """Something in the corpus breaks each constraint in the code, and the page names it."""
    assert checks.unproven() == []
    assert checks.PAGE.read_text() == checks.write()


def test_the_figures_of_the_readme_are_those_of_the_tests() -> None:
    """What README counts is counted here."""
    readme = Path("README.md").read_text()
    drawn = EXAMPLES * len(GROUPS)

    assert f"{len(SCENARIOS)} configurations with every argument" in readme
    assert f"{drawn:,} drawn at random" in readme
    pairs = [pair for family in FAMILIES.values() for pair in family]
    risky = sum(pair.risky for pair in pairs)
    assert f"Of {len(pairs) - risky} wrong configurations all" in readme
    assert f"of {risky} risky ones all are warned of" in readme
    assert f"Of the {len(pairs):,} valid neighbours" in readme
    costs = MESSAGES.values()
    assert f"costs {min(costs)} to {max(costs)} messages to Node here" in readme


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link in a page names a file of the repository."""
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text())

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_paths_exist(page: Path) -> None:
    """Each file that a page names in backticks exists."""
    paths = re.findall(
        r"`((?:tests|docs|integ|benchmarks|lambda_event_sources)/[\w./-]*)`", page.read_text()
    )

    assert [path for path in paths if not Path(path).exists()] == []
