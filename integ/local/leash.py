"""Runs a command that cannot outlive whoever started it.

Whoever starts it holds the other end of this process's standard input. That end closes when its
holder is done, and also when it dies, even of SIGKILL; then the command and all that it started
are ended by process group. So nobody has to clean up after a crash.

The command's HOME and TMPDIR are a directory of its own, which goes away with it.

    python leash.py COMMAND...
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from threading import Thread
from typing import IO

GRACE_SECONDS = 5


@contextmanager
def leashed(
    command: Sequence[str], *, env: Mapping[str, str], output: IO[bytes]
) -> Generator[subprocess.Popen[bytes]]:
    """The command while it runs; it is ended, if need be, on leaving the block."""
    with subprocess.Popen(
        [sys.executable, __file__, *command],
        # Closed on leaving the block.
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=env,
        # Ctrl-C in the terminal reaches the holder alone, who lets go in order.
        start_new_session=True,
    ) as process:
        yield process


def _end_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, subprocess.TimeoutExpired):
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(GRACE_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _run(command: Sequence[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="integ-", ignore_cleanup_errors=True) as directory:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "HOME": directory, "TMPDIR": directory},
            start_new_session=True,
        )

        def wait_for_release() -> None:
            os.read(0, 1)
            _end_group(process)

        Thread(target=wait_for_release, daemon=True).start()
        process.wait()
        _end_group(process)
        return process.returncode


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1:]))
