"""Amazon SNS."""

from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_sqs as sqs
from aws_cdk import region_info

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.facts import SUBSCRIPTION
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.objects import OwnKey, Standard
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import (
    GrantInvoke,
    is_elsewhere,
    is_left_without,
    permit,
    silence,
)
from lambda_event_sources.core.places import differ, home, place_of
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rules import Excludes
from lambda_event_sources.core.source import AnyFunction, EventSource
from lambda_event_sources.core.validation import bindings_of, register
from lambda_event_sources.parts import filter_policies
from lambda_event_sources.relations.concurrency import NotPaused
from lambda_event_sources.relations.fifo import StandardOnly
from lambda_event_sources.relations.loops import NoLoop
from lambda_event_sources.relations.permissions import PolicySize
from lambda_event_sources.relations.pushed import Invocable
from lambda_event_sources.relations.topics import (
    DeadLettersNearby,
    OneSubscription,
    SubscribableRegion,
)

_FIFO = "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html"
_DEAD_LETTERS = "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html"
_SERVICE = "sns.amazonaws.com"


TOPIC = Existing(
    "topic_arn",
    "an SNS topic",
    arn="sns:{region}:{account}:{name}",
    by_arn=sns.Topic.from_topic_arn,
    name=Matches(
        r"[a-zA-Z0-9_-]{1,256}|[a-zA-Z0-9_-]{1,251}\.fifo",
        "1 to 256 letters, digits, hyphens and underscores",
    ),
)
"""https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html"""


class SnsEventSource(EventSource):
    """Invoke a function with each message that is published to an SNS topic.

    SNS is allowed to invoke the function for this topic, and subscribed to do so.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        OneSubscription(),
        SubscribableRegion(),
        DeadLettersNearby(),
        PolicySize(),
        Invocable(),
        NotPaused(),
        NoLoop(),
        StandardOnly(),
    )

    existing: ClassVar[Existing | None] = TOPIC
    named_by: ClassVar[str] = "topic_arn"

    @checked(Excludes("filter_policy", "filter_policy_with_message_body"))
    def __init__(
        self,
        topic: Annotated[
            sns.ITopic | sns.Topic | str,
            TOPIC,
            Standard("topic", "FIFO topics deliver to queues only: let the function read one"),
            Doc("The topic to subscribe to.", page=_FIFO),
        ],
        *,
        dead_letter_queue: Annotated[
            props.Queue,
            Standard("queue", "a standard topic's dead letters go to standard queues only"),
            OwnKey("SNS"),
            Doc("Where messages go that SNS could not deliver.", "they are lost", _DEAD_LETTERS),
        ]
        | None = None,
        filter_policy: filter_policies.AttributePolicy | None = None,
        filter_policy_with_message_body: filter_policies.BodyPolicy | None = None,
        grant: GrantInvoke | None = None,
    ) -> None:
        """Describe which messages of `topic` invoke the function."""
        self.triggered_by = topic
        self._grant = grant is not False
        self._dead_letters = dead_letter_queue
        self._options: dict[str, Any] = {"dead_letter_queue": dead_letter_queue}
        if filter_policy is not None:
            policy = filter_policies.attribute_policy(filter_policy)
            self._options["filter_policy"] = policy
        if filter_policy_with_message_body is not None:
            body = filter_policies.body_policy(filter_policy_with_message_body)
            self._options["filter_policy_with_message_body"] = body

    @property
    def topic(self) -> sns.ITopic:
        """The topic; what was named by a string is known when the source is bound."""
        return cast("sns.ITopic", self.resource)

    def bind(self, target: AnyFunction) -> None:
        """Subscribe `target` to the topic.

        Args:
            target: The function, alias, version or imported function that SNS invokes.
        """
        function = cast("lambda_.IFunction", target)
        self._import(function)
        others: list[Any] = [other.resource for other in bindings_of(function)]
        is_one = identity(self.topic) in [identity(other) for other in others if other is not None]
        repeats = is_one and self._is_subscribed(function)
        binding = register(self, function, repeats=repeats, made=SUBSCRIPTION)
        if repeats:
            return  # CDK would raise; instead a relation says what to do, with all other findings
        self.topic.add_subscription(subscriptions.LambdaSubscription(function, **self._options))
        if self._dead_letters is not None:
            _let_sns_encrypt(self._dead_letters)
        self._correct_permission(function, self._service(binding.stack))

    def _is_subscribed(self, function: lambda_.IFunction) -> bool:
        return function.node.try_find_child(self.topic.node.id) is not None

    def _correct_permission(self, function: lambda_.IFunction, service: str) -> None:
        """Make the permission right where CDK does not."""
        if not self._grant or is_elsewhere(function):
            function.permissions_node.try_remove_child(self._permission_id())
        elif is_left_without(function):
            arn, name = self.topic.topic_arn, self._permission_id()
            permit(function, function, name, principal=service, source_arn=arn)
            silence(function)
        elif service != _SERVICE:
            permission = function.permissions_node.try_find_child(self._permission_id())
            if permission is not None:  # a function of another account has none
                cast("lambda_.CfnPermission", permission).principal = service

    def _permission_id(self) -> str:
        return f"AllowInvoke:{cdk.Names.node_unique_id(self.topic.node)}"

    def _service(self, stack: cdk.Stack) -> str:
        """Return SNS as it is called where the topic is: opt-in regions have their own."""
        region, _ = home(stack)
        if region is None:
            return _SERVICE
        theirs, _ = place_of(self.topic, self.topic.topic_arn)
        if theirs is None or not differ(region, theirs):
            return _SERVICE
        opted_in = region_info.RegionInfo.get(theirs).is_opt_in_region
        return f"sns.{theirs}.amazonaws.com" if opted_in else _SERVICE


def _let_sns_encrypt(queue: sqs.IQueue) -> None:
    """Let SNS use the key of a queue, without which dead letters vanish."""
    key = queue.encryption_master_key
    if key is not None:
        key.grant(iam.ServicePrincipal(_SERVICE), "kms:Decrypt", "kms:GenerateDataKey*")
