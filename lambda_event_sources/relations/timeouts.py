"""How long a function may take, and how long its sources wait."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.durations import milliseconds
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
_DEFAULT_TIMEOUT = 3  # https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
_DEFAULT_VISIBILITY = 30
"""https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html"""


def function_number(
    binding: Binding, facts: Facts, name: str, default: float | None = None
) -> float | None:
    """Return a property of the function, or None where it is known to nobody."""
    function = facts.function(binding)
    return None if function is None else function.number(name, default)


def timeout_of(binding: Binding, facts: Facts) -> float | None:
    """Return the function's timeout in seconds, or None where it is known to nobody."""
    return function_number(binding, facts, "Timeout", _DEFAULT_TIMEOUT)


@dataclass(frozen=True)
class VisibilityTimeout(BindingRelation):
    """A message must stay hidden while the function works on it."""

    name: ClassVar[str] = "visibility-timeout"
    page: ClassVar[str] = f"{_GUIDE}/services-sqs-configure.html"
    advised: int = 6

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the queue's visibility timeout is at least the function's timeout"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        visibility, timeout = self._timeouts(binding, facts)
        if visibility is not None and timeout is not None and visibility < timeout:
            yield self._message(binding, visibility, timeout, "must be at least that")

    def _timeouts(self, binding: Binding, facts: Facts) -> tuple[float | None, float | None]:
        queue = facts.source(binding)
        if queue is None:
            return None, None
        visibility = queue.number("VisibilityTimeout", _DEFAULT_VISIBILITY)
        return visibility, timeout_of(binding, facts)

    def _message(
        self, binding: Binding, visibility: float, timeout: float, requirement: str
    ) -> str:
        enough = self._enough(binding, timeout)
        window = enough - self.advised * timeout
        plus = f", plus max_batching_window ({window:g} seconds)" if window else ""
        return (
            f"visibility_timeout of the queue {binding.resource_path} {requirement} of the "
            f"function {binding.path}, {timeout:g} seconds, got {visibility:g} seconds: give the "
            f"queue visibility_timeout=cdk.Duration.seconds({enough:g}), which is {self.advised} "
            f"times the function's timeout{plus}, as AWS advises"
        )

    def _enough(self, binding: Binding, timeout: float) -> float:
        window = binding.source.props.get("max_batching_window")
        gathering = 0 if window is None else (milliseconds(window) or 0) / 1000
        return self.advised * timeout + gathering


@dataclass(frozen=True)
class ShortVisibilityTimeout(VisibilityTimeout):
    """A message should stay hidden while throttled batches are tried again."""

    name: ClassVar[str] = "short-visibility-timeout"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return (
            f"the queue's visibility timeout is at least {self.advised} times the function's "
            "timeout, plus the batching window"
        )

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        visibility, timeout = self._timeouts(binding, facts)
        if visibility is None or timeout is None:
            return
        if timeout <= visibility < self._enough(binding, timeout):
            yield self._message(
                binding, visibility, timeout, f"should be at least {self.advised} times that"
            )
