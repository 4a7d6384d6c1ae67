"""The argument ``filters`` of the sources that Lambda polls."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from lambda_event_sources.core.display import show
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.json_text import compact
from lambda_event_sources.core.limits import Length, NamedLimit
from lambda_event_sources.core.nested import Each
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.filters import grammar, records
from lambda_event_sources.filters.grammar import Fault
from lambda_event_sources.filters.late import holds_late, is_late
from lambda_event_sources.filters.operands import PAGE
from lambda_event_sources.filters.records import Record

# https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html
_LONGEST = 4096


@dataclass(frozen=True)
class FilterPattern(NamedLimit):
    """A pattern as a dict, or what ``lambda_.FilterCriteria.filter`` makes of one."""

    longest: int

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            'a pattern such as {"key": {"type": ["order"]}}, as a dict or from '
            f"lambda_.FilterCriteria.filter(...), of at most {self.longest} characters as JSON"
        )

    def allows(self, value: Any) -> bool:
        """Tell whether the pattern is right in form."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield what is wrong with the pattern, under ``prop.key.key``."""
        if "pattern" in value and not grammar.is_encoded(value):
            text = f"{prop}.pattern must be left out: pass the pattern itself as the dict"
            yield Problem(f"{prop}.pattern", value["pattern"], self, text)
            return
        try:
            pattern = grammar.decoded(value)
        except ValueError:
            text = f"{prop}.pattern must be the JSON of an object, got {show(value['pattern'])}"
            yield Problem(f"{prop}.pattern", value["pattern"], self, text)
            return
        found = list(grammar.faults(pattern)) if pattern is not None else []
        yield from problems_of(found, prop, self)
        length = len(_text(value)) if not found else 0
        if length > self.longest:
            text = f"{prop} must be at most {self.longest} characters as JSON, got {length}"
            yield Problem(prop, value, self, text)


@dataclass(frozen=True)
class RecordKeys(NamedLimit):
    """A pattern that can match records of the source."""

    record: Record

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a pattern of the keys of one {self.record.name}: {', '.join(self.record.keys)}"

    def allows(self, value: Any) -> bool:
        """Tell whether the pattern may match a record."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield where the pattern can match nothing, under ``prop.key.key``."""
        pattern = grammar.decoded(value)
        if pattern is not None:
            yield from problems_of(records.faults(self.record, pattern), prop, self)


def problems_of(faults: Iterable[Fault], prop: str, limit: object) -> Iterator[Problem]:
    """Yield what is wrong inside an argument, under ``prop.key.key``."""
    for fault in faults:
        path = f"{prop}{fault.path}"
        got = f", got {show(fault.value)}" if fault.shows_value else ""
        yield Problem(path.partition(":")[0], fault.value, limit, f"{path} {fault.text}{got}")


def _text(item: Mapping[str, Any]) -> str:
    """Return a pattern as JSON; nothing where only the deployment knows."""
    if grammar.is_encoded(item):
        return "" if is_late(item["pattern"]) else item["pattern"]
    return "" if holds_late(item) else compact(item)


@dataclass(frozen=True)
class DifferentPatterns(NamedLimit):
    """Filters of which no two are the same, be it as a dict or encoded."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return "a list with each filter once"

    def allows(self, value: Any) -> bool:
        """Tell whether all filters differ, as far as they are known."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield a problem for each filter that was there before."""
        seen: set[str] = set()
        for index, text in enumerate(map(_text, value)):
            if text and text in seen:
                here = f"{prop}[{index}]"
                message = f"{here} must be there once, got it again: {show(value[index])}"
                yield Problem(here, value[index], self, message)
            seen.add(text)


Filters = Annotated[
    Sequence[Mapping[str, Any]],
    Length(1, 10, "filters"),
    Each(FilterPattern(_LONGEST)),
    DifferentPatterns(),
    Doc(
        "Invoke the function only for records that match one of these patterns, dicts such as "
        '``{"body": {"type": ["order"]}}`` with the data under the key of the source. Five per '
        "mapping unless AWS raised your quota.",
        "every record",
        PAGE,
    ),
]
"""Which records reach the function, whatever their source."""

SqsFilters = Annotated[Filters, Each(RecordKeys(records.SQS))]
"""Which messages of a queue reach the function."""

KinesisFilters = Annotated[Filters, Each(RecordKeys(records.KINESIS))]
"""Which records of a Kinesis stream reach the function."""

DynamoFilters = Annotated[Filters, Each(RecordKeys(records.DYNAMODB))]
"""Which changes of a DynamoDB table reach the function."""

KafkaFilters = Annotated[Filters, Each(RecordKeys(records.KAFKA))]
"""Which records of a Kafka topic reach the function."""

ActiveMqFilters = Annotated[Filters, Each(RecordKeys(records.ACTIVE_MQ))]
"""Which messages of an ActiveMQ queue reach the function."""

RabbitMqFilters = Annotated[Filters, Each(RecordKeys(records.RABBIT_MQ))]
"""Which messages of a RabbitMQ queue reach the function."""
