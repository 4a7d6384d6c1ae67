"""What the resources of an app are: what CloudFormation will be given, escape hatches and all."""

import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.memory import identity
from lambda_event_sources.core.rendering import rendered
from lambda_event_sources.core.resources import Resource, logical_id_of, resource_of
from lambda_event_sources.core.tokens import is_token

T = TypeVar("T")
_FUNCTION = "AWS::Lambda::Function"
_NAMED = {
    _FUNCTION,
    "AWS::Lambda::Alias",
    "AWS::Lambda::Version",
    "AWS::AmazonMQ::Broker",
    "AWS::DocDB::DBCluster",
    "AWS::DynamoDB::GlobalTable",
    "AWS::DynamoDB::Table",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
    "AWS::SecretsManager::Secret",
}
"""Resources whose ARN is their own; that of a custom resource, say, is somebody else's."""
_NESTED_STACK = "AWS::CloudFormation::Stack"


class Binder(NamedTuple):
    """Where a resource that binds a source to a function has the two."""

    function: str
    source: str


MAPPING = "AWS::Lambda::EventSourceMapping"
SUBSCRIPTION = "AWS::SNS::Subscription"
BINDERS = {
    MAPPING: Binder("FunctionName", "EventSourceArn"),
    SUBSCRIPTION: Binder("Endpoint", "TopicArn"),
}


class Facts:
    """Answers what the resources of an app are, as far as its templates say so."""

    def __init__(self, bindings: Iterable[Binding]) -> None:
        """Learn what functions and sources are called in the templates: a message per stack."""
        self._templates: dict[str, dict[str, Resource]] = {}
        self._names: dict[int, tuple[Any, Any]] = {}
        self._answers: dict[Any, Any] = {}
        self._made: dict[int, list[Resource]] = {}
        stacks: dict[str, list[Binding]] = {}
        for binding in bindings:
            stacks.setdefault(identity(binding.stack), []).append(binding)
        for group in stacks.values():
            texts = [[each.function_arn, each.source_name] for each in group]
            names: list[list[Any]] = group[0].stack.resolve(texts)
            for binding, (function, source) in zip(group, names, strict=True):
                self._names[id(binding)] = (function, source)

    def function_name(self, binding: Binding) -> str:
        """Return what tells the function from others of its stack, however it was imported."""
        return json.dumps(self._names[id(binding)][0])

    def source_name(self, binding: Binding) -> str:
        """Return what tells the source from others of its stack, however it was imported."""
        return json.dumps(self._names[id(binding)][1])

    def function(self, binding: Binding) -> Resource | None:
        """Return the function itself, also behind an alias; None where this app has it not."""
        name = self._names[id(binding)][0]
        found = self._find(binding.stack, name, binding.function_arn, binding.function)
        while found is not None and found.type != _FUNCTION:
            found = self.at(found.stack, found.properties.get("FunctionName"))
        return found

    def source(self, binding: Binding) -> Resource | None:
        """Return the resource that triggers the function; None where this app has it not."""
        name = self._names[id(binding)][1]
        return self._find(binding.stack, name, binding.source_name, binding.resource)

    def resource(self, binding: Binding) -> Resource | None:
        """Return the resource in the template of its own stack, whatever its type is there."""
        owner = cdk.Stack.of(binding.resource)
        return self.at(owner, owner.resolve(binding.source_name))

    def made(self, binding: Binding) -> list[Resource]:
        """Return what binds source and function, mostly one; nothing where it was taken away."""
        if id(binding) not in self._made:
            self._made[id(binding)] = self._find_made(binding)
        return self._made[id(binding)]

    def _find_made(self, binding: Binding) -> list[Resource]:
        function, source = self._names[id(binding)]
        target, place = logical_id_of(function), BINDERS[binding.made]
        topics = (None, [binding.topic])
        found: list[Resource] = []
        for item in self.all(binding.stack, binding.made):
            given = item.properties
            # The name of an alias is cut out of its ARN, and refers to nothing plainly.
            named = logical_id_of(given.get(place.function))
            is_topic = is_token(binding.topic) or given.get("Topics") in topics
            if given.get(place.source, "") == source and is_topic and named in (target, None):
                found.append(item)
        return found

    def is_there(self, binding: Binding) -> bool:
        """Tell whether source and function are still bound to each other."""
        return binding.repeats or binding.made not in BINDERS or bool(self.made(binding))

    def mapping(self, binding: Binding) -> Resource:
        """Return the mapping of a source that Lambda polls."""
        return self.made(binding)[0]

    def named(self, stack: cdk.Stack, name: str, construct: Any = None) -> Resource | None:
        """Return the resource that has a name or ARN; None where this app has it not.

        Args:
            stack: The stack in which the name is used.
            name: What the construct says its name is.
            construct: The construct, which may be in another stack.
        """
        return self._find(stack, stack.resolve(name), name, construct)

    def at(self, stack: cdk.Stack, reference: Any) -> Resource | None:
        """Return what a Ref or Fn::GetAtt in the template of a stack refers to."""
        logical_id = logical_id_of(reference)
        return None if logical_id is None else self.resources(stack).get(logical_id)

    def all(self, stack: cdk.Stack, type_name: str) -> list[Resource]:
        """Return the resources of a type in a stack."""
        return self.once(stack, _by_type).get(type_name, [])

    def resources(self, stack: cdk.Stack) -> dict[str, Resource]:
        """Return the resources of a stack by logical id."""
        key = identity(stack)
        if key not in self._templates:
            resources: dict[str, Any] = rendered(stack).get("Resources", {})
            self._templates[key] = {
                logical_id: resource_of(stack, logical_id, item)
                for logical_id, item in resources.items()
            }
        return self._templates[key]

    def once(self, stack: cdk.Stack, ask: Callable[[Iterable[Resource]], T]) -> T:
        """Return what a question about all resources of a stack is answered, asking it once."""
        key = (identity(stack), ask)
        if key not in self._answers:
            self._answers[key] = ask(self.resources(stack).values())
        answer: T = self._answers[key]
        return answer

    def _find(self, stack: cdk.Stack, name: Any, text: str, construct: Any) -> Resource | None:
        if isinstance(name, str):  # known, so made elsewhere
            return None
        found = self.at(stack, name)
        if construct is not None and (found is None or found.type == _NESTED_STACK):
            # The stack that it is in calls it by a plain reference.
            owner = cdk.Stack.of(construct)
            found = self.at(owner, owner.resolve(text))
        return found if found is not None and found.type in _NAMED else None


def _by_type(resources: Iterable[Resource]) -> dict[str, list[Resource]]:
    types: dict[str, list[Resource]] = {}
    for resource in resources:
        types.setdefault(resource.type, []).append(resource)
    return types
