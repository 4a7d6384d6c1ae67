"""One emulator and one deployment for all live tests."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator

import pytest

from integ.local.cdk_cli import CdkCli
from integ.local.deployed import Deployed
from integ.local.emulator import emulator
from integ.local.environment import LocalEnvironment
from integ.local.parallel import in_parallel
from integ.stacks import DELIVERED

STACKS = list(DELIVERED)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Destroying comes last: every other live test needs the stacks."""
    items.sort(key=lambda item: item.path.name == "test_destroy.py")


@pytest.fixture(scope="session")
def environment() -> Iterator[LocalEnvironment]:
    """An empty AWS account on this machine."""
    with emulator() as local:
        yield local


@pytest.fixture(scope="session")
def cli(environment: LocalEnvironment, tmp_path_factory: pytest.TempPathFactory) -> CdkCli:
    """The CLI after `cdk synth`, `cdk bootstrap` and `cdk deploy`."""
    cli = CdkCli(environment, tmp_path_factory.mktemp("assembly"))
    cli.synth()
    cli.bootstrap()
    cli.deploy(STACKS)
    return cli


@pytest.fixture(scope="session")
def arrived(cli: CdkCli) -> dict[str, str]:
    """What each function saw of one event through its source, or why it saw nothing."""

    def arrive(stack: str) -> str:
        mark, there = uuid.uuid4().hex, Deployed(cli.environment, stack)
        try:
            DELIVERED[stack].send(there, mark)
            return json.dumps(there.wait_until_seen(mark))
        except OSError as error:  # an HTTP error, or nothing seen in time
            return repr(error)

    return dict(zip(STACKS, in_parallel(arrive, STACKS), strict=True))


@pytest.fixture
def deployed(cli: CdkCli) -> Callable[[str], Deployed]:
    """The deployed stack of a name."""
    return lambda stack: Deployed(cli.environment, stack)
