"""The package as a whole: its names, its imports, its distance to CDK's module."""

import ast
import inspect
import pkgutil
import re
import subprocess
import sys
from enum import Enum
from pathlib import Path
from typing import Any

import aws_cdk.aws_lambda_event_sources as cdk_module
import pytest

import lambda_event_sources
from integ.stacks import STACKS

SNAPSHOTS = Path(__file__).parent / "__snapshots__" / "test_snapshots"
PACKAGE = Path(lambda_event_sources.__file__).parent
SOURCES = sorted(
    path
    for folder in ("mappings", "asynchronous", "synchronous")
    for path in (PACKAGE / folder).glob("*.py")
)
BASES = {"__init__", "api_routes", "kafka", "mq", "rules", "self_managed", "signed_in", "stream"}
"""Modules of the source folders that are bases of sources, not sources."""

CDK_CLASSES = [name for name in cdk_module.__all__ if not name.endswith("Props")]


def run(code: str) -> str:
    """Run a few lines in a fresh interpreter."""
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return result.stdout.strip()


def test_importing_the_package_loads_neither_cdk_nor_jsii() -> None:
    """A handler that imports the package pays nothing for constructs."""
    code = "import lambda_event_sources, sys; print({'aws_cdk', 'jsii'} & set(sys.modules))"

    assert run(code) == "set()"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=str)
def test_no_module_imports_the_one_that_it_replaces(path: Path) -> None:
    """The package stands on aws_lambda, aws_sqs and so on, never on aws_lambda_event_sources."""
    imported = [
        ast.unparse(node)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert [line for line in imported if "aws_lambda_event_sources" in line] == []


def test_importing_a_source_asks_the_kernel_nothing() -> None:
    """At import, the kernel is told to load CDK's own libraries, and that is all."""
    code = (
        "import jsii._kernel.providers.process as p; send = p._NodeProcess.send; asked = set()\n"
        "def note(self, what, kind): asked.add(kind.__name__); return send(self, what, kind)\n"
        "p._NodeProcess.send = note\n"
        "from lambda_event_sources import *; print(asked)"
    )

    assert run(code) == "{'LoadResponse'}"


@pytest.mark.parametrize("name", CDK_CLASSES)
def test_every_class_of_cdk_is_here(name: str) -> None:
    """Each class has CDK's name, and takes its arguments by position or name; more by name."""
    ours, theirs = getattr(lambda_event_sources, name), getattr(cdk_module, name)
    if issubclass(theirs, Enum):
        assert {member.name: member.value for member in ours} == {
            member.name: member.value for member in theirs
        }
        return

    more = {name: shape(ours)[name] for name in shape(ours).keys() - shape(theirs).keys()}
    assert {**shape(theirs), **more} == shape(ours)
    assert set(more.values()) <= {(inspect.Parameter.KEYWORD_ONLY, False)}


def shape(cls: type[Any]) -> dict[str, tuple[object, bool]]:
    """Return kind and need of each argument, by name."""
    return {
        parameter.name: (parameter.kind, parameter.default is parameter.empty)
        for parameter in inspect.signature(cls.__init__).parameters.values()
    }


@pytest.mark.parametrize("name", [name for name in CDK_CLASSES if name != "AuthenticationMethod"])
def test_every_attribute_of_cdk_is_here(name: str) -> None:
    """What CDK's objects offer after construction, ours offer too."""
    theirs = {attribute for attribute in dir(getattr(cdk_module, name)) if attribute[0] != "_"}
    init = inspect.getsource(inspect.unwrap(getattr(lambda_event_sources, name).__init__))
    ours = {*dir(getattr(lambda_event_sources, name)), *re.findall(r"self\.(\w+) =", init)}

    assert theirs <= ours


def test_unknown_names_are_attribute_errors() -> None:
    """A typo in an import is an error that names the package."""
    with pytest.raises(AttributeError, match="'lambda_event_sources' has no attribute 'SqsSource'"):
        _ = lambda_event_sources.SqsSource  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]


def test_dir_lists_what_is_not_loaded_yet() -> None:
    """Completion in a shell offers every class."""
    code = "import lambda_event_sources as m; print(set(m.__all__) <= set(dir(m)))"

    assert run(code) == "True"


@pytest.mark.parametrize("path", [path for path in SOURCES if path.stem not in BASES], ids=str)
def test_a_source_has_its_export_its_stack_and_its_snapshot(path: Path) -> None:
    """A new source is one file, one export line, one integ stack with its snapshot."""
    module = f"lambda_event_sources.{path.parent.name}.{path.stem}"
    stub = pkgutil.get_data("lambda_event_sources", "__init__.pyi") or b""
    exported = re.findall(
        rf"^from {module} import \(?\s*(\w+EventSource)\b", stub.decode(), re.MULTILINE
    )
    shown = {
        source
        for name, stack in STACKS.items()
        if (SNAPSHOTS / f"test_template[{name}].json").exists()
        for source in re.findall(r"\b(\w+EventSource)\(", inspect.getsource(stack))
    }

    assert exported, f"no class of {module} is exported"
    assert set(exported) <= shown, "no stack with a snapshot makes it"


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_sources_do_not_import_each_other(path: Path) -> None:
    """A source stands on the core, on destinations, and on a base at most."""
    folders = "mappings|asynchronous|synchronous"
    pattern = rf"lambda_event_sources\.(?:{folders})(?:\.(\w+)| import (\w+))"
    imported = set(re.findall(pattern, path.read_text()))

    assert {a or b for a, b in imported} <= BASES


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=str)
def test_files_stay_small(path: Path) -> None:
    """A file does one job, in about 200 lines."""
    assert len(path.read_text().splitlines()) <= 210
