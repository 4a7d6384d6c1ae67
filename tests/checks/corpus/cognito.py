"""Triggers of Cognito user pools, which CDK's module has not."""

from collections.abc import Callable
from functools import partial
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_kms as kms

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_GUIDE = "https://docs.aws.amazon.com/cognito/latest/developerguide"
_CONFIG = "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LambdaConfigType.html"
_TRIGGERS = f"{_GUIDE}/cognito-user-pools-working-with-lambda-triggers.html"
_TOKENS = f"{_GUIDE}/user-pool-lambda-pre-token-generation.html"
_SENDERS = f"{_GUIDE}/user-pool-lambda-custom-sender-triggers.html"
_Case = Callable[[Scene], object]


def _fn(s: Scene, name: str = "Fn", seconds: float = 5, **kw: Any) -> Any:
    return s.fn(name=name, timeout=cdk.Duration.seconds(seconds), **kw)


def _pool(s: Scene, **kw: Any) -> cognito.UserPool:
    return cognito.UserPool(s.stack, "Pool", **kw)


def _trigger(s: Scene, operation: str = "PRE_SIGN_UP", pool: Any = None, **kw: Any) -> Any:
    pool = _pool(s) if pool is None else pool
    return s.m.CognitoEventSource(pool, getattr(cognito.UserPoolOperation, operation), **kw)


def _bound(operation: str = "PRE_SIGN_UP", seconds: float = 5, **kw: Any) -> _Case:
    return lambda s: s.bind(_trigger(s, operation, **kw), _fn(s, seconds=seconds))


def _imported(s: Scene, *, by: str) -> object:
    arn = "arn:aws:cognito-idp:us-east-1:111111111111:userpool/us-east-1_abcdefghi"
    pools: dict[str, Any] = {
        "own": partial(_pool, s),
        "id": lambda: cognito.UserPool.from_user_pool_id(
            s.stack, "Imported", "us-east-1_abcdefghi"
        ),
        "arn": lambda: cognito.UserPool.from_user_pool_arn(s.stack, "Imported", arn),
        "text": lambda: arn,
    }
    return s.bind(_trigger(s, pool=pools[by]()), _fn(s))


def _named(s: Scene, name: str) -> object:
    operation = cognito.UserPoolOperation.of(name)
    return s.bind(s.m.CognitoEventSource(_pool(s), operation), _fn(s))


def _two(s: Scene, first: str, second: str, *, functions: int = 2) -> object:
    pool = _pool(s)
    names = ["First", "Second"][:functions]
    fns = [_fn(s, name) for name in names]
    s.bind(_trigger(s, first, pool), fns[0])
    return s.bind(_trigger(s, second, pool), fns[-1])


def _beside_cdk(s: Scene, given: str) -> object:
    pool = _pool(s, lambda_triggers=cognito.UserPoolTriggers(**{given: _fn(s, "First")}))
    return s.bind(_trigger(s, pool=pool), _fn(s))


def _sender(s: Scene, *, key: bool) -> object:
    given = {"custom_sender_kms_key": kms.Key(s.stack, "Key")} if key else {}
    source = _trigger(s, "CUSTOM_EMAIL_SENDER", _pool(s, **given))
    return s.bind(source, _fn(s, seconds=60))


def _tokens(version: str, plan: str | None) -> _Case:
    def case(s: Scene) -> object:
        given = {"feature_plan": getattr(cognito.FeaturePlan, plan)} if plan else {}
        value = getattr(cognito.LambdaVersion, version)
        source = _trigger(s, "PRE_TOKEN_GENERATION_CONFIG", _pool(s, **given), lambda_version=value)
        return s.bind(source, _fn(s))

    return case


def _versioned(operation: str, version: str) -> _Case:
    value = getattr(cognito.LambdaVersion, version)
    return _bound(operation, lambda_version=value)


def _region(s: Scene, region: str) -> object:
    pools = s.stack_in("Pools", region=region, account="111111111111")
    functions = cdk.Stack(
        s.app,
        "Functions",
        env=cdk.Environment(region="eu-west-1", account="111111111111"),
        cross_region_references=True,
    )
    pool = cognito.UserPool(pools, "Pool", user_pool_name="pool")
    fn = s.fn(functions, timeout=cdk.Duration.seconds(5), function_name="sign-ups")
    return s.bind(_trigger(s, pool=pool), fn)


PAIRS = [
    *(
        Pair(
            f"pool made in the app, not given by {by}",
            partial(_imported, by=by),
            partial(_imported, by="own"),
            _CONFIG,
            own=True,
        )
        for by in ("id", "arn", "text")
    ),
    Pair(
        "operation that there is",
        lambda s: _named(s, "PreSignIn"),
        lambda s: _named(s, "PreSignUp"),
        _CONFIG,
        own=True,
    ),
    Pair(
        "one function per trigger, two sources",
        lambda s: _two(s, "PRE_SIGN_UP", "PRE_SIGN_UP"),
        lambda s: _two(s, "PRE_SIGN_UP", "POST_CONFIRMATION"),
        _CONFIG,
        own=True,
    ),
    Pair(
        "one function per trigger, lambda_triggers of the pool",
        lambda s: _beside_cdk(s, "pre_sign_up"),
        lambda s: _beside_cdk(s, "post_confirmation"),
        _CONFIG,
        own=True,
    ),
    Pair(
        "one function per trigger, both names of the one before tokens are made",
        lambda s: _two(s, "PRE_TOKEN_GENERATION", "PRE_TOKEN_GENERATION_CONFIG"),
        lambda s: _two(s, "PRE_TOKEN_GENERATION", "PRE_TOKEN_GENERATION_CONFIG", functions=1),
        _CONFIG,
        own=True,
    ),
    Pair(
        "key for custom senders",
        partial(_sender, key=False),
        partial(_sender, key=True),
        _SENDERS,
        own=True,
    ),
    *(
        Pair(
            f"plan for access tokens, {version}",
            _tokens(version, "LITE"),
            _tokens(version, plan),
            _TOKENS,
            own=True,
        )
        for version, plan in (("V2_0", "ESSENTIALS"), ("V3_0", "PLUS"))
    ),
    Pair(
        "plan for access tokens, not for others",
        _tokens("V3_0", "LITE"),
        _tokens("V1_0", "LITE"),
        _TOKENS,
        own=True,
    ),
    Pair(
        "version of token events only",
        _versioned("PRE_SIGN_UP", "V2_0"),
        _versioned("PRE_TOKEN_GENERATION_CONFIG", "V2_0"),
        _TOKENS,
        own=True,
    ),
    Pair(
        "pool in the function's region",
        lambda s: _region(s, "eu-central-1"),
        lambda s: _region(s, "eu-west-1"),
        _TRIGGERS,
        own=True,
    ),
    Pair(
        "answer within five seconds",
        _bound(seconds=6),
        _bound(seconds=5),
        _TRIGGERS,
        risky=True,
        own=True,
    ),
]
