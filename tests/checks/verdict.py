"""What becomes of a case with one of the modules."""

import json
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import lambda_event_sources
from tests.checks.scene import Scene
from tests.parity.synthesis import ORACLE, OURS

__all__ = ["ORACLE", "OURS", "Outcome", "Verdict", "judge"]

_MISTAKES = (AttributeError, ImportError, LookupError, NameError)
_WRITTEN_HERE = [
    Path(__file__).parent,
    Path(lambda_event_sources.__file__).parent,
]


class Outcome(Enum):
    """What the author of the case gets to see."""

    REFUSED = "refused"
    WARNED = "warned"
    SILENT = "silent"


@dataclass(frozen=True)
class Verdict:
    """The outcome, and what was said."""

    outcome: Outcome
    text: str = ""

    @property
    def is_silent(self) -> bool:
        """Whether nothing was said."""
        return self.outcome is Outcome.SILENT


def judge(case: Callable[[Scene], object], module: str) -> Verdict:
    """Make the case with a module, and synthesize it.

    Args:
        case: The case.
        module: The name of the module, `ORACLE` or `OURS`.

    Returns:
        What became of it.

    Raises:
        Exception: The case or our module is mistaken, e.g. uses a name that does not exist.
    """
    with TemporaryDirectory() as outdir:
        scene = Scene(import_module(module), outdir)
        try:
            case(scene)
            scene.app.synth()
        except _MISTAKES as error:
            if _raised_here(error):
                raise
            return Verdict(Outcome.REFUSED, _first_line(error))
        except Exception as error:  # noqa: BLE001 CDK's module raises whatever JavaScript throws
            return Verdict(Outcome.REFUSED, _first_line(error))
        said = list(_annotations(Path(outdir)))
    for kind, outcome in (("error", Outcome.REFUSED), ("warning", Outcome.WARNED)):
        texts = [text for level, text in said if level == f"aws:cdk:{kind}"]
        if texts:
            return Verdict(outcome, " | ".join(texts))
    return Verdict(Outcome.SILENT)


def _raised_here(error: Exception) -> bool:
    """Tell whether the case or our module is mistaken; JavaScript's errors come through jsii."""
    last = Path(traceback.extract_tb(error.__traceback__)[-1].filename)
    return any(last.is_relative_to(folder) for folder in _WRITTEN_HERE)


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error).strip()}".partition("\n\n")[0]


def _annotations(outdir: Path) -> Iterator[tuple[str, str]]:
    for file in outdir.rglob("*.metadata.json"):
        for entries in json.loads(file.read_text("utf-8")).values():
            for entry in entries:
                yield entry["type"], str(entry.get("data", ""))
