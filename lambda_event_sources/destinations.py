"""Where records go that a function could not process: the ``on_failure`` of a stream source."""

from abc import ABC, abstractmethod
from typing import Annotated

import jsii
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.roles import grant_or_warn
from lambda_event_sources.core.tokens import is_token


@jsii.implements(lambda_.IEventSourceDlq)
class Destination(ABC):
    """A place for failed records; a subclass says its address, and what must be granted."""

    @abstractmethod
    def _address(self) -> str:
        """Return the destination as the mapping names it."""

    @abstractmethod
    def _grant(self, target_handler: lambda_.IFunction) -> None:
        """Allow the function's role to write to the destination."""

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
        return lambda_.DlqDestinationConfig(destination=self._address())


class SqsDlq(Destination):
    """Send metadata about failed records to an SQS queue."""

    @checked()
    def __init__(self, queue: Annotated[props.Queue, Doc("The queue to send to.")]) -> None:
        """Name the queue."""
        self._queue = queue

    def _address(self) -> str:
        return self._queue.queue_arn

    def _grant(self, target_handler: lambda_.IFunction) -> None:
        self._queue.grant_send_messages(target_handler)


class SnsDlq(Destination):
    """Publish metadata about failed records to an SNS topic."""

    @checked()
    def __init__(self, topic: Annotated[props.Topic, Doc("The topic to publish to.")]) -> None:
        """Name the topic."""
        self._topic = topic

    def _address(self) -> str:
        return self._topic.topic_arn

    def _grant(self, target_handler: lambda_.IFunction) -> None:
        self._topic.grant_publish(target_handler)


class S3OnFailureDestination(Destination):
    """Write failed records, with their metadata, to an S3 bucket."""

    @checked()
    def __init__(
        self,
        bucket: Annotated[
            s3.IBucket | s3.Bucket,
            Has("bucket_arn", "an S3 bucket"),
            Doc("The bucket to write to."),
        ],
    ) -> None:
        """Name the bucket."""
        self._bucket = bucket

    def _address(self) -> str:
        return self._bucket.bucket_arn

    def _grant(self, target_handler: lambda_.IFunction) -> None:
        self._bucket.grant_read_write(target_handler)


_SCHEME = "kafka://"
_LONGEST_TOPIC = 249


class KafkaDlq(Destination):
    """Write failed records to a topic of the Kafka cluster that they came from."""

    @checked()
    def __init__(
        self,
        topic_name: Annotated[
            str,
            Matches(
                rf"({_SCHEME})?[a-zA-Z0-9_-][a-zA-Z0-9._-]{{0,{_LONGEST_TOPIC - 1}}}",
                f"1 to {_LONGEST_TOPIC} letters, digits, dots, underscores and hyphens that do not "
                f"start with a dot, with or without {_SCHEME} before them",
            ),
            Doc("The topic to write to.", page=props.API),
        ],
    ) -> None:
        """Name the topic."""
        self._topic_name = topic_name

    def _address(self) -> str:
        complete = is_token(self._topic_name) or self._topic_name.startswith(_SCHEME)
        return self._topic_name if complete else f"{_SCHEME}{self._topic_name}"

    def _grant(self, target_handler: lambda_.IFunction) -> None:
        """Grant nothing: the right to write to a topic is the cluster's to give."""
