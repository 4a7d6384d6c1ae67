"""Routes of an API, and the function behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation
from lambda_event_sources.relations.answers import AnswersInTime

_API = "https://docs.aws.amazon.com/apigateway/latest"


@dataclass(frozen=True)
class OneRoute(BindingRelation):
    """A method of a path is there once."""

    name: ClassVar[str] = "one-route"
    page: ClassVar[str] = f"{_API}/api/API_PutMethod.html"
    is_about_repeats: ClassVar[bool] = True

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a function's API has a method of a path once"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        if binding.repeats:
            yield (
                f"the API of the function {binding.path} has {binding.construct_id} already: "
                "leave one of them out"
            )


@dataclass(frozen=True)
class OneVariable(Relation):
    """Where a path has a variable, all paths that lead there have the same one."""

    name: ClassVar[str] = "one-path-variable"
    page: ClassVar[str] = f"{_API}/api/API_CreateResource.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the paths of a function's API name a variable at one place alike"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per path with another name than a path before it."""
        del facts
        names: dict[tuple[str, ...], str] = {}
        for binding in bindings:
            path: str = binding.source.path
            parts = path.strip("/").split("/")
            for index, part in enumerate(parts):
                place = (binding.target, *parts[:index])
                if part.startswith("{") and names.setdefault(place, part) != part:
                    yield Finding(
                        self,
                        binding,
                        f"path {path!r} has {part} where another path of the function "
                        f"{binding.path} has {names[place]}, and API Gateway takes one variable at "
                        "a place: name both alike",
                    )
                    break


@dataclass(frozen=True)
class WithinApiTimeout(AnswersInTime):
    """API Gateway should not give up while the function works on."""

    name: ClassVar[str] = "api-timeout"
    page: ClassVar[str] = f"{_API}/developerguide/api-gateway-execution-service-limits-table.html"
    consequence: ClassVar[str] = (
        "API Gateway waits no longer: callers get an error, and it works on"
    )
    most: int = 29

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"the function's timeout is at most the route's, by default {self.most} seconds"

    def most_for(self, binding: Binding) -> float | None:
        """Return how long the route waits, None where that is known at deploy only."""
        given = binding.source.props.get("timeout")
        if given is None:
            return self.most
        amount = milliseconds(given)
        return None if amount is None else amount / 1000


@dataclass(frozen=True)
class WithinHttpApiTimeout(WithinApiTimeout):
    """HTTP APIs wait a second longer."""

    name: ClassVar[str] = "http-api-timeout"
    page: ClassVar[str] = f"{_API}/developerguide/http-api-quotas.html"
    most: int = 30


@dataclass(frozen=True)
class WithinWebSocketTimeout(WithinApiTimeout):
    """WebSocket APIs wait as long as REST APIs."""

    name: ClassVar[str] = "web-socket-timeout"
    page: ClassVar[str] = (
        f"{_API}/developerguide/apigateway-execution-service-websocket-limits-table.html"
    )
