"""Counts the requests that Python sends to jsii's kernel."""

import pkgutil
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

# Every request, answers to callbacks included, passes here; the class is private to jsii.
_PROCESS: Any = pkgutil.resolve_name("jsii._kernel.providers.process:_NodeProcess")


def messages(action: Callable[..., object], *args: object) -> int:
    """Return how many requests ``action(*args)`` sends to the kernel."""
    with patch.object(_PROCESS, "send", autospec=True, side_effect=_PROCESS.send) as send:
        action(*args)
    return send.call_count
