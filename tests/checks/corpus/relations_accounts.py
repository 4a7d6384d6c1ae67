"""Sources in another account, roles that cannot be extended, and policies that grow too long."""

from typing import Any

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from tests.checks.corpus.relations_function import source_of
from tests.checks.corpus.relations_regions import ACCOUNT, failed, home, imported
from tests.checks.pair import Pair
from tests.checks.scene import Scene

_OTHER = "222222222222"
_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
_MSK = f"{_GUIDE}/msk-cross-account.html"
_ROLE = f"{_GUIDE}/lambda-intro-execution-role.html"
_LIMITS = f"{_GUIDE}/gettingstarted-limits.html"
_MANAGED_KEY = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-lambda-function-trigger.html"
_SHARED = {
    "sqs": f"{_GUIDE}/with-sqs-cross-account-example.html",
    "kinesis": f"{_GUIDE}/services-kinesis-create.html",
    "consumer": f"{_GUIDE}/services-kinesis-create.html",
    "dynamo": f"{_GUIDE}/services-dynamodb-eventsourcemapping.html",
}


def _shared_pair(kind: str) -> Pair:
    """The owner's policy must let the function's role in, and what was imported cannot."""

    def bound(s: Scene, account: str) -> object:
        stack = home(s)
        return s.bind(imported(s, kind, stack, "us-east-1", account), s.fn(stack))

    return Pair(
        f"{kind}: imported from the function's account",
        lambda s: bound(s, _OTHER),
        lambda s: bound(s, ACCOUNT),
        _SHARED[kind],
        risky=True,
    )


def _managed_key(s: Scene, account: str) -> object:
    stack = home(s)
    owner = s.stack_in(account=account, region="us-east-1")
    encryption = sqs.QueueEncryption.KMS_MANAGED
    queue = s.queue(owner, queue_name="orders", encryption=encryption)
    role = iam.Role.from_role_name(stack, "Role", "orders")
    return s.bind(s.sqs(queue), s.fn(stack, role=role))


def _cluster(s: Scene, resource: str) -> object:
    stack = home(s)
    arn = f"arn:aws:kafka:us-east-1:{resource}/orders/2f5a4b1c-8d3e-4f6a-9b7c-1d2e3f4a5b6c-5"
    return s.bind(s.msk(cluster_arn=arn, on_failure=failed(s, stack)), s.fn(stack))


def _with_role(s: Scene, kind: str, *, mutable: bool) -> object:
    role = iam.Role.from_role_arn(
        s.stack, "Role", f"arn:aws:iam::{ACCOUNT}:role/orders", mutable=mutable
    )
    return s.bind(source_of(s, kind), s.fn(role=role))


def _frozen(s: Scene, kind: str, *, frozen: bool) -> object:
    principal: Any = iam.ServicePrincipal("lambda.amazonaws.com")
    role = iam.Role(s.stack, "Role", assumed_by=principal)
    return s.bind(source_of(s, kind), s.fn(role=role.without_policy_updates() if frozen else role))


def _without_role(s: Scene, kind: str, *, role: bool) -> object:
    fn = lambda_.Function.from_function_attributes(
        s.stack,
        "Imported",
        function_arn=f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:orders",
        role=s.fn(name="Other").role if role else None,
        same_environment=True,
    )
    return s.bind(source_of(s, kind), fn)


def _immutable_pair(kind: str) -> Pair:
    return Pair(
        f"{kind}: imported role that takes policies",
        lambda s: _with_role(s, kind, mutable=False),
        lambda s: _with_role(s, kind, mutable=True),
        _ROLE,
        risky=True,
    )


def _frozen_pair(kind: str) -> Pair:
    return Pair(
        f"{kind}: own role that takes policies",
        lambda s: _frozen(s, kind, frozen=True),
        lambda s: _frozen(s, kind, frozen=False),
        _ROLE,
        risky=True,
    )


def _missing_pair(kind: str) -> Pair:
    return Pair(
        f"{kind}: imported function with its role",
        lambda s: _without_role(s, kind, role=False),
        lambda s: _without_role(s, kind, role=True),
        _ROLE,
        risky=True,
    )


def _topics(s: Scene, number: int, fn: Any = None) -> None:
    for index in range(number):
        arn = f"arn:aws:sns:us-east-1:{ACCOUNT}:orders-of-the-shop-{index}"
        name = f"Topic{index}{'' if fn is None else fn.node.id}"
        s.bind(s.m.SnsEventSource(sns.Topic.from_topic_arn(s.stack, name, arn)), fn)


def _buckets(s: Scene, number: int) -> None:
    for index in range(number):
        bucket = s3.Bucket.from_bucket_name(s.stack, f"Bucket{index}", f"orders-{index}")
        s.bind(s.m.S3EventSourceV2(bucket, events=[s3.EventType.OBJECT_CREATED]))


def _routes(s: Scene, number: int) -> None:
    fn = s.fn(timeout=None)
    for index in range(number):
        s.bind(s.m.ApiEventSource("GET", f"/orders/{index}"), fn)


def _topics_of_versions(s: Scene, number: int, names: list[str]) -> None:
    """Each alias has a policy of its own."""
    fn = s.fn()
    for alias in [fn.add_alias(name) for name in names]:
        _topics(s, number, alias)


_POLLED = ("sqs", "kinesis", "consumer", "dynamo", "msk", "kafka")
PAIRS = [
    *map(_shared_pair, _SHARED),
    Pair(
        "sqs: managed key in the function's account",
        lambda s: _managed_key(s, _OTHER),
        lambda s: _managed_key(s, ACCOUNT),
        _MANAGED_KEY,
    ),
    Pair(
        "msk: VPC connection to a cluster of another account",
        lambda s: _cluster(s, f"{_OTHER}:cluster"),
        lambda s: _cluster(s, f"{ACCOUNT}:vpc-connection/{_OTHER}"),
        _MSK,
    ),
    *(_immutable_pair(kind) for kind in _POLLED if kind != "msk"),
    *map(_frozen_pair, ("sqs", "msk")),
    *map(_missing_pair, _POLLED),
    Pair(
        "policy of topics",
        lambda s: _topics(s, 60),
        lambda s: _topics(s, 30),
        _LIMITS,
        risky=True,
    ),
    Pair("policy of buckets", lambda s: _buckets(s, 60), lambda s: _buckets(s, 30), _LIMITS, True),
    Pair("policy of routes", lambda s: _routes(s, 30), lambda s: _routes(s, 15), _LIMITS, True),
    Pair(
        "policy of each alias",
        lambda s: _topics_of_versions(s, 60, ["live"]),
        lambda s: _topics_of_versions(s, 30, ["live", "canary"]),
        _LIMITS,
        risky=True,
    ),
]
