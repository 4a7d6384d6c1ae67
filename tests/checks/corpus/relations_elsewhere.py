"""Functions that are imported from somewhere else than their stack, and by ARNs of aliases."""

from collections.abc import Callable
from typing import Any

from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_MAPPINGS = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html"
_PERMISSIONS = "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html"
_HOME, _AWAY = "eu-west-1", "us-east-1"
_ACCOUNT = "111111111111"


def _bound(s: Scene, make: Callable[[Scene], Any], region: str) -> object:
    """Bind a source to a function of a region, in a stack of the home region."""
    arn = f"arn:aws:lambda:{region}:{_ACCOUNT}:function:orders"
    stack = s.stack_in(region=_HOME, account=_ACCOUNT)
    role: Any = None
    fn = lambda_.Function.from_function_attributes(stack, "Fn", function_arn=arn, role=role)
    return s.bind(make(s), fn)


def _pair(
    about: str, make: Callable[[Scene], Any], page: str, *, risky: bool = False, own: bool = False
) -> Pair:
    return Pair(
        f"function of the stack's region: {about}",
        lambda s: _bound(s, make, _AWAY),
        lambda s: _bound(s, make, _HOME),
        page,
        risky=risky,
        own=own,
    )


def _arn(service: str, resource: str) -> str:
    return f"arn:aws:{service}:{_HOME}:{_ACCOUNT}:{resource}"


def _secret(s: Scene) -> Any:
    arn = f"arn:aws:secretsmanager:{_HOME}:{_ACCOUNT}:secret:orders-a1b2c3"
    return secretsmanager.Secret.from_secret_complete_arn(s.stack, "Secret", arn)


PAIRS: list[Pair] = [
    _pair(
        "queue",
        lambda s: s.m.SqsEventSource(
            _arn("sqs", "orders"), grant=False, report_batch_item_failures=True
        ),
        _MAPPINGS,
        own=True,
    ),
    _pair(
        "broker",
        lambda s: s.m.ActiveMqEventSource(
            _arn("mq", "broker:orders:b-1"), queue="orders", secret=_secret(s), grant=False
        ),
        _MAPPINGS,
        own=True,
    ),
    _pair(
        "topic",
        lambda s: s.m.SnsEventSource(_arn("sns", "orders")),
        _PERMISSIONS,
        risky=True,
        own=True,
    ),
    _pair(
        "bucket",
        lambda s: s.m.S3EventSource("orders", events=[s3.EventType.OBJECT_CREATED]),
        _PERMISSIONS,
        risky=True,
        own=True,
    ),
]
