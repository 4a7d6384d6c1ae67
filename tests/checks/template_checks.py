"""What CDK itself says of the templates, whatever module made the sources.

An app of a newer aws-cdk-lib checks its templates against the schemas of CloudFormation and prints
what it finds, on stderr. The cases are made without, so that each module speaks for itself.
"""

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.checks.resources import HAS_CHECKS
from tests.checks.scene import Scene
from tests.parity.synthesis import ORACLE

_REPORT = "validation-report.json"


def broken_rules(case: Callable[[Scene], object]) -> set[str]:
    """Return the names of the rules that the templates of a case break, made with CDK's module."""
    if not HAS_CHECKS:
        return set()
    with TemporaryDirectory() as outdir:
        scene = Scene(import_module(ORACLE), outdir, checks_templates=True)
        try:
            case(scene)
            scene.app.synth()
        except Exception:  # noqa: BLE001 what is refused has no templates
            return set()
        report = json.loads((Path(outdir) / _REPORT).read_text("utf-8"))
    return {
        violation["ruleName"]
        for plugin in report["pluginReports"]
        for violation in plugin["violations"]
    }
