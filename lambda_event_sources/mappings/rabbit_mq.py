"""Amazon MQ for RabbitMQ."""

from typing import Annotated, ClassVar

from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core import props
from lambda_event_sources.core.access import PAGE, AccessValue, access
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.filters.arguments import RabbitMqFilters
from lambda_event_sources.filters.records import RABBIT_MQ
from lambda_event_sources.mappings import mq
from lambda_event_sources.relations.brokers import BrokerEngine
from lambda_event_sources.relations.filters import DoubtfulFilters

_DEFAULT_HOST = "/"

VirtualHost = Annotated[
    AccessValue,
    Doc("The virtual host of the queue; cannot be changed later.", _DEFAULT_HOST, PAGE),
]


class RabbitMqEventSource(mq.MqEventSource):
    """Invoke a function with batches of messages from a queue of a RabbitMQ broker.

    The function's role is allowed to find the broker, to make the network interfaces through which
    Lambda reaches it, and to read the secret. A broker that is not public needs a NAT gateway or
    VPC endpoints for Lambda, STS and Secrets Manager in its subnets. A batch that the function
    fails on is retried as a whole.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *mq.MqEventSource.relations,
        BrokerEngine("RABBITMQ"),
        DoubtfulFilters(RABBIT_MQ),
    )

    @checked(props.FILTERS_RULE)
    def __init__(
        self,
        broker: mq.Broker,
        *,
        queue: mq.QueueName,
        secret: mq.Secret,
        batch_size: props.BatchSize | None = None,
        construct_id: props.ConstructId | None = None,
        enabled: props.Enabled | None = None,
        filter_encryption: props.FilterEncryption | None = None,
        filters: RabbitMqFilters | None = None,
        grant: props.Grant | None = None,
        max_batching_window: props.MaxBatchingWindow | None = None,
        virtual_host: VirtualHost | None = None,
    ) -> None:
        """Describe how Lambda reads `queue`."""
        self.triggered_by = broker

    def _part(self) -> list[str]:
        host: str = self.props.get("virtual_host", _DEFAULT_HOST)
        return [*super()._part(), "" if host == _DEFAULT_HOST else host]

    def _access(self) -> list[lambda_.SourceAccessConfiguration]:
        host: str | None = self.props.get("virtual_host")
        return [*super()._access(), *([] if host is None else [access("VIRTUAL_HOST", host)])]
