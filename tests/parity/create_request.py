"""Turns a mapping of a template into the request that CloudFormation sends to Lambda."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, cast

import botocore.session
from botocore.model import ListShape, MapShape, Shape, StructureShape

from tests.parity.building import ACCOUNT, REGION
from tests.parity.synthesis import Assembly

PSEUDO = {
    "AWS::AccountId": ACCOUNT,
    "AWS::Partition": "aws",
    "AWS::Region": REGION,
    "AWS::URLSuffix": "amazonaws.com",
}
# Ref of these gives a name or an id; of all others that a mapping uses, an ARN.
NAMED = ("AWS::Lambda::Function", "AWS::EC2::Subnet", "AWS::EC2::SecurityGroup")


@cache
def request_shape() -> Shape:
    """The API's own description of the request."""
    lambda_ = botocore.session.Session().get_service_model("lambda")
    shape = lambda_.operation_model("CreateEventSourceMapping").input_shape
    assert shape
    return shape


def to_request(properties: Any, shape: Shape) -> Any:
    """Renames properties to the API's members; both differ in case and underscores only."""
    if isinstance(shape, StructureShape):
        members = {name.lower(): (name, member) for name, member in shape.members.items()}
        pairs = ((members[name.lower()], value) for name, value in properties.items())
        return {name: to_request(value, member) for (name, member), value in pairs}
    if isinstance(shape, MapShape) and shape.name == "Tags":
        return {tag["Key"]: tag["Value"] for tag in properties}
    if isinstance(shape, MapShape):
        keys = {key.replace("_", "").lower(): key for key in shape.key.metadata["enum"]}
        return {keys[key.lower()]: to_request(v, shape.value) for key, v in properties.items()}
    if isinstance(shape, ListShape):
        return [to_request(item, shape.member) for item in properties]
    return properties


def _arn(kind: str, name: str) -> str:
    service = kind.split("::")[1].lower()
    resource = f"function:{name}" if service == "lambda" else name
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{resource}"


class Resolver:
    """Replaces a template's intrinsic functions by values that a deployment could give them."""

    def __init__(self, assembly: Assembly, file: str) -> None:
        """Of the template with this file name."""
        self.assembly = assembly
        self.template = assembly.templates[file]
        self.functions: dict[str, Callable[[Any], Any]] = {
            "Ref": self._ref,
            "Fn::FindInMap": lambda argument: self._in_map(*argument),
            "Fn::GetAtt": lambda argument: self._attribute(*argument),
            "Fn::If": lambda argument: self.resolve(argument[1]),
            "Fn::ImportValue": self._imported,
            "Fn::Join": lambda argument: argument[0].join(self.resolve(argument[1])),
            "Fn::Select": lambda argument: self.resolve(argument[1])[int(argument[0])],
            "Fn::Split": lambda argument: self.resolve(argument[1]).split(argument[0]),
        }

    def resolve(self, value: Any) -> Any:
        """The value with literals only."""
        if isinstance(value, list):
            return [self.resolve(item) for item in cast("Iterable[Any]", value)]
        if not isinstance(value, dict):
            return value
        members = cast("dict[str, Any]", value)
        for name in members.keys() & self.functions.keys():
            return self.functions[name](members[name])
        return {name: self.resolve(member) for name, member in members.items()}

    def _ref(self, name: str) -> Any:
        if name in PSEUDO:
            return PSEUDO[name]
        parameter = self.template.get("Parameters", {}).get(name)
        if not parameter:
            kind = self._kind(name)
            return name if kind in NAMED else _arn(kind, name)
        if "Default" not in parameter:
            return self._passed_by_parent(name)
        number = parameter["Type"] == "Number"
        return int(parameter["Default"]) if number else parameter["Default"]

    def _attribute(self, name: str, attribute: str) -> str:
        return _arn(self._kind(name), name) if attribute.lower().endswith("arn") else name

    def _in_map(self, name: str, first: str, second: str) -> Any:
        return self.template["Mappings"][name][first][second]

    def _kind(self, name: str) -> str:
        kind: str = self.template["Resources"][name]["Type"]
        return kind

    def _passed_by_parent(self, name: str) -> Any:
        nested = self.assembly.resources("AWS::CloudFormation::Stack")
        for (file, _), resource in nested.items():
            arguments = resource["Properties"].get("Parameters", {})
            if name in arguments:
                return Resolver(self.assembly, file).resolve(arguments[name])
        raise LookupError(name)

    def _imported(self, name: Any) -> Any:
        for file, template in self.assembly.templates.items():
            for output in template.get("Outputs", {}).values():
                if output.get("Export", {}).get("Name") == name:
                    return Resolver(self.assembly, file).resolve(output["Value"])
        return _arn("AWS::OtherApp", str(name))
