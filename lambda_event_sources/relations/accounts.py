"""Sources that Lambda reads in the function's own account only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.places import differ, home, place_of
from lambda_event_sources.core.relations import BindingRelation


@dataclass(frozen=True)
class OwnAccount(BindingRelation):
    """Lambda reads no broker and no DocumentDB cluster of another account."""

    name: ClassVar[str] = "own-account"
    page: ClassVar[str] = "https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the broker or DocumentDB cluster is in the function's account"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        _, account = home(binding.stack)
        if account is None:
            return
        _, theirs = place_of(binding.resource, binding.arn)
        if differ(account, theirs):
            yield (
                f"{binding.resource_path} must be in the account of the function {binding.path}, "
                f"{account}, got one in {theirs}: put a function there"
            )
