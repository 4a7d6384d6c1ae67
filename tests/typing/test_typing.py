"""What mypy and pyright, both strict, say of users' code."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent
GOOD = sorted(HERE.glob("good*.py"))
BAD = sorted(HERE.glob("bad*.py"))
FILES = [*GOOD, *BAD]
CHECKERS = {
    # The project's own options, so that its cache of aws_cdk serves here too.
    "mypy": ["--config-file=pyproject.toml", *map(str, FILES)],
    "pyright": ["--project", str(HERE / "pyrightconfig.json")],
}


@cache
def report(checker: str) -> str:
    """Return what a checker says of all files."""
    executable = shutil.which(checker)
    assert executable, f"{checker} is not installed"
    command = [executable, *CHECKERS[checker]]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=400)
    assert f"{len(FILES)} source files" in result.stdout or "errors, " in result.stdout, (
        result.stderr
    )
    return result.stdout


def errors(checker: str, file: str) -> set[int]:
    """Return the numbers of the lines in which the checker finds an error."""
    found = re.findall(rf"/{file}:(\d+)(?::\d+)?(?: -|:) error", report(checker))
    return {int(number) for number in found}


@pytest.mark.xdist_group("typing")
@pytest.mark.parametrize("checker", CHECKERS)
def test_right_code_is_accepted(checker: str) -> None:
    """Topics, secrets, keys, destinations, structs, dicts and tokens are fine as arguments."""
    assert {file.name: errors(checker, file.name) for file in GOOD} == {
        file.name: set[int]() for file in GOOD
    }


@pytest.mark.xdist_group("typing")
@pytest.mark.parametrize("checker", CHECKERS)
def test_wrong_code_is_refused(checker: str) -> None:
    """Each mistake is found at its own line, and nowhere else."""
    assert {file.name: errors(checker, file.name) for file in BAD} == {
        file.name: marked(file.name, "# refused") for file in BAD
    }


@pytest.mark.xdist_group("typing")
def test_pyright_refuses_right_code_with_cdks_module() -> None:
    """Topics, secrets and destinations are false alarms there; if this fails, CDK has improved."""
    alarms = marked("false_alarms.py", "# false alarm")

    assert errors("pyright", "false_alarms.py") == alarms
    assert len(alarms) == 6


def marked(file: str, mark: str) -> set[int]:
    """Return the numbers of the lines that end in a mark."""
    lines = enumerate((HERE / file).read_text().splitlines(), start=1)
    return {number for number, line in lines if line.endswith(mark)}
