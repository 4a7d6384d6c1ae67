"""Routes of HTTP and WebSocket APIs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.core.resources import Resource
from lambda_event_sources.relations.apis import ApiNearby, apis

_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
_ROUTE, _STAGE = "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Stage"


@dataclass(frozen=True)
class OneApiRoute(Relation):
    """An API has a route once."""

    name: ClassVar[str] = "one-api-route"
    page: ClassVar[str] = f"{_GUIDE}/http-api-develop-routes.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "an API has a route once, whichever function answers it"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per route too many."""
        for api in apis(bindings, facts):
            keys = Counter(_key(route) for route in api.parts(facts, _ROUTE))
            seen: dict[str, Binding] = {}
            for binding in api.bindings:
                seen[binding.source.route_key] = binding
            for key, last in seen.items():
                if keys[key] > 1:
                    yield Finding(
                        self,
                        last,
                        f"the API has the route {key} {keys[key]} times, here to the function "
                        f"{last.path}, and API Gateway takes it once: leave the others out",
                    )


def _key(route: Resource) -> str:
    key = route.properties.get("RouteKey")
    return key if isinstance(key, str) else ""


@dataclass(frozen=True)
class OneRouteVariable(Relation):
    """Where a path has a variable, all paths that lead there have the same one."""

    name: ClassVar[str] = "one-route-variable"
    page: ClassVar[str] = f"{_GUIDE}/http-api-develop-routes.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the routes of an API with the same method name a variable at one place alike"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per route with another name than a route before it."""
        for api in apis(bindings, facts):
            ours = {binding.source.route_key: binding for binding in api.bindings}
            names: dict[tuple[str, ...], tuple[str, str]] = {}
            for key in dict.fromkeys(map(_key, api.parts(facts, _ROUTE))):
                for place, part in self._variables(key):
                    other, known = names.setdefault(place, (key, part))
                    binding = ours.get(key) or ours.get(other)
                    if known != part and binding and self._concerns(key, other):
                        yield Finding(
                            self,
                            binding,
                            f"the route {key!r} has {part} where {other!r} has {known}, and API "
                            "Gateway takes one variable at a place: name both alike",
                        )

    def _variables(self, key: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the variables of a route, each with what is before it."""
        method, _, path = key.partition(" ")
        parts = path.split("/")
        for index, part in enumerate(parts):
            if part.startswith("{"):
                yield (self._method(method), *parts[:index]), part

    def _method(self, method: str) -> str:
        """Return what methods are told apart by."""
        return method

    def _concerns(self, key: str, other: str) -> bool:
        """Tell whether two routes are compared."""
        del key, other
        return True


@dataclass(frozen=True)
class OneRouteVariableOfAllMethods(OneRouteVariable):
    """The same for routes of different methods, which AWS does not say."""

    name: ClassVar[str] = "route-variables-of-methods"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the routes of an API name a variable at one place alike, whatever their methods"

    def _method(self, method: str) -> str:
        del method
        return ""

    def _concerns(self, key: str, other: str) -> bool:
        return key.partition(" ")[0] != other.partition(" ")[0]


@dataclass(frozen=True)
class ScopesOfTokens(Relation):
    """Scopes are looked for in tokens, by authorizers that read those."""

    name: ClassVar[str] = "scopes-without-token"
    page: ClassVar[str] = f"{_GUIDE}/http-api-jwt-authorizer.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "authorization_scopes come with a JWT authorizer, of the route or of its API"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per route whose scopes nobody looks for."""
        scoped = [item for item in bindings if "authorization_scopes" in item.source.props]
        for api in apis(scoped, facts):
            kinds = {
                _key(route): route.properties.get("AuthorizationType")
                for route in api.parts(facts, _ROUTE)
            }
            for binding in api.bindings:
                kind = kinds.get(binding.source.route_key)
                if isinstance(kind, str) and kind != "JWT":
                    yield Finding(
                        self,
                        binding,
                        f"authorization_scopes of {binding.source.route_key} should come with an "
                        f"authorizer that reads tokens, got {kind}: nobody looks for scopes",
                    )


@dataclass(frozen=True)
class Staged(Relation):
    """Callers reach an API through a stage."""

    name: ClassVar[str] = "api-without-stage"
    page: ClassVar[str] = f"{_GUIDE}/http-api-develop.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "an API that is made in the app has a stage there, too"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per API that nobody can call."""
        for api in apis(bindings, facts):
            last = api.bindings[-1]
            made = facts.resource(last)
            if made is not None and not api.parts(facts, _STAGE):
                yield Finding(
                    self,
                    last,
                    f"the API {last.resource_path} has no stage in its stack, so that nobody can "
                    "call it: make an HttpStage or a WebSocketStage for it, with auto_deploy=True",
                )


@dataclass(frozen=True)
class RouteNearby(ApiNearby):
    """A route and its integration are where the API is."""

    name: ClassVar[str] = "api-elsewhere"
    page: ClassVar[str] = f"{_GUIDE}/arn-format-reference.html"
