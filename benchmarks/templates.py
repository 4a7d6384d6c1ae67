"""How many resources and bytes each source's template has: the same in both modules."""

import json
from typing import Any

import aws_cdk as cdk

from benchmarks.modules import function, modules
from benchmarks.report import NAMES, Part
from benchmarks.sources import SOURCES


def run() -> Part:
    """Synthesize a function, its resources and one source, with each module."""
    part = Part(
        "Template of a function, the source's resources and the source",
        ("source", "resources: CDK", "ours", "bytes: CDK", "ours", "templates"),
    )
    different: list[str] = []
    for name in SOURCES:
        for kind in ("minimal", "rich"):
            base, ours = (_template(column, name, kind) for column in NAMES)
            verdict = "equal" if base == ours else "different"
            counts = [len(template["Resources"]) for template in (base, ours)]
            sizes = [len(json.dumps(template)) for template in (base, ours)]
            part.row(f"{name}, {kind}", *counts, *sizes, verdict)
            different += [f"{name} ({kind})"] if base != ours else []
    part.target(
        "Every template equals that of CDK's module",
        ", ".join(different) + " differ" if different else "all equal",
        met=not different,
    )
    return part


def _template(column: str, name: str, kind: str) -> dict[str, Any]:
    app = cdk.App(builtin_cloud_formation_validation=False)
    stack = cdk.Stack(app, "Stack")
    source = SOURCES[name](modules()[column], stack)
    function(stack).add_event_source(getattr(source, kind)())
    template: dict[str, Any] = app.synth().get_stack_by_name("Stack").template
    return template
