"""Methods of REST APIs that many functions share."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation
from lambda_event_sources.core.resources import Resource
from lambda_event_sources.relations.apis import Api, apis

_API = "https://docs.aws.amazon.com/apigateway/latest"
_RESOURCE, _METHOD = "AWS::ApiGateway::Resource", "AWS::ApiGateway::Method"
_DEPLOYMENT, _NAMED_BY = "AWS::ApiGateway::Deployment", "RestApiId"


@dataclass(frozen=True)
class OneMethod(BindingRelation):
    """An API has a method of a path once."""

    name: ClassVar[str] = "one-method"
    page: ClassVar[str] = f"{_API}/api/API_PutMethod.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "an API has a method of a path once, whichever function answers it"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        if binding.target in binding.source.refused:
            yield (
                f"the API has {binding.source.route} already, so that the function "
                f"{binding.path} would never see it: leave one of them out"
            )


@dataclass(frozen=True)
class OneResource(Relation):
    """What is below an API is made through one construct of it."""

    name: ClassVar[str] = "one-resource"
    page: ClassVar[str] = f"{_API}/api/API_CreateResource.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the same resource or method of a REST API is not made twice, through two imports"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per API."""
        for api in apis(bindings, facts):
            places = [
                *(_place(each, "ParentId", "PathPart") for each in _resources(api, facts)),
                *(
                    _place(each, "ResourceId", "HttpMethod")
                    for each in api.parts(facts, _METHOD, _NAMED_BY)
                ),
            ]
            twice = {name for name in places if places.count(name) > 1}
            if twice:
                parts = ", ".join(sorted(part for _, part in twice))
                last = api.bindings[-1]
                yield Finding(
                    self,
                    last,
                    f"the API gets {parts} twice at one place, since several constructs stand for "
                    f"it, here {last.resource_path}: import it once, and use that everywhere",
                )


def _resources(api: Api, facts: Facts) -> list[Resource]:
    return api.parts(facts, _RESOURCE, _NAMED_BY)


def _place(resource: Resource, parent: str, part: str) -> tuple[str, str]:
    """Return what tells a resource from others: its parent, and what it is called there."""
    above: Any = resource.properties.get(parent)
    where = above if isinstance(above, str) else [identity(resource.stack), above]
    return json.dumps(where), str(resource.properties.get(part))


@dataclass(frozen=True)
class OneMethodVariable(Relation):
    """Where a path has a variable, all paths that lead there have the same one."""

    name: ClassVar[str] = "one-method-variable"
    page: ClassVar[str] = f"{_API}/api/API_CreateResource.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the paths of a REST API name a variable at one place alike"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per place with two names."""
        for api in apis(bindings, facts):
            variables: dict[str, set[str]] = {}
            for resource in _resources(api, facts):
                where, part = _place(resource, "ParentId", "PathPart")
                if part.startswith("{"):
                    variables.setdefault(where, set()).add(part)
            for names in variables.values():
                if len(names) > 1:
                    first, *_, other = sorted(names)
                    yield Finding(
                        self,
                        _last_with(api, other),
                        f"the API's paths have {other} where others have {first}, and API Gateway "
                        "takes one variable at a place: name both alike",
                    )


def _last_with(api: Api, part: str) -> Binding:
    """Return the last source with a part in its path, or the last one of all."""
    found = [each for each in api.bindings if part in each.source.path.split("/")]
    return (found or api.bindings)[-1]


@dataclass(frozen=True)
class Deployed(Relation):
    """What is added to a REST API is reached when it is deployed again."""

    name: ClassVar[str] = "api-without-deployment"
    page: ClassVar[str] = f"{_API}/developerguide/how-to-deploy-api.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "an API has a deployment in the app, which imported ones have not"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per API that nobody deploys."""
        for api in apis(bindings, facts):
            if not api.parts(facts, _DEPLOYMENT, _NAMED_BY):
                last = api.bindings[-1]
                yield Finding(
                    self,
                    last,
                    f"the API {last.resource_path} is not deployed here, so that nobody reaches "
                    f"{last.source.route}: make an apigateway.Deployment for it that depends on "
                    "its methods, or deploy it yourself",
                )
