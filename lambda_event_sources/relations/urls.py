"""The URL of a function, and what it belongs to."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from aws_cdk import aws_lambda as lambda_

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.places import home
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation
from lambda_event_sources.core.resources import Resource
from lambda_event_sources.relations.places import FunctionInPlace

_CONFIG = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html"
_URLS = "https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html"
_URL = "AWS::Lambda::Url"
_VERSION = re.compile(r".+:function:[^:]+:\d+")


def _is_version(function: lambda_.IFunction) -> bool:
    """Tell whether a function is a version of one; an alias has a version, too."""
    return hasattr(function, "version") and not hasattr(function, "alias_name")


def unversioned(function: lambda_.IFunction) -> lambda_.IFunction:
    """Return the function of a version, at which CDK would raise; `LatestOrAlias` refuses those."""
    return cast("Any", function).lambda_ if _is_version(function) else function


@dataclass(frozen=True)
class OneUrl(Relation):
    """A function has one URL, and so has each of its aliases."""

    name: ClassVar[str] = "one-url"
    page: ClassVar[str] = _URLS

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a function or alias has one URL"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per function with more."""
        found: dict[str, tuple[Binding, int]] = {}
        for binding in bindings:
            url = binding.stack.resolve(binding.source.construct_for(binding.function).url)
            made = facts.at(binding.stack, url)
            if made is not None:
                key = _target(made)
                urls = facts.all(binding.stack, _URL)
                found[key] = binding, sum(_target(other) == key for other in urls)
        for binding, count in found.values():
            if count > 1:
                yield Finding(
                    self,
                    binding,
                    f"the function {binding.path} can have one URL, got {count}: give each of them "
                    "an alias of its own, or leave the others out",
                )


def _target(url: Resource) -> str:
    given = url.properties
    return json.dumps([str(url.stack), given.get("TargetFunctionArn"), given.get("Qualifier")])


@dataclass(frozen=True)
class LatestOrAlias(BindingRelation):
    """A URL belongs to a function or an alias, never to a version."""

    name: ClassVar[str] = "url-of-version"
    page: ClassVar[str] = _CONFIG

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "what has a URL is a function or an alias, not a version"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        if _is_version(binding.function) or _VERSION.fullmatch(binding.function_arn):
            yield (
                f"{binding.path} is a version, which can have no URL: make an alias of it, and add "
                "the source to that"
            )


@dataclass(frozen=True)
class UrlNearby(FunctionInPlace):
    """A URL is made where its function is."""

    name: ClassVar[str] = "url-elsewhere"
    page: ClassVar[str] = _CONFIG
    consequence: ClassVar[str] = "which can give it no URL: add the source there"


@dataclass(frozen=True)
class UrlRegion(BindingRelation):
    """Some regions have no URLs yet; a warning, since they may have them by now."""

    name: ClassVar[str] = "url-region"
    page: ClassVar[str] = _URLS
    refuses: ClassVar[bool] = False
    without: frozenset[str] = frozenset(
        {
            "ap-east-2",
            "ap-south-2",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-west-1",
            "eu-central-2",
            "eu-south-2",
            "il-central-1",
            "me-central-1",
        }
    )

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"the region has function URLs, unlike {', '.join(sorted(self.without))}"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        del facts
        region, _ = home(binding.stack)
        if region in self.without:
            yield (
                f"AWS says that {region}, where the function {binding.path} is, has no function "
                "URLs: take another region, or an HTTP API"
            )
