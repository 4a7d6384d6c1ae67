"""Functions in flows of Amazon Connect, which CDK's module has not."""

from collections.abc import Callable

import aws_cdk as cdk

from tests.checks.pair import Pair
from tests.checks.scene import Scene

_FUNCTIONS = "https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html"
_BLOCK = "https://docs.aws.amazon.com/connect/latest/adminguide/invoke-lambda-function-block.html"
_ASSOCIATE = (
    "https://docs.aws.amazon.com/connect/latest/APIReference/API_AssociateLambdaFunction.html"
)
_ID = "11111111-2222-3333-4444-555555555555"
_ARN = "arn:aws:connect:{}:111111111111:instance/{}"
_Case = Callable[[Scene], object]


def _flow(*instances: str, seconds: float = 8) -> _Case:
    def case(s: Scene) -> object:
        fn = s.fn(timeout=cdk.Duration.seconds(seconds))
        for instance in instances:
            s.bind(s.m.ConnectEventSource(instance), fn)
        return fn

    return case


def _region(region: str) -> _Case:
    def case(s: Scene) -> object:
        stack = s.stack_in(region="eu-west-2", account="111111111111")
        fn = s.fn(stack, timeout=cdk.Duration.seconds(8))
        return s.bind(s.m.ConnectEventSource(_ARN.format(region, _ID)), fn)

    return case


PAIRS = [
    Pair("instance by its id or ARN", _flow("hotline"), _flow(_ID), _FUNCTIONS, own=True),
    Pair(
        "ARN of an instance",
        _flow("arn:aws:connect:us-east-1:111111111111:phone-number/a"),
        _flow(_ARN.format("us-east-1", _ID)),
        _FUNCTIONS,
        own=True,
    ),
    Pair(
        "function once per instance",
        _flow(_ID, _ID),
        _flow(_ID, _ID.replace("1111-", "9999-")),
        _ASSOCIATE,
        own=True,
    ),
    Pair(
        "instance in the function's region",
        _region("us-east-1"),
        _region("eu-west-2"),
        _FUNCTIONS,
        own=True,
    ),
    Pair(
        "answer within eight seconds",
        _flow(_ID, seconds=9),
        _flow(_ID, seconds=8),
        _BLOCK,
        risky=True,
        own=True,
    ),
]
