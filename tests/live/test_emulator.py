"""The emulator never outlives the process that holds it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from integ.local.waiting import wait_until

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

HOLDER = """\
import signal
from integ.local.emulator import emulator
with emulator() as environment:
    print(environment.endpoint, flush=True)
    signal.pause()
"""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_keeps_running(ending: signal.Signals, tmp_path: Path) -> None:
    """However its holder ends, the emulator's process and files are gone."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().startswith("http://127.0.0.1:")
        (pid_file,) = tmp_path.glob("*/ministack-*.pid")
        pid = int(pid_file.read_text())
        os.kill(pid, 0)
        holder.send_signal(ending)

    wait_until(lambda: not any(tmp_path.iterdir()), "the files to go", timeout_seconds=10)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
