"""The template of a stack, before the stack is synthesized."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import aws_cdk as cdk
import jsii
from aws_cdk import cx_api


@jsii.implements(cdk.ISynthesisSession)
class _Session:
    """A synthesis that leaves nothing behind."""

    def __init__(self, folder: str) -> None:
        """Write to a folder."""
        self._folder = folder
        self._assembly = cx_api.CloudAssemblyBuilder(folder)

    @property
    def outdir(self) -> str:
        """Where to write to; asked by the synthesizer."""
        return self._folder

    @property
    def assembly(self) -> cx_api.CloudAssemblyBuilder:
        """What to add the stack to; asked by the synthesizer."""
        return self._assembly

    @property
    def validate_on_synth(self) -> bool:
        """Whether to judge the template; asked by the synthesizer."""
        return False


def rendered(stack: cdk.Stack) -> dict[str, Any]:
    """Return the template of a stack, as it will be written.

    Synthesizing the app instead would take longer, and have CDK judge all templates twice. A
    synthesizer of our own leaves that of the stack alone; what a subclass may call, the kernel lets
    everybody call.
    """
    synthesizer = cdk.BootstraplessSynthesizer()
    synthesizer.bind(stack)
    with TemporaryDirectory() as folder:
        session = cast("cdk.ISynthesisSession", _Session(folder))
        synthesizer._synthesize_template(session)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
        template: dict[str, Any]
        template = json.loads((Path(folder) / stack.template_file).read_text("utf-8"))
        return template
