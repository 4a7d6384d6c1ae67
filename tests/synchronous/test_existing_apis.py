"""APIs that exist already, and that many stacks may use."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
import pytest

from lambda_event_sources import AppSyncEventSource, HttpApiEventSource, WebSocketEventSource
from tests.conftest import make_function

HERE, ACCOUNT = "eu-west-1", "111111111111"
SOURCES: dict[str, Callable[[str], Any]] = {
    "HTTP API": lambda api: HttpApiEventSource(api, "GET", "/orders"),
    "WebSocket API": lambda api: WebSocketEventSource(api, "orders"),
    "GraphQL API": lambda api: AppSyncEventSource(api, "Query", "orders"),
}
ARNS: dict[str, str] = {
    "HTTP API": "arn:aws:apigateway:{}::/apis/a1b2c3d4e5",
    "WebSocket API": "arn:aws:apigateway:{}::/apis/a1b2c3d4e5",
    "GraphQL API": "arn:aws:appsync:{}:111111111111:apis/abcdefghijklmnopqrstuvwxyz",
}


def bind(app: cdk.App, name: str, source: Any, region: str = HERE, account: str = ACCOUNT) -> None:
    """Bind a source to a function of a stack that is somewhere."""
    place = cdk.Environment(account=account, region=region)
    make_function(cdk.Stack(app, name, env=place), "Function").add_event_source(source)


@pytest.mark.parametrize("kind", SOURCES)
@pytest.mark.parametrize("account", [ACCOUNT, "222222222222"])
def test_one_export_in_two_stacks(app: cdk.App, kind: str, account: str) -> None:
    """In two accounts it is of two APIs, and in one it is of the same."""
    bind(app, "One", SOURCES[kind](cdk.Fn.import_value("Api")))
    bind(app, "Other", SOURCES[kind](cdk.Fn.import_value("Api")), account=account)

    if account != ACCOUNT:
        app.synth()
    else:
        with pytest.raises(RuntimeError, match=r"2 times|2 resolvers"):
            app.synth()


@pytest.mark.parametrize("kind", SOURCES)
@pytest.mark.parametrize("region", [HERE, "us-east-1"])
def test_it_is_where_the_function_is(app: cdk.App, kind: str, region: str) -> None:
    """What a source adds to it is made in the function's stack."""
    arn = ARNS[kind].format(region)
    bind(app, "Stack", SOURCES[kind](arn))

    if region == HERE:
        app.synth()
    else:
        with pytest.raises(RuntimeError, match=f"{arn} must be in the region of the function"):
            app.synth()


def test_it_is_in_the_function_s_account(app: cdk.App) -> None:
    """As far as its ARN says so."""
    source = SOURCES["GraphQL API"](ARNS["GraphQL API"].format(HERE))
    bind(app, "Stack", source, account="222222222222")

    with pytest.raises(RuntimeError, match="must be in the account of the function"):
        app.synth()
