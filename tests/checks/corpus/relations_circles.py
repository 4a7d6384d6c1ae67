"""Functions that wait for what waits for them."""

from typing import Any

from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import Rate
from tests.checks.pair import Pair
from tests.checks.rows import seconds
from tests.checks.scene import Scene

_PAGE = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html"
)


def _api(s: Scene, told: str) -> object:
    """Tell the function where the API is of which it answers a route."""
    api = apigateway.RestApi(s.stack, "Api", cloud_watch_role=False)
    value = api.url if told == "URL" else api.rest_api_id
    fn = s.fn(environment={told: value}, timeout=seconds(20))
    return s.bind(s.m.RestApiEventSource(api, "GET", "/orders"), fn)


def _url(s: Scene, other: str) -> object:
    source = s.m.FunctionUrlEventSource()
    fn = s.bind(source)
    told: lambda_.Function = fn if other == "itself" else s.fn(name=other)
    told.add_environment("URL", source.construct_for(fn).url)
    return fn


def _rule(s: Scene, other: str) -> object:
    source: Any = s.m.ScheduleEventSource(Rate(1, Rate.HOURS))
    fn = s.bind(source)
    told: lambda_.Function = fn if other == "itself" else s.fn(name=other)
    told.add_environment("RULE", source.construct_for(fn).rule_name)
    return fn


PAIRS: list[Pair] = [
    Pair(
        "the URL of its own API",
        lambda s: _api(s, "URL"),
        lambda s: _api(s, "API"),
        _PAGE,
        own=True,
    ),
    Pair("its own URL", lambda s: _url(s, "itself"), lambda s: _url(s, "Other"), _PAGE, own=True),
    Pair(
        "its own rule", lambda s: _rule(s, "itself"), lambda s: _rule(s, "Other"), _PAGE, own=True
    ),
]
