"""Which pages may call function URLs, which CDK's module has not."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_CORS = "https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html"
_METHODS = [method for method in lambda_.HttpMethod if method.name != "OPTIONS"]
_GET, _ALL = lambda_.HttpMethod.GET, lambda_.HttpMethod.ALL
_HEADERS = [f"x-{n}" for n in range(101)]
_ORIGINS = [f"https://{n}.example.com" for n in range(101)]


def _cors(s: Scene, **cors: Any) -> object:
    return s.bind(s.m.FunctionUrlEventSource(cors=cors))


def _given(about: str, prop: str, wrong: Any, valid: Any) -> Pair:
    return Pair(
        f"{prop}: {about}",
        lambda s: _cors(s, **{prop: wrong}),
        lambda s: _cors(s, **{prop: valid}),
        _CORS,
        own=True,
    )


PAIRS = [
    Pair(
        "max_age: at most a day",
        lambda s: _cors(s, max_age=cdk.Duration.seconds(86_401)),
        lambda s: _cors(s, max_age=cdk.Duration.seconds(86_400)),
        _CORS,
        own=True,
    ),
    _given(
        "none that is longer than six letters",
        "allowed_methods",
        [lambda_.HttpMethod.OPTIONS],
        [lambda_.HttpMethod.DELETE],
    ),
    _given("at most six", "allowed_methods", _METHODS, [m for m in _METHODS if m is not _ALL]),
    _given("not empty", "allowed_methods", [], [_GET]),
    _given(
        "at most 253 characters",
        "allowed_origins",
        ["https://" + "a" * 246],
        ["https://" + "a" * 245],
    ),
    _given("at most 100", "allowed_origins", _ORIGINS, _ORIGINS[:100]),
    _given("a list", "allowed_origins", "*", ["*"]),
    *(
        pair
        for prop in ("allowed_headers", "exposed_headers")
        for pair in (
            _given("at most 100", prop, _HEADERS, _HEADERS[:100]),
            _given("at most 1024 characters", prop, ["x" * 1025], ["x" * 1024]),
            _given("not empty", prop, [], ["x-order"]),
            _given("a list", prop, "x-order", ["x-order"]),
        )
    ),
]
