"""Filters that AWS takes, although they may not do what they are meant to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.filters.doubts import doubts
from lambda_event_sources.filters.grammar import decoded
from lambda_event_sources.filters.late import is_object
from lambda_event_sources.filters.presence import may_be_absent
from lambda_event_sources.filters.records import Record

_IMAGES_OF = {
    "KEYS_ONLY": (),
    "NEW_IMAGE": ("NewImage",),
    "OLD_IMAGE": ("OldImage",),
    "NEW_AND_OLD_IMAGES": ("NewImage", "OldImage"),
}


@dataclass(frozen=True)
class DoubtfulFilters(BindingRelation):
    """A filter that looks like a mistake deserves a second look."""

    record: Record

    name: ClassVar[str] = "doubtful-filter"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html"
    )
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"filters have what Lambda's guide says of one {self.record.name}"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is doubtful in the filters of one source."""
        del facts
        filters = binding.source.props.get("filters", ())
        for path, message, page in doubts(filters, self.record):
            yield f"{path}: {message} ({page})"


@dataclass(frozen=True)
class ImagesInStream(BindingRelation):
    """A filter of a table asks for an image that the stream holds."""

    name: ClassVar[str] = "image-not-in-stream"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html"
    )
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "filters ask for images that the table's stream holds"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield which images the records never have."""
        filters = binding.source.props.get("filters", ())
        table = facts.source(binding) if filters else None
        stream: object = table.properties.get("StreamSpecification") if table is not None else None
        view = stream.get("StreamViewType") if is_object(stream) else None
        held = _IMAGES_OF.get(view) if isinstance(view, str) else None
        for index, pattern in enumerate(map(decoded, filters if held is not None else ())):
            for image in _needed(pattern or {}):
                if image not in (held or ()):
                    yield (
                        f"filters[{index}].dynamodb.{image} is in no record, since the stream of "
                        f"the table {binding.resource_path} is {view}: pass another "
                        "StreamViewType to the table"
                    )


def _needed(pattern: Mapping[str, Any]) -> list[str]:
    """Return the images without which a pattern matches nothing."""
    change = pattern.get("dynamodb")
    images: Mapping[str, Any] = change if is_object(change) else {}
    return [
        image
        for image in _IMAGES_OF["NEW_AND_OLD_IMAGES"]
        if image in images and not may_be_absent(images[image])
    ]
