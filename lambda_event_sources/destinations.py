"""Where records go that a function could not process: the ``on_failure`` of a stream source."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Annotated, cast

import aws_cdk as cdk
import jsii
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.objects import Has, Standard
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rights import NeedsRights, allow
from lambda_event_sources.core.roles import grant_or_warn
from lambda_event_sources.core.tokens import is_token

_DESTINATIONS = f"{props.GUIDE}/kinesis-on-failure-destination.html"
_WRITE_ENCRYPTED = "kms:GenerateDataKey"


@jsii.implements(lambda_.IEventSourceDlq)
class Destination(NeedsRights):
    """A place for failed records; a subclass says its address, and what must be granted."""

    @property
    @abstractmethod
    def address(self) -> str:
        """The destination as the mapping names it."""

    def bind(
        self, target: lambda_.IEventSourceMapping, target_handler: lambda_.IFunction
    ) -> lambda_.DlqDestinationConfig:
        """Allow the function's role to write here; called by the mapping.

        Args:
            target: The mapping whose records fail.
            target_handler: The function that fails them.

        Returns:
            The address, for the mapping.
        """
        del target
        grant_or_warn(target_handler, f"write to its {type(self).__name__}", self._grant)
        return lambda_.DlqDestinationConfig(destination=self.address)


class SqsDlq(Destination):
    """Send metadata about failed records to an SQS queue."""

    @checked()
    def __init__(
        self,
        queue: Annotated[
            props.Queue,
            Standard("queue", "Lambda sends failed records to no FIFO queue"),
            Doc("The queue to send to.", page=_DESTINATIONS),
        ],
    ) -> None:
        """Name the queue."""
        self._queue = queue

    @property
    def address(self) -> str:
        """The destination as the mapping names it."""
        return self._queue.queue_arn

    def _permissions(self) -> Iterator[iam.PolicyStatement]:
        """Yield what `_DESTINATIONS` says, and what the key of the queue takes.

        https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
        """
        yield allow(["sqs:SendMessage"], self._queue.queue_arn)
        yield from _writing_under(self._queue.encryption_master_key)

    def _grant(self, target: lambda_.IFunction) -> None:
        self._queue.grant_send_messages(target)


class SnsDlq(Destination):
    """Publish metadata about failed records to an SNS topic."""

    @checked()
    def __init__(
        self,
        topic: Annotated[
            props.Topic,
            Standard("topic", "Lambda sends failed records to no FIFO topic"),
            Doc("The topic to publish to.", page=_DESTINATIONS),
        ],
    ) -> None:
        """Name the topic."""
        self._topic = topic

    @property
    def address(self) -> str:
        """The destination as the mapping names it."""
        return self._topic.topic_arn

    def _permissions(self) -> Iterator[iam.PolicyStatement]:
        """Yield what `_DESTINATIONS` says, and what the key of the topic takes.

        https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
        """
        yield allow(["sns:Publish"], self._topic.topic_arn)
        yield from _writing_under(self._topic.master_key)

    def _grant(self, target: lambda_.IFunction) -> None:
        self._topic.grant_publish(target)


class S3OnFailureDestination(Destination):
    """Write failed records, with their metadata, to an S3 bucket."""

    @checked()
    def __init__(
        self,
        bucket: Annotated[
            s3.IBucket | s3.Bucket,
            Has("bucket_arn", "an S3 bucket", "s3.Bucket.from_bucket_name"),
            Doc("The bucket to write to."),
        ],
    ) -> None:
        """Name the bucket."""
        self._bucket = bucket

    @property
    def address(self) -> str:
        """The destination as the mapping names it."""
        return self._bucket.bucket_arn

    def _permissions(self) -> Iterator[iam.PolicyStatement]:
        """Yield what `_DESTINATIONS` says; CDK's module allows to read and delete, too."""
        for actions, arn in self._rights():
            yield allow(actions, arn)
        if (key := self._bucket.encryption_key) is not None:
            yield allow([_WRITE_ENCRYPTED], key.key_arn)

    def _grant(self, target: lambda_.IFunction) -> None:
        for actions, arn in self._rights():
            iam.Grant.add_to_principal_or_resource(
                actions=actions,
                grantee=target,
                resource=cast("iam.IResourceWithPolicy", self._bucket),
                resource_arns=[arn],
            )
        if (key := self._bucket.encryption_key) is not None:
            key.grant(target, _WRITE_ENCRYPTED)

    def _rights(self) -> Iterator[tuple[list[str], str]]:
        yield ["s3:PutObject"], self._bucket.arn_for_objects("*")
        yield ["s3:ListBucket"], self._bucket.bucket_arn


_SCHEME = "kafka://"
# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-eventsourcemapping-onfailure.html
# has at least 12 characters, eight of which are the scheme's.
_SHORTEST_TOPIC, _LONGEST_TOPIC = 4, 249


class KafkaDlq(Destination):
    """Write failed records to a topic of the Kafka cluster that they came from.

    A role that signs in by IAM, to MSK without a secret or by `IamAuth`, is allowed to; elsewhere
    the access control lists of the cluster must let Lambda's user write there.
    """

    @checked()
    def __init__(
        self,
        topic_name: Annotated[
            str,
            Matches(
                rf"({_SCHEME})?[a-zA-Z0-9_-]"
                rf"[a-zA-Z0-9._-]{{{_SHORTEST_TOPIC - 1},{_LONGEST_TOPIC - 1}}}",
                f"{_SHORTEST_TOPIC} to {_LONGEST_TOPIC} letters, digits, dots, underscores and "
                f"hyphens that do not start with a dot, with or without {_SCHEME} before them",
            ),
            Doc("The topic to write to.", page=props.API),
        ],
    ) -> None:
        """Name the topic."""
        self._given = topic_name
        self.topic_name = topic_name.removeprefix(_SCHEME)

    @property
    def address(self) -> str:
        """The destination as the mapping names it."""
        return self._given if is_token(self._given) else f"{_SCHEME}{self.topic_name}"

    def bare_topic_name(self) -> str:
        """Return the name without the scheme; a token that begins with it loses it at deploy."""
        if not is_token(self._given) or self._given.startswith(_SCHEME):
            return self.topic_name
        return cdk.Fn.select(1, cdk.Fn.split(_SCHEME, self._given))

    def _permissions(self) -> tuple[()]:
        """Return nothing: only the source knows the cluster, and how that lets Lambda in."""
        return ()


def _writing_under(key: kms.IKey | None) -> Iterator[iam.PolicyStatement]:
    """Yield what it takes to send to a queue or topic that a key encrypts, if one does."""
    if key is not None:
        yield allow([_WRITE_ENCRYPTED, "kms:Decrypt"], key.key_arn)
