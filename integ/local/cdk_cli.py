"""The real CDK CLI, let loose on the emulator only."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from integ.local.environment import ACCOUNT, REGION, LocalEnvironment
from integ.local.leash import leashed

CDK = Path(sys.prefix, "bin", "cdk")


class CdkError(RuntimeError):
    """The CDK CLI failed; the message is what it printed."""


@dataclass(frozen=True)
class CdkCli:
    environment: LocalEnvironment
    assembly: Path
    """Directory that `synth` writes, and that everything else reads: the app runs once."""

    def synth(self) -> None:
        self._run("synth", "--quiet", "--no-version-reporting", "--output", str(self.assembly))

    def bootstrap(self) -> None:
        self._run("bootstrap", *self._from_assembly, f"aws://{ACCOUNT}/{REGION}")

    def deploy(self, stacks: Iterable[str]) -> None:
        options = ("--require-approval", "never", "--concurrency", "4")
        self._run("deploy", *self._from_assembly, *options, *stacks)

    def destroy(self, stacks: Iterable[str]) -> None:
        self._run("destroy", *self._from_assembly, "--force", "--concurrency", "4", *stacks)

    @property
    def _from_assembly(self) -> tuple[str, str]:
        return ("--app", str(self.assembly))

    def _run(self, *arguments: str) -> None:
        with tempfile.TemporaryFile() as output:
            command = [str(CDK), *arguments, "--no-notices", "--no-color"]
            with leashed(command, env=self.environment.variables, output=output) as process:
                code = process.wait()
            if code:
                output.seek(0)
                printed = output.read().decode(errors="replace")
                raise CdkError(f"cdk {arguments[0]} ended with {code}:\n{printed}")
