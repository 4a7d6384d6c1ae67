"""Receipt rules of Amazon SES: names, recipients, places, and how long SES waits."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_ses as ses
from aws_cdk import aws_ses_actions as actions
from aws_cdk import aws_sns as sns

from tests.checks.pair import Pair
from tests.checks.scene import Scene

API = "https://docs.aws.amazon.com/ses/latest/APIReference"
GUIDE = "https://docs.aws.amazon.com/ses/latest/dg"
RULE = f"{API}/API_ReceiptRule.html"
ACTION = f"{GUIDE}/receiving-email-action-lambda.html"
QUOTAS = f"{GUIDE}/quotas.html"
REGIONS = "https://docs.aws.amazon.com/general/latest/gr/ses.html"
NAMES = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html"
TWICE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html"
IDS = "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html"
FIFO = f"{GUIDE}/configure-sns-notifications.html"
HERE, THERE = "111111111111", "222222222222"
WAIT = actions.LambdaInvocationType.REQUEST_RESPONSE


def bind(s: Scene, rule_set: Any = None, fn: Any = None, **kw: Any) -> object:
    rule_set = ses.ReceiptRuleSet(s.stack, "Inbox") if rule_set is None else rule_set
    return s.bind(s.m.SesEventSource(rule_set, **kw), fn)


def given(about: str, prop: str, wrong: Any, valid: Any, page: str = RULE) -> Pair:
    return Pair(
        f"{prop}: {about}",
        lambda s: bind(s, **{prop: wrong}),
        lambda s: bind(s, **{prop: valid}),
        page,
        own=True,
    )


def recipients(count: int) -> list[str]:
    return [f"orders{number}@example.com" for number in range(count)]


def headers(count: int) -> list[Any]:
    return [actions.AddHeader(name=f"X-{number}", value="1") for number in range(count)]


def first(s: Scene) -> ses.IReceiptRule:
    return ses.ReceiptRule.from_receipt_rule_name(s.stack, "First", "first")


def at(s: Scene, region: str) -> None:
    bind(s, "inbox", s.fn(s.stack_in(region=region)))


def rule_set_at(s: Scene, region: str, account: str) -> None:
    stack = s.stack_in(region="eu-west-1", account=HERE)
    bind(s, f"arn:aws:ses:{region}:{account}:receipt-rule-set/inbox", s.fn(stack))


def topic_at(s: Scene, region: str) -> None:
    stack = s.stack_in(region="eu-west-1", account=HERE)
    arn = f"arn:aws:sns:{region}:{HERE}:seen"
    bind(s, "inbox", s.fn(stack), topic=sns.Topic.from_topic_arn(stack, "Topic", arn))


def notifying(s: Scene, **kw: Any) -> None:
    bind(s, topic=s.topic(**kw))


def waiting(s: Scene, seconds: int) -> None:
    bind(s, fn=s.fn(timeout=cdk.Duration.seconds(seconds)), invocation_type=WAIT)


def on_two(s: Scene, *names: str) -> None:
    """Add a rule for each of two functions to one rule set, by these names."""
    for number, name in enumerate(names):
        bind(s, "inbox", s.fn(name=f"Fn{number}"), receipt_rule_name=name)


def twice(s: Scene, second: str) -> None:
    for recipient in ("orders@example.com", second):
        bind(s, "inbox", recipients=[recipient])


def pair(about: str, do: Any, wrong: tuple[Any, ...], valid: tuple[Any, ...], page: str) -> Pair:
    return Pair(about, lambda s: do(s, *wrong), lambda s: do(s, *valid), page, own=True)


PAIRS: list[Pair] = [
    Pair(
        "rule_set: a name that there can be",
        lambda s: bind(s, "in box"),
        lambda s: bind(s, "inbox"),
        RULE,
        own=True,
    ),
    given("no slashes", "construct_id", "Inbox/Orders", "InboxOrders", IDS),
    given("actions", "actions", ["Stop"], headers(1), QUOTAS),
    Pair(
        "after: a rule, by whatever name",
        lambda s: bind(s, after="first"),
        lambda s: bind(s, after=first(s)),
        f"{API}/API_CreateReceiptRule.html",
        own=True,
    ),
    Pair(
        "topic: a topic, and no queue",
        lambda s: bind(s, topic=s.queue()),
        lambda s: bind(s, topic=s.topic()),
        ACTION,
        own=True,
    ),
    given("at most 64 characters", "receipt_rule_name", "x" * 65, "x" * 64),
    given("a letter or digit at the end", "receipt_rule_name", "orders-", "orders"),
    given("some", "recipients", [], ["example.com"], QUOTAS),
    given("at most 500", "recipients", recipients(501), recipients(500), QUOTAS),
    given("no names", "recipients", ["Orders <a@example.com>"], ["a@example.com"]),
    given("at most 10 with the function", "actions", headers(10), headers(9), QUOTAS),
    Pair(
        "topic: no FIFO",
        lambda s: notifying(s, fifo=True),
        notifying,
        FIFO,
        own=True,
    ),
    pair("where SES receives mail", at, ("me-central-1",), ("eu-west-1",), REGIONS),
    pair("rule set nearby", rule_set_at, ("eu-west-2", HERE), ("eu-west-1", HERE), ACTION),
    pair("rule set of the account", rule_set_at, ("eu-west-1", THERE), ("eu-west-1", HERE), ACTION),
    pair("topic nearby", topic_at, ("eu-west-2",), ("eu-west-1",), ACTION),
    Pair(
        "an answer within 30 seconds",
        lambda s: waiting(s, 31),
        lambda s: waiting(s, 30),
        f"{API}/API_LambdaAction.html",
        risky=True,
        own=True,
    ),
    pair(
        "receipt_rule_name once per rule set",
        on_two,
        ("orders", "orders"),
        ("orders", "returns"),
        NAMES,
    ),
    Pair(
        "no mail twice",
        lambda s: twice(s, "orders@example.com"),
        lambda s: twice(s, "returns@example.com"),
        TWICE,
        risky=True,
        own=True,
    ),
]
