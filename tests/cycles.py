"""Finds what CloudFormation calls a circular dependency."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lambda_event_sources.core.structs import is_dict, is_list


def cycle(template: Mapping[str, Any]) -> list[str]:
    """Return the logical ids of resources that wait for each other in a circle, if there is one."""
    resources: dict[str, Any] = template["Resources"]
    graph = {
        name: sorted({*_names(resource)} & resources.keys()) for name, resource in resources.items()
    }
    done: set[str] = set()

    def follow(name: str, way: list[str]) -> list[str]:
        if name in way:
            return way[way.index(name) :]
        if name not in done:
            for step in graph[name]:
                if found := follow(step, [*way, name]):
                    return found
            done.add(name)
        return []

    for name in sorted(graph):
        if found := follow(name, []):
            return found
    return []


def _names(value: Any) -> Iterator[str]:
    """Yield the logical ids that a value refers to."""
    for key, item in _parts(value):
        if key in ("Ref", "DependsOn"):
            yield from [item] if isinstance(item, str) else item
        elif key == "Fn::GetAtt":
            yield item[0]
        elif key == "Fn::Sub":
            yield from re.findall(r"\$\{(\w+)", str(item))
        yield from _names(item)


def _parts(value: Any) -> Iterator[tuple[Any, Any]]:
    if is_dict(value):
        yield from value.items()
    elif is_list(value):
        yield from enumerate(value)
