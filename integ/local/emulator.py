"""The emulator: MiniStack in a process of its own on a free port of 127.0.0.1."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from integ.local.environment import ACCOUNT, REGION, LocalEnvironment
from integ.local.leash import leashed
from integ.local.waiting import wait_until

HOST = "127.0.0.1"
START_SECONDS = 60

# In a venv of its own, for MiniStack pins botocore.
MINISTACK = Path(sys.prefix, "ministack", "bin", "ministack")


class EmulatorError(RuntimeError):
    """The emulator ended before it was ready."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _ready(port: int, process: subprocess.Popen[bytes], log: IO[bytes]) -> bool:
    if process.poll() is not None:
        log.seek(0)
        raise EmulatorError(log.read().decode(errors="replace"))
    connection = http.client.HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", "/_ministack/ready")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


@contextmanager
def emulator() -> Generator[LocalEnvironment]:
    """An empty AWS account, ready to use, that is gone afterwards however this process ends."""
    port = _free_port()
    environment = LocalEnvironment(f"http://{HOST}:{port}")
    variables = {
        **environment.variables,
        "BIND_HOST": HOST,
        "GATEWAY_PORT": str(port),
        "MINISTACK_ACCOUNT_ID": ACCOUNT,
        "MINISTACK_REGION": REGION,
    }
    with (
        tempfile.TemporaryFile() as log,
        leashed([str(MINISTACK)], env=variables, output=log) as process,
    ):
        wait_until(lambda: _ready(port, process, log), "the emulator to start", START_SECONDS)
        yield environment
