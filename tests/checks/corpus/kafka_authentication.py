"""Signing in to Kafka brokers without a user name and password."""

from collections.abc import Callable
from typing import Any

from tests.checks.mq_rows import secret_of
from tests.checks.pair import Pair
from tests.checks.rows import GUIDE, row
from tests.checks.scene import CLUSTER, Scene

_PAGE = f"{GUIDE}/kafka-cluster-auth.html"
_ACCESS = "https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html"
_MSK = f"{GUIDE}/msk-cluster-auth.html"
Made = Callable[[Scene], dict[str, Any]]


def oauth(**kw: Any) -> Made:
    """Return the arguments for tokens of an identity provider."""

    def args(s: Scene) -> dict[str, Any]:
        secret = s.secret(name="OAuth") if "secret" not in kw else kw["secret"]
        more = {name: value for name, value in kw.items() if name != "secret"}
        return {"secret": None, "authentication": s.m.OAuthBearerAuth(secret, **more)}

    return args


def iam(arn: Any) -> Made:
    """Return the arguments for the role itself."""
    return lambda s: {"secret": None, "authentication": s.m.IamAuth(arn)}


def outbound(*audience: Any) -> Made:
    """Return the arguments for tokens of AWS."""
    return lambda s: {"secret": None, "authentication": s.m.IamOAuthBearerAuth(*audience)}


def _long_secret(length: int) -> Made:
    return lambda s: oauth(secret=secret_of(length)(s)["secret"])(s)


def _value(name: str) -> list[Pair]:
    return [
        row("kafka", f"{name}: not empty", oauth(**{name: ""}), oauth(**{name: "a"}), own=True),
        row(
            "kafka",
            f"{name}: at most 200 characters",
            oauth(**{name: "a" * 201}),
            oauth(**{name: "a" * 200}),
            _ACCESS,
            own=True,
        ),
        row(
            "kafka",
            f"{name}: characters of a URI",
            oauth(**{name: "a,b"}),
            oauth(**{name: "a b"}),
            _ACCESS,
            own=True,
        ),
    ]


def _msk(s: Scene, method: str) -> dict[str, Any]:
    return {"secret": s.secret(), "authentication_method": s.m.AuthenticationMethod[method]}


PAIRS: list[Pair] = [
    row(
        "kafka",
        "authentication: instead of a secret",
        lambda s: {**oauth()(s), "secret": s.secret(name="Other")},
        oauth(),
        _PAGE,
        own=True,
    ),
    row(
        "kafka",
        "authentication: instead of a method",
        lambda s: {**oauth()(s), "authentication_method": s.m.AuthenticationMethod.BASIC_AUTH},
        oauth(),
        _PAGE,
        own=True,
    ),
    row(
        "kafka",
        "authentication: one of three",
        {"secret": None, "authentication": "IAM_AUTH"},
        iam(CLUSTER),
        _PAGE,
        own=True,
    ),
    row("kafka", "OAuth: with a secret", oauth(secret=None), oauth(), _PAGE, own=True),
    row(
        "kafka",
        "OAuth: a secret with a short ARN",
        _long_secret(201),
        _long_secret(200),
        _ACCESS,
        own=True,
    ),
    *(
        pair
        for name in ("audience", "identity_pool", "logical_cluster", "scope")
        for pair in _value(name)
    ),
    row("kafka", "tokens of AWS: with an audience", outbound(), outbound("a"), _ACCESS, own=True),
    row("kafka", "tokens of AWS: not empty", outbound(""), outbound("a"), _ACCESS, own=True),
    row(
        "kafka",
        "tokens of AWS: an audience of at most 200 characters",
        outbound("a" * 201),
        outbound("a" * 200),
        _ACCESS,
        own=True,
    ),
    row(
        "kafka",
        "tokens of AWS: characters of a URI",
        outbound("a,b"),
        outbound("https://a.b"),
        _ACCESS,
        own=True,
    ),
    row("kafka", "IAM: a cluster of MSK", iam("orders"), iam(CLUSTER), _PAGE, own=True),
    row(
        "msk",
        "msk: a method that MSK has",
        lambda s: _msk(s, "BASIC_AUTH"),
        lambda s: _msk(s, "CLIENT_CERTIFICATE_TLS_AUTH"),
        _MSK,
        own=True,
    ),
    row(
        "msk",
        "msk: a method with a secret",
        lambda s: {**_msk(s, "CLIENT_CERTIFICATE_TLS_AUTH"), "secret": None},
        lambda s: _msk(s, "CLIENT_CERTIFICATE_TLS_AUTH"),
        _MSK,
        own=True,
    ),
]
