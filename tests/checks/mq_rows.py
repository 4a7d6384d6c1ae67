"""Tables of pairs of Amazon MQ sources, and what those are made of."""

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_amazonmq as amazonmq
from aws_cdk import aws_secretsmanager as secretsmanager

from tests.checks.pair import Pair
from tests.checks.rows import API
from tests.checks.scene import Scene

ACCOUNT = "111111111111"
ARN = f"arn:aws:mq:us-east-1:{ACCOUNT}:broker:orders:b-1"
_CLASSES = {"active": "ActiveMqEventSource", "rabbit": "RabbitMqEventSource"}

Args = dict[str, Any] | Callable[[Scene], dict[str, Any]]


def broker(s: Scene, engine: str, scope: cdk.Stack | None = None, **props: Any) -> Any:
    """Make a broker."""
    defaults: dict[str, Any] = {
        "broker_name": "orders",
        "deployment_mode": "SINGLE_INSTANCE",
        "engine_type": engine,
        "host_instance_type": "mq.m7g.medium",
        "publicly_accessible": False,
    }
    return amazonmq.CfnBroker(scope or s.stack, "Broker", **{**defaults, **props})


def source(s: Scene, kind: str, broker: Any = ARN, **kw: Any) -> Any:
    """Make a source."""
    given = {"queue": "orders", **kw}
    if "secret" not in kw:
        given["secret"] = s.secret(name=f"Secret{len(s.stack.node.children)}")
    given = {name: value for name, value in given.items() if value is not None}
    return getattr(s.m, _CLASSES[kind])(broker, **given)


def row(
    kind: str, about: str, wrong: Args, valid: Args, page: str = API, *, risky: bool = False
) -> Pair:
    """Return the pair of one source with these or those arguments."""

    def case(args: Args) -> Callable[[Scene], object]:
        def bind(s: Scene) -> object:
            return s.bind(source(s, kind, **(args(s) if callable(args) else args)))

        return bind

    return Pair(f"{kind}: {about}", case(wrong), case(valid), page, own=True, risky=risky)


def of(engine: str, **props: Any) -> Callable[[Scene], dict[str, Any]]:
    """Return the argument for a broker of the app."""
    return lambda s: {"broker": broker(s, engine, **props)}


def secret_of(length: int) -> Callable[[Scene], dict[str, Any]]:
    """Return the argument for a secret whose ARN is of a certain length."""
    start, end = f"arn:aws:secretsmanager:us-east-1:{ACCOUNT}:secret:", "-a1b2c3"
    arn = start + "s" * (length - len(start) - len(end)) + end
    imported = secretsmanager.Secret.from_secret_complete_arn
    return lambda s: {"secret": imported(s.stack, "Imported", arn)}
