"""Amazon MQ for ActiveMQ."""

from typing import ClassVar

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.filters.arguments import ActiveMqFilters
from lambda_event_sources.filters.records import ACTIVE_MQ
from lambda_event_sources.mappings import mq
from lambda_event_sources.relations.brokers import BrokerEngine, SimpleAuthentication
from lambda_event_sources.relations.filters import DoubtfulFilters


class ActiveMqEventSource(mq.MqEventSource):
    """Invoke a function with batches of messages from a queue of an ActiveMQ broker.

    The function's role is allowed to find the broker, to make the network interfaces through which
    Lambda reaches it, and to read the secret. Of topics, only virtual ones can be read, as queues.
    A broker that is not public needs a NAT gateway or VPC endpoints for Lambda, STS and Secrets
    Manager in its subnets. A batch that the function fails on is retried as a whole.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *mq.MqEventSource.relations,
        BrokerEngine("ACTIVEMQ"),
        SimpleAuthentication(),
        DoubtfulFilters(ACTIVE_MQ),
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
        filters: ActiveMqFilters | None = None,
        grant: props.Grant | None = None,
        max_batching_window: props.MaxBatchingWindow | None = None,
    ) -> None:
        """Describe how Lambda reads `queue`."""
        self.triggered_by = broker
