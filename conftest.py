"""Runs the Python in README and docs, so that what they show is what happens."""

from doctest import ELLIPSIS, NORMALIZE_WHITESPACE

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE)],
    patterns=["*.md"],
).pytest()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Keep a page on one worker, since its examples build on each other."""
    if item.path.suffix == ".md":
        item.add_marker(pytest.mark.xdist_group(item.path.name))
