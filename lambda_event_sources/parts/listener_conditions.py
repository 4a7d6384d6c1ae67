"""What a request must be like for a rule of a load balancer's listener."""

import ipaddress
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, cast

from aws_cdk import aws_elasticloadbalancingv2 as elbv2

from lambda_event_sources.core.display import show
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import Length, Matches, NamedLimit
from lambda_event_sources.core.nested import Each, Fields, NotEmpty
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.rules import Rule
from lambda_event_sources.core.structs import fields_of

_ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest"
_CONDITIONS = f"{_ELB}/application/rule-condition-types.html"
_QUOTAS = f"{_ELB}/application/load-balancer-limits.html"
_HOST = f"{_ELB}/APIReference/API_HostHeaderConditionConfig.html"
_PATH = f"{_ELB}/APIReference/API_PathPatternConditionConfig.html"
_METHOD = f"{_ELB}/APIReference/API_HttpRequestMethodConditionConfig.html"
_HEADER = f"{_ELB}/APIReference/API_HttpHeaderConditionConfig.html"
_QUERY = f"{_ELB}/APIReference/API_QueryStringConditionConfig.html"
_SOURCE_IP = f"{_ELB}/APIReference/API_SourceIpConditionConfig.html"

_TEXT = Length(1, 128)
CONDITIONS = (
    "host_headers",
    "http_headers",
    "http_request_methods",
    "path_patterns",
    "query_strings",
    "source_ips",
)


@dataclass(frozen=True)
class Cidr(NamedLimit):
    """A block of addresses."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return "a block of IPv4 or IPv6 addresses, such as 192.0.2.0/24"

    def allows(self, value: Any) -> bool:
        """Tell whether it is written as one."""
        try:
            ipaddress.ip_network(value, strict=False)
        except ValueError:
            return False
        return "/" in str(value)


@dataclass(frozen=True)
class HttpHeaders(NamedLimit):
    """The values that headers must have, by the headers' names."""

    names = Matches(
        r"(?!(?i:host)$)[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}",
        "a header's name of at most 40 characters, other than Host: that is host_headers",
    )

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a dict of {self.names}, with a list of values that are each {_TEXT}"

    def allows(self, value: Any) -> bool:
        """Tell whether names and values are right."""
        return not any(self.problems("", value))

    def problems(self, prop: str, value: Any) -> Iterator[Problem]:
        """Yield the problems of each name and value, under ``prop[name]``."""
        if not value:
            yield Problem(prop, value, self, f"{prop} must be {self}, got an empty one")
        for name, values in cast("Mapping[str, Sequence[str]]", value).items():
            here = f"{prop}[{name!r}]"
            yield from self.names.problems(here, name)
            if isinstance(values, str) or not values:
                text = f"{here} must be a list of values, got {show(values)}"
                yield Problem(here, values, self, text, is_type=isinstance(values, str))
            else:
                yield from Each(_TEXT).problems(here, values)


HostHeaders = Annotated[
    Sequence[str],
    NotEmpty(),
    Each(Matches(r"\S+\.[A-Za-z]+", "a host name that ends in a dot and letters")),
    Each(_TEXT),
    Doc("The host names, of which a request must have one; * and ? stand for any.", "any", _HOST),
]
"""The hosts that are meant."""

PathPatterns = Annotated[
    Sequence[str],
    NotEmpty(),
    Each(Matches("[/*?][!-~]*", "a path that starts with /, * or ?, without blanks")),
    Each(_TEXT),
    Doc("The paths, of which a request must have one; * and ? stand for any.", "any", _PATH),
]
"""The paths that are meant."""

HttpRequestMethods = Annotated[
    Sequence[str],
    NotEmpty(),
    Each(Matches("[A-Z_-]{1,40}", "an HTTP method in capital letters")),
    Doc("The HTTP methods, of which a request must have one.", "any", _METHOD),
]
"""The methods that are meant."""

Headers = Annotated[
    Mapping[str, Sequence[str]],
    HttpHeaders(),
    Doc("The values of headers, of which a request must have one each.", "any", _HEADER),
]
"""The headers that are meant."""

QueryStrings = Annotated[
    Sequence[elbv2.QueryStringCondition | dict[str, Any]],
    NotEmpty(),
    Each(Fields(elbv2.QueryStringCondition, key=_TEXT, value=_TEXT)),
    Doc("The query parameters, of which a request must have one.", "any", _QUERY),
]
"""The query parameters that are meant."""

SourceIps = Annotated[
    Sequence[str],
    NotEmpty(),
    Each(Cidr()),
    Doc("The addresses, of which a request must come from one.", "any", _SOURCE_IP),
]
"""The callers that are meant."""


@dataclass(frozen=True)
class FewValues(Rule):
    """A rule compares a request with few values, and those have few wildcards."""

    most_values: int = 5
    most_wildcards: int = 6
    page: str = _QUOTAS

    def __str__(self) -> str:
        """State the rule in one clause."""
        return (
            f"{', '.join(CONDITIONS)} have at most {self.most_values} values in all, with at most "
            f"{self.most_wildcards} wildcards"
        )

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where there are more, at the first condition."""
        values = [value for name in CONDITIONS for value in _values(name, given.get(name, ()))]
        wildcards = sum(len(re.findall(r"(?<!\\)[*?]", value)) for value in values)
        first = next((name for name in CONDITIONS if name in given), "")
        if len(values) > self.most_values:
            text = f"fewer: a rule has at most {self.most_values} values in all of its conditions"
            yield self.problem(first, None, f"{text}, got {len(values)}")
        if wildcards > self.most_wildcards:
            text = f"with fewer * and ?: a rule has at most {self.most_wildcards} in all conditions"
            yield self.problem(first, None, f"{text}, got {wildcards}")


def _values(name: str, given: Any) -> list[str]:
    if name == "http_headers":
        return [value for values in dict(given).values() for value in values]
    if name == "query_strings":
        pairs = [fields_of(pair) for pair in given]
        return [f"{pair.get('key') or ''}={pair['value']}" for pair in pairs]
    return list(given)


def listener_conditions(given: Mapping[str, Any]) -> list[elbv2.ListenerCondition]:
    """Return CDK's conditions for those that were given; each costs a kernel message."""
    kinds = elbv2.ListenerCondition
    lists = ("host_headers", "http_request_methods", "path_patterns", "source_ips")
    headers = given.get("http_headers", {}).items()
    conditions: list[elbv2.ListenerCondition] = [
        *(kinds.http_header(name, list(values)) for name, values in headers),
        *(getattr(kinds, name)(given[name]) for name in lists if name in given),
    ]
    if "query_strings" in given:
        pairs = [elbv2.QueryStringCondition(**fields_of(pair)) for pair in given["query_strings"]]
        conditions.append(kinds.query_strings(pairs))
    return conditions
