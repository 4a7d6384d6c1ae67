"""Writes checks.md: every constraint in the code, and the case that breaks it: `make docs`."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from lambda_event_sources.core.roles import WITHOUT_ROLE
from tests.checks.constraints import Constraint, constraints, proofs

PAGE = Path(__file__).with_name("checks.md")
HEAD = """\
# What is checked

Written by `make docs` from the code. What is *refused* stops the app: what one call breaks by
itself as a `ValidationError` at the line of the call, everything else when the app is synthesized,
all findings at once, each with the construct path of its function. What is *warned* of deploys, but
misbehaves or is risky; `cdk.Annotations.of(construct).acknowledge_warning(id)` silences it for the
function, or for a stack and all below it (not for the app, and without the `Annotation::` that the
CLI puts before the id).

Should you know better than a refusal at synth, name it in the context of the app or in `cdk.json`:
`"lambda-event-sources:accept": ["visibility-timeout"]`.

Every argument is also checked for its type, and for being an argument at all. A value that is known
at deploy only (a token) or looked up later is never refused where CDK can use one; a route's path
and a `construct_id` must be known. Escape hatches count: when the app is synthesized, what is
judged are the templates. What is imported and not made in the app is not judged.

The last column names the case of the corpus that breaks the constraint and what is next to it and
does not: `pytest tests/checks -k` takes its words, and `make check-report` shows what CDK's module
makes of all of them. Each bound of a number, length or form is tested besides, on both sides, in
`tests/test_boundaries.py`.
"""


def write() -> str:
    """Return the whole page; runs the corpus."""
    found = sorted(set(constraints()), key=lambda item: (item.page, item.text, item.owner))
    proven = proofs()
    refused = [item for item in found if item.key[0] and not item.warning]
    related = [item for item in found if not item.key[0]]
    parts = (
        ("Refused at the call", refused),
        ("Refused at synth", [item for item in related if not item.warning]),
        ("Warned of at synth", [item for item in related if item.warning]),
    )
    sections = (line for title, items in parts for line in _section(title, items, proven))
    return "\n".join([HEAD, *sections])


def unproven() -> list[str]:
    """Return the constraints that no case of the corpus breaks."""
    proven = proofs()
    rows = _grouped(constraints())
    return [text for text, items in rows if not any(item.key in proven for item in items)]


def _section(
    title: str, items: Iterable[Constraint], proven: dict[tuple[str, str, str], str]
) -> Iterator[str]:
    yield from (f"## {title}", "", "| Constraint | Holds for | Case |", "| --- | --- | --- |")
    for text, group in _grouped(items):
        owners = ", ".join(f"`{owner}`" for owner in dict.fromkeys(item.owner for item in group))
        page, warning = group[0].page, group[0].warning
        said = f"[{text}]({page})" if page else text
        named = warning or group[0].refusal
        identified = f"{said}: `{named}`" if named else said
        case = next((proven[item.key] for item in group if item.key in proven), "")
        yield f"| {identified} | {owners} | {case} |".replace("\n", " ")
    if title.startswith("Warned"):
        text = "an imported function has a role to grant to, or the source has grant=False"
        yield f"| {text}: `{WITHOUT_ROLE}` | what Lambda polls | relations accounts: no role |"
    yield ""


def _grouped(items: Iterable[Constraint]) -> Iterator[tuple[str, list[Constraint]]]:
    def key(item: Constraint) -> tuple[str, str]:
        return item.text, item.page

    for (text, _), group in groupby(sorted(items, key=key), key=key):
        yield text.replace("|", "\\|"), list(group)


if __name__ == "__main__":
    PAGE.write_text(write())
