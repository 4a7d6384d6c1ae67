"""What templates say, whatever their resources are called: for modules whose ids differ."""

import json
from typing import Any

import aws_cdk as cdk
from aws_cdk.assertions import Template

from lambda_event_sources.core.structs import is_dict, is_list

Resource = dict[str, Any]


def intent(stack: cdk.Stack) -> list[Resource]:
    """Return the resources of a stack in an order of their own, each reference by its type.

    ``{"Ref": "Rule4C995B7F"}`` is ``{"Ref": "AWS::Events::Rule"}``; a resource's policy name, which
    is made of its logical id, is left out.
    """
    resources: dict[str, Resource] = Template.from_stack(stack).to_json()["Resources"]
    types = {name: resource["Type"] for name, resource in resources.items()}
    named = [_named(resource, types) for resource in resources.values()]
    return sorted(named, key=lambda resource: json.dumps(resource, sort_keys=True))


def of_type(resources: list[Resource], kind: str) -> list[Resource]:
    """Return the properties of the resources of one type."""
    return [resource["Properties"] for resource in resources if resource["Type"] == kind]


def _named(resource: Resource, types: dict[str, str]) -> Resource:
    kept = {key: resource[key] for key in resource if key not in ("Metadata", "DependsOn")}
    waits = resource.get("DependsOn", [])
    properties = dict(kept.get("Properties", {}))
    if resource["Type"] == "AWS::IAM::Policy":
        properties.pop("PolicyName")
    named: Resource = _renamed({**kept, "Properties": properties}, types)
    if waits:
        ids = [waits] if isinstance(waits, str) else waits
        named["DependsOn"] = sorted(types[name] for name in ids)
    return named


def _renamed(value: Any, types: dict[str, str]) -> Any:
    if is_dict(value):
        if set(value) == {"Ref"}:
            return {"Ref": types.get(value["Ref"], value["Ref"])}
        if set(value) == {"Fn::GetAtt"}:
            name, *attribute = value["Fn::GetAtt"]
            return {"Fn::GetAtt": [types[name], *attribute]}
        return {key: _renamed(item, types) for key, item in value.items()}
    return [_renamed(item, types) for item in value] if is_list(value) else value
