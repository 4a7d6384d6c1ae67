"""The templates of the integ stacks, as they were when somebody last looked at them.

`make snapshots` writes them anew.
"""

import json
import re
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import assertions
from cfnlint.api import lint_all  # type: ignore[import-untyped] # pyright: ignore[reportMissingTypeStubs]
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from integ.stacks import STACKS

CONTEXT: dict[str, Any] = json.loads(Path("cdk.json").read_text())["context"]
CDK_HABITS = {
    "W3005": "every function of CDK depends on its role once more than it must",
    "E3006": "not every service is in every region, and all of them are looked at",
    "W7001": "a delivery stream brings a mapping that only those in a VPC need",
}


def template_of(name: str) -> dict[str, Any]:
    """Synthesize a stack; the code's hash is left out, since handlers may change."""
    stack = STACKS[name](cdk.App(context=CONTEXT), name)
    text = json.dumps(assertions.Template.from_stack(stack).to_json())
    template: dict[str, Any] = json.loads(re.sub(r"[0-9a-f]{64}", "hash-of-the-code", text))
    return template


@pytest.mark.parametrize("name", STACKS)
def test_template(name: str, snapshot: SnapshotAssertion) -> None:
    """A stack synthesizes to the template that was reviewed."""
    assert template_of(name) == snapshot(extension_class=JSONSnapshotExtension)


def test_no_orphans() -> None:
    """Every snapshot belongs to a stack."""
    files = (Path(__file__).parent / "__snapshots__" / "test_snapshots").iterdir()

    assert {file.name for file in files} == {f"test_template[{name}].json" for name in STACKS}


@pytest.mark.parametrize("name", STACKS)
def test_cfn_lint(name: str) -> None:
    """CloudFormation's linter finds neither an error nor a warning in the template."""
    found = [
        f"{match.rule.id} {match.message}"
        for match in lint_all(json.dumps(template_of(name)))
        if match.rule.severity != "informational" and match.rule.id not in CDK_HABITS
    ]

    assert found == []
