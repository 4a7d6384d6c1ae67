"""What users install."""

import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.xdist_group("wheel")


@pytest.fixture(name="wheel", scope="module")
def _wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_the_wheel_has_the_package_and_nothing_else(wheel: Path) -> None:
    """Users get the sources, the typed root and the licence: no tests, demo or benchmarks."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert {"lambda_event_sources/__init__.pyi", "lambda_event_sources/py.typed"} <= set(names)
    roots = {name.split("/")[0] for name in names}
    assert roots == {"lambda_event_sources", "lambda_event_sources-0.1.0.dist-info"}


def test_the_wheel_runs_the_first_example_of_the_readme(wheel: Path, tmp_path: Path) -> None:
    """In an empty environment, with the wheel and what it asks for, the example synthesizes."""
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    options = ["--quiet", "--constraint", "constraints.txt"]
    install = [str(python), "-m", "pip", "install", *options, str(wheel)]
    subprocess.run(install, cwd=ROOT, check=True)
    example = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert example

    (tmp_path / "app.py").write_text(f"{example[1]}\nprint(*template['Resources'])\n")
    result = subprocess.run(
        [python, "app.py"], cwd=tmp_path, check=True, capture_output=True, text=True
    )

    assert "HandlerSqsEventSource" in result.stdout
