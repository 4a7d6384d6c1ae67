"""How many functions a stream serves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding, grouped
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import Finding, Relation

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"


@dataclass(frozen=True)
class TableReaders(Relation):
    """The shard of a table's stream serves so many readers at a time."""

    name: ClassVar[str] = "too-many-readers"
    page: ClassVar[str] = f"{_GUIDE}/with-ddb.html"
    refuses: ClassVar[bool] = False
    what: ClassVar[str] = "the stream of a table"
    remedy: ClassVar[str] = "let one of them pass the changes on, through EventBridge or SNS"
    most: int = 2

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"functions that read {self.what} at a time: at most {self.most}"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per stream."""
        del facts
        for readers in grouped(bindings, lambda binding: binding.key):
            if len(readers) > self.most:
                paths = ", ".join(binding.path for binding in readers)
                message = (
                    f"{len(readers)} functions read {self.what}, which serves {self.most} at a "
                    f"time: {paths}; {self.remedy}"
                )
                yield Finding(self, readers[-1], message)


@dataclass(frozen=True)
class StreamReaders(TableReaders):
    """The shard of a Kinesis stream can be asked so often in a second."""

    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html"
    )
    what: ClassVar[str] = "a stream"
    remedy: ClassVar[str] = "read through stream consumers, with KinesisConsumerEventSource"
    most: int = 5


@dataclass(frozen=True)
class ConsumerReaders(TableReaders):
    """A stream consumer gives its throughput to whoever subscribed last."""

    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html"
    )
    what: ClassVar[str] = "through a stream consumer"
    remedy: ClassVar[str] = "give each function a consumer of its own"
    most: int = 1
