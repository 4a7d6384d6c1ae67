"""Tables of pairs: what one source is given, wrong and right."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from aws_cdk import Duration

from tests.checks.pair import Pair
from tests.checks.scene import Scene

API = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
TEMPLATE = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference"
GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
POLLERS = "https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html"
METRICS = "https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingMetricsConfig.html"

Args: TypeAlias = Mapping[str, Any] | Callable[[Scene], Mapping[str, Any]]
"""The arguments that replace a source's defaults; made from the scene where they need it."""

seconds = Duration.seconds
millis = Duration.millis


def row(source: str, about: str, wrong: Args, valid: Args, page: str = API, **kind: bool) -> Pair:
    """Return the pair of one source with these or those arguments.

    Args:
        source: The method of the scene that makes the source, e.g. ``sqs``.
        about: The constraint.
        wrong: Arguments that break it.
        valid: Arguments that keep it.
        page: Where AWS says so.
        kind: `Pair.risky` and `Pair.own`.
    """

    def case(args: Args) -> Callable[[Scene], object]:
        def bind(s: Scene) -> object:
            given = args(s) if callable(args) else args
            return s.bind(getattr(s, source)(**given))

        return bind

    return Pair(about, case(wrong), case(valid), page, **kind)


def value(source: str, prop: str, about: str, wrong: Any, valid: Any) -> Pair:
    """Return the pair of one source with this or that value of one argument."""
    return row(source, f"{prop}: {about}", {prop: wrong}, {prop: valid})


def pollers(minimum: float | None = None, maximum: float | None = None, **kw: Any) -> Args:
    """Return the argument for provisioned mode."""
    return lambda s: {"provisioned_poller_config": s.pollers(minimum, maximum, **kw)}
