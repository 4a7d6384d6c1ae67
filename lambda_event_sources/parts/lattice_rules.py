"""Listeners of VPC Lattice, and what a request must be like for one of their rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import aws_cdk as cdk
from aws_cdk import aws_vpclattice as vpclattice
from constructs import Construct

from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Length, Matches, NamedLimit
from lambda_event_sources.core.nested import Each, Fields
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.structs import fields_of, is_dict
from lambda_event_sources.core.tokens import is_token

_MATCH = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference"
    "/aws-properties-vpclattice-rule-httpmatch.html"
)
_METHODS = ("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT", "TRACE")
_END = "/listener/"


class ExistingListener(Construct):
    """A listener that exists already; CDK has no construct for those."""

    def __init__(self, scope: Construct, construct_id: str, arn: str) -> None:
        """Name the listener by its ARN, of which that of its service is a part."""
        super().__init__(scope, construct_id)
        self.attr_arn = arn
        self.attr_service_arn: str = (
            cdk.Fn.select(0, cdk.Fn.split(_END, arn)) if is_token(arn) else arn.partition(_END)[0]
        )


LISTENER = Existing(
    "attr_service_arn",
    "a listener of a VPC Lattice service",
    arn=f"vpc-lattice:{{region}}:{{account}}:service/{{service}}{_END}{{listener}}",
    by_arn=ExistingListener,
)
"""https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonvpclattice.html"""


@dataclass(frozen=True)
class OneWayToMatch(NamedLimit):
    """How a header is compared, and with what."""

    length = Length(1, 128)

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"one of exact, prefix or contains, with a string that is {self.length}"

    def allows(self, value: Any) -> bool:
        """Tell whether there is one, of the right length."""
        if not is_dict(value) and not isinstance(value, vpclattice.CfnRule.HeaderMatchTypeProperty):
            return False
        given = [text for text in fields_of(value).values() if text is not None]
        ways = {"exact", "prefix", "contains"}
        if len(given) != 1 or not set(fields_of(value)) <= ways or not isinstance(given[0], str):
            return False
        return is_token(given[0]) or self.length.allows(given[0])


HeaderMatches = Annotated[
    Sequence[vpclattice.CfnRule.HeaderMatchProperty | dict[str, Any]],
    Length(1, 5, "headers to match"),
    Each(Fields(vpclattice.CfnRule.HeaderMatchProperty, match=OneWayToMatch(), name=Length(1, 40))),
    Doc("What headers a request must have.", "any", _MATCH),
]
"""The headers that are meant."""

Method = Annotated[
    str,
    Matches("|".join(_METHODS), f"{', '.join(_METHODS[:-1])} or {_METHODS[-1]}"),
    Doc("The HTTP method that a request must have.", "any", _MATCH),
]
"""The method that is meant."""

_Path = Annotated[
    str,
    Matches("/[a-zA-Z0-9@:%_+.~#?&/=-]*", "a path of letters, digits and @:%_+.~#?&/=- after a /"),
    Length(1, 128),
]

Path = Annotated[_Path, Doc("The path that a request must have.", "any", _MATCH)]
"""The path that is meant."""

PathPrefix = Annotated[
    _Path, Doc("What the path of a request must begin with.", "anything", _MATCH)
]
"""The paths that are meant."""


def http_match(
    method: str | None,
    path: str | None,
    path_prefix: str | None,
    header_matches: Sequence[vpclattice.CfnRule.HeaderMatchProperty | dict[str, Any]] | None,
) -> vpclattice.CfnRule.HttpMatchProperty:
    """Return CDK's struct for what was given."""
    kind, text = ("exact", path) if path is not None else ("prefix", path_prefix)
    headers = [
        vpclattice.CfnRule.HeaderMatchProperty(**fields_of(header))
        for header in header_matches or ()
    ]
    return vpclattice.CfnRule.HttpMatchProperty(
        header_matches=headers or None,
        method=method,
        path_match={"match": {kind: text}} if text is not None else None,
    )
