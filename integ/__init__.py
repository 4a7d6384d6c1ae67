"""One deployable stack per event source: example, snapshot input and live test in one."""

from pathlib import Path

HANDLERS = str(Path(__file__).with_name("handlers"))
