"""A case's surroundings: resources, and sources of the module under test with healthy defaults."""

from functools import cached_property
from typing import Any

from aws_cdk import aws_lambda as lambda_

from tests.checks.resources import Resources

TRIM_HORIZON = lambda_.StartingPosition.TRIM_HORIZON
CLUSTER = (
    "arn:aws:kafka:us-east-1:111111111111:cluster/orders/2f5a4b1c-8d3e-4f6a-9b7c-1d2e3f4a5b6c-5"
)
SERVERS = ["broker-1.example.com:9092", "broker-2.example.com:9092"]


class Scene(Resources):
    """An app with one stack, made anew for each case.

    Each method that makes something takes its props as keywords; they replace the defaults, and
    None removes one.
    """

    def __init__(
        self, module: Any, outdir: str | None = None, *, checks_templates: bool = False
    ) -> None:
        """Make the app.

        Args:
            module: The module under test: `m`.
            outdir: Where the app is synthesized to.
            checks_templates: Whether CDK looks at the templates, as it does unless told otherwise.
        """
        super().__init__(outdir, checks_templates=checks_templates)
        self.m = module

    def bind(self, source: Any, fn: Any = None) -> Any:
        """Add a source to a function, which is the same for all sources added without one."""
        target: Any = fn or self._default_fn
        target.add_event_source(source)
        return target

    @cached_property
    def _default_fn(self) -> lambda_.Function:
        return self.fn()

    def pollers(
        self, minimum: float | None = None, maximum: float | None = None, **kw: Any
    ) -> dict[str, Any]:
        """Make the configuration of provisioned mode, whose class CDK's module has twice."""
        return _given({"minimum_pollers": minimum, "maximum_pollers": maximum}, kw)

    def sqs(self, queue: Any = None, **kw: Any) -> Any:
        """Make an SQS source."""
        defaults = {"report_batch_item_failures": True}
        return self.m.SqsEventSource(
            self.queue() if queue is None else queue, **_given(defaults, kw)
        )

    def kinesis(self, stream: Any = None, **kw: Any) -> Any:
        """Make a Kinesis source."""
        return self.m.KinesisEventSource(
            self.stream() if stream is None else stream, **self._stream(kw)
        )

    def consumer(self, consumer: Any = None, **kw: Any) -> Any:
        """Make a Kinesis source with enhanced fan-out."""
        consumer = self.stream_consumer() if consumer is None else consumer
        return self.m.KinesisConsumerEventSource(consumer, **self._stream(kw))

    def dynamo(self, table: Any = None, **kw: Any) -> Any:
        """Make a DynamoDB source."""
        return self.m.DynamoEventSource(
            self.table() if table is None else table, **self._stream(kw)
        )

    def msk(self, **kw: Any) -> Any:
        """Make an MSK source in provisioned mode, which Kafka's error handling needs."""
        defaults = {"cluster_arn": CLUSTER, "topic": "orders", **self._pollers(kw)}
        return self.m.ManagedKafkaEventSource(**self._stream({**defaults, **kw}))

    def kafka(self, **kw: Any) -> Any:
        """Make a source for Kafka brokers on the internet, in provisioned mode."""
        defaults = {"bootstrap_servers": SERVERS, "topic": "orders", **self._pollers(kw)}
        if "secret" not in kw:
            defaults["secret"] = self.secret()
        return self.m.SelfManagedKafkaEventSource(**self._stream({**defaults, **kw}))

    def _stream(self, kw: dict[str, Any]) -> dict[str, Any]:
        defaults: dict[str, Any] = {
            "starting_position": TRIM_HORIZON,
            "report_batch_item_failures": True,
            "retry_attempts": 3,
        }
        if "on_failure" not in kw:
            defaults["on_failure"] = self.m.SqsDlq(self.failed)
        return _given(defaults, kw)

    def _pollers(self, kw: dict[str, Any]) -> dict[str, Any]:
        if "provisioned_poller_config" in kw:
            return {}
        return {"provisioned_poller_config": self.pollers(1, 5)}


def _given(defaults: dict[str, Any], kw: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**defaults, **kw}.items() if value is not None}
