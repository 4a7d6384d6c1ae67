"""Sources that a function's own failures and results come back through."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import Finding, Relation

_ALLOWED = "Allow"


@dataclass(frozen=True)
class NoLoop(Relation):
    """What a function fails on, or returns, should not invoke it again."""

    name: ClassVar[str] = "loop"
    page: ClassVar[str] = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return (
            "no queue or topic that a function reads is its dead-letter queue, or where failed "
            "records or results of it go"
        )

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per source that its function writes to."""
        by_function: dict[str, list[Binding]] = {}
        for binding in bindings:
            by_function.setdefault(binding.target, []).append(binding)
        for bound in by_function.values():
            function = facts.function(bound[0])
            if function is not None and function.properties.get("RecursiveLoop") == _ALLOWED:
                continue
            written = {**_written_asynchronously(bound, facts), **_failures_of(bound)}
            for binding in bound:
                what = written.get(facts.source_name(binding))
                if what is not None:
                    yield Finding(
                        self,
                        binding,
                        f"{what} of the function {binding.path} go to what it reads, and invoke "
                        "it again: give them a queue or topic of their own, or pass "
                        "recursive_loop=lambda_.RecursiveLoop.ALLOW to the function",
                    )


def _written_asynchronously(bound: list[Binding], facts: Facts) -> dict[str, str]:
    """Return where failures and results go, if one of the sources does not wait for them."""
    function = facts.function(bound[0])
    if function is None or all(binding.arn for binding in bound):
        return {}
    written: dict[str, str] = {}
    dead_letters = function.properties.get("DeadLetterConfig", {})
    written[json.dumps(dead_letters.get("TargetArn"))] = "dead letters"
    for config in facts.all(function.stack, "AWS::Lambda::EventInvokeConfig"):
        if facts.at(function.stack, config.properties.get("FunctionName")) == function:
            places = config.properties.get("DestinationConfig", {})
            for outcome, what in (("OnFailure", "failures"), ("OnSuccess", "results")):
                written[json.dumps(places.get(outcome, {}).get("Destination"))] = what
    return written


def _failures_of(bound: list[Binding]) -> dict[str, str]:
    """Return where records go that the function fails on."""
    if len(bound) == 1:
        return {}
    places = [binding.source.props.get("on_failure") for binding in bound]
    known = [place.address for place in places if hasattr(place, "address")]
    resolved: list[Any] = bound[0].stack.resolve(known) if known else []
    return {json.dumps(arn): "failed records" for arn in resolved}
