"""Topics and their subscriptions."""

from types import ModuleType

import aws_cdk as cdk
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from tests.parity.building import arn, function, key, sibling, text

Filter = sns.SubscriptionFilter


def defaults(les: ModuleType, stack: cdk.Stack) -> None:
    function(stack).add_event_source(les.SnsEventSource(sns.Topic(stack, "Topic")))


def string_filters(les: ModuleType, stack: cdk.Stack) -> None:
    policy = {
        "color": Filter.string_filter(allowlist=["red", "orange"], match_prefixes=["bl"]),
        "shape": Filter.string_filter(match_suffixes=["gle"], denylist=["circle"]),
    }
    function(stack).add_event_source(
        les.SnsEventSource(sns.Topic(stack, "Topic"), filter_policy=policy)
    )


def numeric_filters(les: ModuleType, stack: cdk.Stack) -> None:
    policy = {
        "zero": Filter.numeric_filter(allowlist=[0]),
        "size": Filter.numeric_filter(between=sns.BetweenCondition(start=1, stop=10)),
        "price": Filter.numeric_filter(
            between_strict=sns.BetweenCondition(start=100, stop=200), greater_than=300
        ),
        "count": Filter.numeric_filter(greater_than_or_equal_to=5, less_than=3),
        "age": Filter.numeric_filter(less_than_or_equal_to=0, allowlist=[7, 8]),
    }
    function(stack).add_event_source(
        les.SnsEventSource(sns.Topic(stack, "Topic"), filter_policy=policy)
    )


def existence_filters(les: ModuleType, stack: cdk.Stack) -> None:
    policy = {"store": Filter.exists_filter(), "test": Filter.not_exists_filter()}
    function(stack).add_event_source(
        les.SnsEventSource(sns.Topic(stack, "Topic"), filter_policy=policy)
    )


def raw_filter(les: ModuleType, stack: cdk.Stack) -> None:
    policy = {"store": Filter([{"anything-but": ["berlin"]}, "rome"])}
    function(stack).add_event_source(
        les.SnsEventSource(sns.Topic(stack, "Topic"), filter_policy=policy)
    )


def filter_value_from_parameter(les: ModuleType, stack: cdk.Stack) -> None:
    policy = {"store": Filter.string_filter(allowlist=[text(stack, "Store", "rome")])}
    function(stack).add_event_source(
        les.SnsEventSource(sns.Topic(stack, "Topic"), filter_policy=policy)
    )


def message_body_filters(les: ModuleType, stack: cdk.Stack) -> None:
    policy = {
        "order": sns.FilterOrPolicy.policy(
            {
                "store": sns.FilterOrPolicy.filter(Filter.string_filter(allowlist=["rome"])),
                "price": sns.FilterOrPolicy.filter(Filter.numeric_filter(greater_than=10)),
            }
        ),
        "kind": sns.FilterOrPolicy.filter(Filter.string_filter(denylist=["test"])),
    }
    function(stack).add_event_source(
        les.SnsEventSource(sns.Topic(stack, "Topic"), filter_policy_with_message_body=policy)
    )


def dead_letter_queue(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue(stack, "DeadLetters")
    function(stack).add_event_source(
        les.SnsEventSource(sns.Topic(stack, "Topic"), dead_letter_queue=queue)
    )


def dead_letter_queue_under_key(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue(stack, "DeadLetters", encryption_master_key=key(stack))
    function(stack).add_event_source(
        les.SnsEventSource(sns.Topic(stack, "Topic"), dead_letter_queue=queue)
    )


def imported_dead_letter_queue(les: ModuleType, stack: cdk.Stack) -> None:
    queue = sqs.Queue.from_queue_arn(stack, "DeadLetters", arn("sqs", "dead-letters"))
    function(stack).add_event_source(
        les.SnsEventSource(sns.Topic(stack, "Topic"), dead_letter_queue=queue)
    )


def filters_and_dead_letter_queue(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.SnsEventSource(
        sns.Topic(stack, "Topic"),
        dead_letter_queue=sqs.Queue(stack, "DeadLetters"),
        filter_policy={"store": Filter.string_filter(allowlist=["rome"])},
    )
    function(stack).add_event_source(source)


def encrypted_topic(les: ModuleType, stack: cdk.Stack) -> None:
    topic = sns.Topic(stack, "Topic", master_key=key(stack))
    function(stack).add_event_source(les.SnsEventSource(topic))


def imported_by_arn(les: ModuleType, stack: cdk.Stack) -> None:
    topic = sns.Topic.from_topic_arn(stack, "Topic", arn("sns", "orders"))
    function(stack).add_event_source(les.SnsEventSource(topic))


def topic_of_other_region(les: ModuleType, stack: cdk.Stack) -> None:
    topic = sns.Topic.from_topic_arn(stack, "Topic", arn("sns", "orders", region="us-east-1"))
    function(stack).add_event_source(les.SnsEventSource(topic))


def topic_of_other_account(les: ModuleType, stack: cdk.Stack) -> None:
    foreign = arn("sns", "orders", account="222222222222")
    topic = sns.Topic.from_topic_arn(stack, "Topic", foreign)
    function(stack).add_event_source(les.SnsEventSource(topic))


def imported_by_token(les: ModuleType, stack: cdk.Stack) -> None:
    topic = sns.Topic.from_topic_arn(stack, "Topic", cdk.Fn.import_value("topic-arn"))
    function(stack).add_event_source(les.SnsEventSource(topic))


def topic_of_other_stack(les: ModuleType, stack: cdk.Stack) -> None:
    topic = sns.Topic(sibling(stack), "Topic")
    function(stack).add_event_source(les.SnsEventSource(topic))


def two_functions_on_one_topic(les: ModuleType, stack: cdk.Stack) -> None:
    topic = sns.Topic(stack, "Topic")
    function(stack, "First").add_event_source(les.SnsEventSource(topic))
    function(stack, "Second").add_event_source(les.SnsEventSource(topic))


def two_topics_on_one_function(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    fn.add_event_source(les.SnsEventSource(sns.Topic(stack, "First")))
    fn.add_event_source(les.SnsEventSource(sns.Topic(stack, "Second")))


def topic_property(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.SnsEventSource(sns.Topic(stack, "Topic"))
    function(stack).add_event_source(source)
    cdk.CfnOutput(stack, "TopicArn", value=source.topic.topic_arn)
