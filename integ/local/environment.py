"""The environment of everything that speaks AWS here: one endpoint on this machine, no account."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import boto3

ACCOUNT = "000000000000"
REGION = "us-east-1"

# All that is taken over from the user's shell; every setting of AWS, CDK or a proxy stays outside.
_INHERITED = ("PATH", "LANG", "LC_ALL", "TERM", "TMPDIR", "PYTHONPATH", "NODE_PATH")


_environment = threading.Lock()


class NotLocalError(ValueError):
    """The endpoint is not on this machine."""


@dataclass(frozen=True)
class LocalEnvironment:
    endpoint: str

    def __post_init__(self) -> None:
        url = urlsplit(self.endpoint)
        if (url.scheme, url.hostname) != ("http", "127.0.0.1") or url.port is None:
            raise NotLocalError(f"endpoint must be http://127.0.0.1:PORT, got {self.endpoint}")

    @property
    def variables(self) -> dict[str, str]:
        inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        return {
            **inherited,
            # The venv first: its `python` runs the CDK app, its `node` (if any) jsii and the CLI.
            "PATH": os.pathsep.join([str(Path(sys.prefix, "bin")), inherited.get("PATH", "")]),
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "CDK_DISABLE_CLI_TELEMETRY": "true",
            "CDK_DISABLE_VERSION_CHECK": "true",
        }

    def client(self, service: str) -> Any:  # noqa: ANN401 - boto3 makes its clients at run time
        """A boto3 client of the emulator; boto3 reads the environment only while it makes one."""
        with _environment, patch.dict(os.environ, self.variables, clear=True):
            session: Any = boto3.Session()
            return session.client(service)
