"""Amazon MQ: brokers, their queues, and what Lambda signs in with."""

from typing import Any

import aws_cdk as cdk

from tests.checks.mq_rows import ACCOUNT, ARN, of, row, secret_of, source
from tests.checks.pair import Pair
from tests.checks.rows import API, GUIDE, seconds
from tests.checks.scene import Scene

_MQ = f"{GUIDE}/with-mq.html"
_CONFIGURE = f"{GUIDE}/process-mq-messages-with-lambda.html"
_ACCESS = "https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html"
_IDS = "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html"
_ROLE = f"arn:aws:iam::{ACCOUNT}:role/r"


def _in_home(s: Scene, kind: str, place: str) -> object:
    home = s.stack_in("Home", region="us-east-1", account=ACCOUNT)
    arn = f"arn:aws:mq:{place}:broker:orders:b-1"
    return s.bind(source(s, kind, arn, secret=s.secret(home)), s.fn(home))


def _elsewhere(kind: str, about: str, place: str) -> Pair:
    return Pair(
        f"{kind}: in the function's {about}",
        lambda s: _in_home(s, kind, place),
        lambda s: _in_home(s, kind, f"us-east-1:{ACCOUNT}"),
        _MQ,
        own=True,
    )


def _both(s: Scene, kind: str, first: dict[str, Any], second: dict[str, Any]) -> object:
    s.bind(source(s, kind, **first))
    return s.bind(source(s, kind, **second))


def _timeout(s: Scene, kind: str, timeout: int) -> object:
    return s.bind(source(s, kind), s.fn(timeout=seconds(timeout)))


def _immutable(s: Scene, kind: str, **kw: Any) -> object:
    role: Any = cdk.aws_iam.Role.from_role_arn(s.stack, "Role", _ROLE, mutable=False)
    return s.bind(source(s, kind, **kw), s.fn(role=role))


def rows(kind: str) -> list[Pair]:
    """Return what holds for both kinds of brokers."""
    return [
        row(kind, "broker: an ARN", {"broker": "orders"}, {"broker": ARN}, _CONFIGURE),
        row(
            kind,
            "broker: of MQ",
            {"broker": f"arn:aws:sqs:us-east-1:{ACCOUNT}:orders"},
            {"broker": ARN},
            _CONFIGURE,
        ),
        row(kind, "broker: no queue of SQS", lambda s: {"broker": s.queue()}, {}, _CONFIGURE),
        row(kind, "queue: required", {"queue": None}, {}),
        row(kind, "queue: not empty", {"queue": ""}, {"queue": "a"}),
        row(kind, "queue: at most 1000 characters", {"queue": "q" * 1001}, {"queue": "q" * 200}),
        row(kind, "secret: required", {"secret": None}, {}, _MQ),
        row(kind, "secret: an ARN of at most 200", secret_of(201), secret_of(200), _ACCESS),
        row(kind, "batch_size: at least 1", {"batch_size": 0}, {"batch_size": 1}),
        row(kind, "batch_size: at most 10000", {"batch_size": 10_001}, {"batch_size": 10_000}),
        row(
            kind,
            "max_batching_window: at most 300 seconds",
            {"max_batching_window": seconds(301)},
            {"max_batching_window": seconds(300)},
        ),
        row(kind, "construct_id: no path", {"construct_id": "a/b"}, {"construct_id": "a"}, _IDS),
        Pair(
            f"{kind}: queue twice",
            lambda s: _both(s, kind, {}, {}),
            lambda s: _both(s, kind, {}, {"queue": "invoices"}),
            API,
            own=True,
        ),
        Pair(
            f"{kind}: construct_id twice",
            lambda s: _both(
                s, kind, {"construct_id": "A"}, {"construct_id": "A", "queue": "invoices"}
            ),
            lambda s: _both(
                s, kind, {"construct_id": "A"}, {"construct_id": "B", "queue": "invoices"}
            ),
            _IDS,
            own=True,
        ),
        _elsewhere(kind, "region", f"eu-west-1:{ACCOUNT}"),
        _elsewhere(kind, "account", "us-east-1:222222222222"),
        Pair(
            f"{kind}: a timeout of at most 14 minutes",
            lambda s: _timeout(s, kind, 841),
            lambda s: _timeout(s, kind, 840),
            _MQ,
            own=True,
        ),
        Pair(
            f"{kind}: a function that is not paused",
            lambda s: s.bind(source(s, kind), s.fn(reserved_concurrent_executions=0)),
            lambda s: s.bind(source(s, kind), s.fn(reserved_concurrent_executions=1)),
            f"{GUIDE}/configuration-concurrency.html",
            own=True,
            risky=True,
        ),
        Pair(
            f"{kind}: a role that can be changed",
            lambda s: _immutable(s, kind),
            lambda s: _immutable(s, kind, grant=False),
            _CONFIGURE,
            own=True,
            risky=True,
        ),
    ]


PAIRS: list[Pair] = [
    *rows("active"),
    *rows("rabbit"),
    row("active", "broker: of ActiveMQ", of("RABBITMQ"), of("ACTIVEMQ"), _MQ),
    row("rabbit", "broker: of RabbitMQ", of("ActiveMQ"), of("RabbitMQ"), _MQ),
    row(
        "active",
        "broker: users of its own",
        of("ACTIVEMQ", authentication_strategy="ldap"),
        of("ACTIVEMQ", authentication_strategy="SIMPLE"),
        _MQ,
    ),
    row("rabbit", "virtual_host: not empty", {"virtual_host": ""}, {"virtual_host": "/"}, _ACCESS),
    row(
        "rabbit",
        "virtual_host: at most 200 characters",
        {"virtual_host": "h" * 201},
        {"virtual_host": "h" * 200},
        _ACCESS,
    ),
    row(
        "rabbit",
        "virtual_host: characters of a URI",
        {"virtual_host": "shop?"},
        {"virtual_host": "shop/1"},
        _ACCESS,
    ),
    row("active", "virtual_host: of RabbitMQ only", {"virtual_host": "shop"}, {}, _ACCESS),
    Pair(
        "rabbit: queue twice, in the default virtual host",
        lambda s: _both(s, "rabbit", {}, {"virtual_host": "/"}),
        lambda s: _both(s, "rabbit", {}, {"virtual_host": "shop"}),
        API,
        own=True,
    ),
]
