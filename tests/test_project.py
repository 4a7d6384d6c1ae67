"""The repository itself: generated files, pins and what the wheel ships."""

import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PINS = ["constraints.txt", "constraints-ministack.txt", "constraints-oldest.txt"]
# Written in parts, so that this file does not match itself.
REGISTRY_HOSTS = re.compile("|".join(["py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.org"]))


def pins(name: str) -> dict[str, str]:
    """The versions that a constraints file pins, by package name."""
    lines = [line for line in (ROOT / name).read_text().splitlines() if not line.startswith("#")]
    return {canonicalize_name(package): version for package, version in map(split_pin, lines)}


def split_pin(line: str) -> tuple[str, str]:
    """The two sides of `name==version`; anything else is an error."""
    pin = re.fullmatch(r"([\w.-]+)==([\w.]+)", line)
    assert pin, f"not name==version: {line}"
    return pin[1], pin[2]


def test_generated_files_are_what_projen_writes(tmp_path: Path) -> None:
    """Whoever edits a generated file by hand, or forgets `make project`, learns it here."""
    shutil.copy(ROOT / ".projenrc.py", tmp_path)
    (tmp_path / "README.md").touch()  # projen writes a sample where there is none
    given = set(tmp_path.iterdir())
    subprocess.run([sys.executable, ".projenrc.py"], cwd=tmp_path, check=True)
    generated = {path.name: path.read_text() for path in set(tmp_path.iterdir()) - given}
    assert generated.keys() == {".gitignore", "LICENSE", "pyproject.toml"}
    assert {name: (ROOT / name).read_text() for name in generated} == generated


@pytest.mark.parametrize("name", PINS)
def test_constraints_are_names_and_exact_versions(name: str) -> None:
    """A constraints file says nothing about where packages come from."""
    assert pins(name)


def test_oldest_constraints_are_the_lower_bounds() -> None:
    """What the package promises to work with is what the suite also runs with."""
    requirements = map(Requirement, metadata.requires("lambda-event-sources") or [])
    bounds = {
        requirement.name: clause.version
        for requirement in requirements
        for clause in requirement.specifier
        if clause.operator == ">="
    }
    assert bounds.items() <= pins("constraints-oldest.txt").items()


def test_files_name_no_registry_and_no_folder_of_this_machine() -> None:
    """A clone works anywhere, with whatever registries its machine is set up for."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listing.split("\0")):
        text = (ROOT / name).read_text(errors="replace")
        assert not REGISTRY_HOSTS.search(text), name
        assert f"{ROOT}/" not in text, name
        assert f"{Path.home()}/" not in text, name
