"""Functions that use the user pool that invokes them, which CDK's module has not."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_WAITING = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html"
)
_ACTIONS = (
    "https://docs.aws.amazon.com/service-authorization/latest/reference"
    "/list_amazoncognitouserpools.html"
)
_GET, _LIST = "cognito-idp:AdminGetUser", "cognito-idp:ListUsers"


def _bound(s: Scene, **kw: Any) -> tuple[cognito.UserPool, Any]:
    """Bind a pool to a function."""
    pool, fn = cognito.UserPool(s.stack, "Pool"), s.fn(timeout=cdk.Duration.seconds(5))
    source = s.m.CognitoEventSource(pool, cognito.UserPoolOperation.PRE_SIGN_UP, **kw)
    return pool, s.bind(source, fn)


def _allowed(about: str, wrong: list[str], valid: list[str]) -> Pair:
    return Pair(
        f"user_pool_actions: {about}",
        lambda s: _bound(s, user_pool_actions=wrong),
        lambda s: _bound(s, user_pool_actions=valid),
        _ACTIONS,
        own=True,
    )


def _using(s: Scene, how: str) -> None:
    pool, fn = _bound(s, user_pool_actions=[_GET] if how == "user_pool_actions" else None)
    statement = iam.PolicyStatement(actions=[_GET], resources=[pool.user_pool_arn])
    if how == "grant":
        pool.grant(fn, _GET)
    elif how == "add_to_role_policy":
        fn.add_to_role_policy(statement)
    elif how == "a policy of its own":
        iam.Policy(s.stack, "Policy", statements=[statement], roles=[fn.role])


def _told(s: Scene, how: str) -> None:
    pool, fn = _bound(s)
    values: dict[str, Any] = {
        "pool": lambda: pool.user_pool_id,
        "client": lambda: pool.add_client("Client").user_pool_client_id,
        "nothing": lambda: "pool",
    }
    fn.add_environment("POOL", values[how]())


PAIRS = [
    _allowed("of user pools", ["dynamodb:GetItem"], [_GET]),
    _allowed("not empty", [], [_GET]),
    _allowed("each once", [_GET, _GET], [_GET, _LIST]),
    *(
        Pair(
            f"function that uses the pool, by {how}",
            lambda s, how=how: _using(s, how),  # type: ignore[misc]
            lambda s, valid=valid: _using(s, valid),  # type: ignore[misc]
            _WAITING,
            own=True,
        )
        for how, valid in (
            ("grant", "user_pool_actions"),
            ("add_to_role_policy", "a policy of its own"),
        )
    ),
    *(
        Pair(
            f"{how} in the function's environment",
            lambda s, how=how: _told(s, how),  # type: ignore[misc]
            lambda s: _told(s, "nothing"),
            _WAITING,
            own=True,
        )
        for how in ("pool", "client")
    ),
]
