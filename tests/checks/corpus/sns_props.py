"""The arguments of an SNS source: what is filtered, and where dead letters go."""

from typing import Any

from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from tests.checks.pair import Pair
from tests.checks.scene import Scene

GUIDE = "https://docs.aws.amazon.com/sns/latest/dg"
LIMITS = f"{GUIDE}/subscription-filter-policy-constraints.html"
STRINGS = f"{GUIDE}/string-value-matching.html"
NUMBERS = f"{GUIDE}/numeric-value-matching.html"
EXISTS = f"{GUIDE}/attribute-key-matching.html"
DEAD_LETTERS = f"{GUIDE}/sns-dead-letter-queues.html"
FIFO = f"{GUIDE}/fifo-message-delivery.html"
VALIDATED = "https://github.com/localstack/localstack/pull/10691"  # its tests ran on AWS
RULER = "https://github.com/aws/event-ruler"
Filter = sns.SubscriptionFilter
Policy = dict[str, sns.SubscriptionFilter]
Body = dict[str, sns.FilterOrPolicy]


def source(s: Scene, **kw: Any) -> object:
    return s.bind(s.m.SnsEventSource(s.topic(), **kw))


def by_attributes(about: str, wrong: Policy, valid: Policy, page: str = LIMITS) -> Pair:
    return Pair(
        f"filter_policy: {about}",
        lambda s: source(s, filter_policy=wrong),
        lambda s: source(s, filter_policy=valid),
        page,
    )


def by_body(about: str, wrong: Body, valid: Body, page: str = LIMITS) -> Pair:
    return Pair(
        f"filter_policy_with_message_body: {about}",
        lambda s: source(s, filter_policy_with_message_body=wrong),
        lambda s: source(s, filter_policy_with_message_body=valid),
        page,
    )


def one_of(count: int, length: int = 1) -> sns.SubscriptionFilter:
    """Return a filter with so many values."""
    values = [f"{number}".rjust(length, "v") for number in range(count)]
    return Filter.string_filter(allowlist=values)


def names(count: int) -> Policy:
    return {f"name{number}": one_of(1) for number in range(count)}


def body(policy: Policy) -> Body:
    return {name: sns.FilterOrPolicy.filter(item) for name, item in policy.items()}


def nested(policy: Body) -> Body:
    return {"order": sns.FilterOrPolicy.policy(policy)}


def says(*conditions: Any) -> Policy:
    """Return a policy with conditions as SNS has them."""
    return {"kind": Filter(list(conditions))}


PAIRS: list[Pair] = [
    by_attributes("at most 5 names", names(6), names(5)),
    by_attributes("at most 150 values of one name", {"a": one_of(151)}, {"a": one_of(150)}),
    by_attributes(
        "at most 150 combinations of values",
        {"a": one_of(16), "b": one_of(10)},
        {"a": one_of(15), "b": one_of(10)},
    ),
    by_attributes(
        "at most 150 combinations of three names",
        {"a": one_of(6), "b": one_of(6), "c": one_of(5)},
        {"a": one_of(5), "b": one_of(6), "c": one_of(5)},
    ),
    by_attributes("at most 256 KB", {"a": one_of(2, 140_000)}, {"a": one_of(2, 120_000)}),
    by_attributes("a condition for each name", says(), says("order"), STRINGS),
    by_attributes(
        "numbers up to 10^9", says({"numeric": ["=", 10**9 + 1]}), says({"numeric": ["=", 10**9]})
    ),
    by_attributes(
        "numbers from -10^9",
        says({"numeric": [">", -(10**9) - 1]}),
        says({"numeric": [">", -(10**9)]}),
    ),
    by_attributes(
        "a range with the lower bound first",
        {"price": Filter.numeric_filter(between=sns.BetweenCondition(start=10, stop=5))},
        {"price": Filter.numeric_filter(between=sns.BetweenCondition(start=5, stop=10))},
        NUMBERS,
    ),
    by_attributes(
        "an operator that there is", says({"starts-with": "o"}), says({"prefix": "o"}), STRINGS
    ),
    by_attributes(
        "one operator per object",
        says({"prefix": "o", "suffix": "r"}),
        says({"prefix": "o"}, {"suffix": "r"}),
        STRINGS,
    ),
    by_attributes("a text as prefix", says({"prefix": 1}), says({"prefix": "1"}), STRINGS),
    by_attributes(
        "exists is true or false", says({"exists": "yes"}), says({"exists": True}), EXISTS
    ),
    by_attributes(
        "a comparison that there is",
        says({"numeric": ["=>", 1]}),
        says({"numeric": [">=", 1]}),
        NUMBERS,
    ),
    by_attributes(
        "a number to compare with",
        says({"numeric": ["=", "1"]}),
        says({"numeric": ["=", 1]}),
        NUMBERS,
    ),
    by_attributes(
        "a comparison in a list", says({"numeric": 1}), says({"numeric": ["=", 1]}), NUMBERS
    ),
    by_attributes(
        "anything-but: no suffix",
        says({"anything-but": {"suffix": ".png"}}),
        says({"anything-but": {"prefix": "raw/"}}),
        VALIDATED,
    ),
    by_attributes("no nesting", says(["order"]), says("order")),
    by_body("at most 5 names", body(names(6)), body(names(5))),
    by_body("at most 150 values of one name", body({"a": one_of(151)}), body({"a": one_of(150)})),
    by_body(
        "at most 150 combinations of values",
        body({"a": one_of(16), "b": one_of(10)}),
        body({"a": one_of(15), "b": one_of(10)}),
    ),
    by_body("a condition for each name", body(says()), body(says("order")), STRINGS),
    by_body("a name below each name", nested({}), nested(body(says("order"))), RULER),
    by_body(
        "a condition for each nested name",
        nested(body(says())),
        nested(body(says("order"))),
        STRINGS,
    ),
    Pair(
        "filter_policy: not together with filter_policy_with_message_body",
        lambda s: source(s, filter_policy=names(1), filter_policy_with_message_body=body(names(1))),
        lambda s: source(s, filter_policy_with_message_body=body(names(1))),
        f"{GUIDE}/sns-message-filtering-scope.html",
        risky=True,
    ),
    Pair(
        "topic: no FIFO topic",
        lambda s: s.bind(s.m.SnsEventSource(s.topic(fifo=True))),
        lambda s: s.bind(s.m.SnsEventSource(s.topic())),
        FIFO,
    ),
    Pair(
        "dead_letter_queue: no FIFO queue",
        lambda s: source(s, dead_letter_queue=s.queue(fifo=True)),
        lambda s: source(s, dead_letter_queue=s.queue()),
        DEAD_LETTERS,
    ),
    Pair(
        "dead_letter_queue: not encrypted by the key of SQS, which SNS cannot use",
        lambda s: source(s, dead_letter_queue=s.queue(encryption=sqs.QueueEncryption.KMS_MANAGED)),
        lambda s: source(s, dead_letter_queue=s.queue(encryption=sqs.QueueEncryption.SQS_MANAGED)),
        DEAD_LETTERS,
        risky=True,
    ),
]
