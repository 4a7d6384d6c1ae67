"""Rules of EventBridge: buses, targets and dead letters."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs

from tests.checks.pair import Pair
from tests.checks.scene import Scene

GUIDE = "https://docs.aws.amazon.com/eventbridge/latest/userguide"
API = "https://docs.aws.amazon.com/eventbridge/latest/APIReference"
RULE, BUS, RETRIES = (
    f"{API}/API_{name}.html" for name in ("PutRule", "CreateEventBus", "RetryPolicy")
)
DEAD_LETTERS = f"{GUIDE}/eb-rule-dlq.html"
ENCRYPTED = (
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
    "sqs-key-management.html"
)
HERE, THERE = "111111111111", "222222222222"
ORDERS = {"source": ["orders"]}
Encryption = sqs.QueueEncryption


def bind(s: Scene, *bus: Any, fn: Any = None, **kw: Any) -> object:
    return s.bind(s.m.EventBridgeEventSource(*bus, **{"event_pattern": ORDERS, **kw}), fn)


def given(about: str, prop: str, wrong: Any, valid: Any, page: str) -> Pair:
    return Pair(
        f"{prop}: {about}",
        lambda s: bind(s, **{prop: wrong}),
        lambda s: bind(s, **{prop: valid}),
        page,
        own=True,
    )


def dead_letters(s: Scene, **kw: Any) -> object:
    return bind(s, dead_letter_queue=sqs.Queue(s.stack, "Dead", **kw))


def dead_letters_of(s: Scene, region: str) -> None:
    stack = s.stack_in("Here", region="eu-west-1", account=HERE)
    queue = sqs.Queue(s.stack_in("There", region=region, account=HERE), "Dead", queue_name="dead")
    bind(s, fn=s.fn(stack), dead_letter_queue=queue)


def imported_dead_letters(s: Scene, *, is_imported: bool) -> None:
    arn = f"arn:aws:sqs:us-east-1:{HERE}:dead"
    queue = sqs.Queue.from_queue_arn(s.stack, "Dead", arn) if is_imported else s.queue()
    bind(s, dead_letter_queue=queue)


def bus_in(s: Scene, region: str) -> None:
    fn = s.fn(s.stack_in(region="eu-west-1", account=HERE))
    bind(s, f"arn:aws:events:{region}:{HERE}:event-bus/orders", fn=fn)


def function_in(s: Scene, region: str, account: str) -> None:
    stack = s.stack_in(region="eu-west-1", account=HERE)
    arn = f"arn:aws:lambda:{region}:{account}:function:orders"
    bind(s, fn=lambda_.Function.from_function_arn(stack, "Imported", arn), grant=False)


PAIRS: list[Pair] = [
    Pair(
        "event_bus: a name without blanks",
        lambda s: bind(s, "my bus"),
        lambda s: bind(s, "my-bus"),
        BUS,
        own=True,
    ),
    Pair(
        "event_bus: the ARN of a bus",
        lambda s: bind(s, f"arn:aws:events:eu-west-1:{HERE}:rule/orders"),
        lambda s: bind(s, f"arn:aws:events:eu-west-1:{HERE}:event-bus/orders"),
        BUS,
        own=True,
    ),
    Pair(
        "event_bus: in the region of the function",
        lambda s: bus_in(s, "us-east-1"),
        lambda s: bus_in(s, "eu-west-1"),
        f"{GUIDE}/eb-cross-region.html",
        own=True,
    ),
    given("at most 185", "retry_attempts", 186, 185, RETRIES),
    given("at most 512 characters", "description", "x" * 513, "x" * 512, RULE),
    given("at most 64 characters", "rule_name", "x" * 65, "x" * 64, RULE),
    given("no blanks", "rule_name", "my rule", "my-rule", RULE),
    given("without a slash", "construct_id", "a/b", "a-b", f"{GUIDE}/eb-rules.html"),
    given(
        "at most 8192 characters",
        "input",
        {"text": "x" * 8192},
        {"text": "x" * 8000},
        f"{API}/API_Target.html",
    ),
    Pair(
        "max_event_age: at most a day",
        lambda s: bind(s, max_event_age=cdk.Duration.hours(25)),
        lambda s: bind(s, max_event_age=cdk.Duration.hours(24)),
        RETRIES,
        own=True,
    ),
    Pair(
        "max_event_age: at least a minute",
        lambda s: bind(s, max_event_age=cdk.Duration.seconds(59)),
        lambda s: bind(s, max_event_age=cdk.Duration.seconds(60)),
        RETRIES,
        own=True,
    ),
    Pair(
        "dead_letter_queue: no topic",
        lambda s: bind(s, dead_letter_queue=s.topic()),
        dead_letters,
        DEAD_LETTERS,
        own=True,
    ),
    Pair(
        "dead_letter_queue: no FIFO queue",
        lambda s: dead_letters(s, fifo=True),
        dead_letters,
        DEAD_LETTERS,
        own=True,
    ),
    Pair(
        "dead_letter_queue: not under the AWS managed key",
        lambda s: dead_letters(s, encryption=Encryption.KMS_MANAGED),
        lambda s: dead_letters(s, encryption=Encryption.KMS),
        ENCRYPTED,
        own=True,
    ),
    Pair(
        "dead_letter_queue: in the region of the rule",
        lambda s: dead_letters_of(s, "us-east-1"),
        lambda s: dead_letters_of(s, "eu-west-1"),
        DEAD_LETTERS,
        own=True,
    ),
    Pair(
        "dead_letter_queue: one whose policy lets the rule send",
        lambda s: imported_dead_letters(s, is_imported=True),
        lambda s: imported_dead_letters(s, is_imported=False),
        DEAD_LETTERS,
        risky=True,
        own=True,
    ),
    Pair(
        "the function is in the region of the rule",
        lambda s: function_in(s, "us-east-1", HERE),
        lambda s: function_in(s, "eu-west-1", HERE),
        f"{GUIDE}/eb-service-cross-account.html",
        own=True,
    ),
    Pair(
        "the function is in the account of the rule",
        lambda s: function_in(s, "eu-west-1", THERE),
        lambda s: function_in(s, "eu-west-1", HERE),
        f"{GUIDE}/eb-service-cross-account.html",
        own=True,
    ),
]
