"""What the services that invoke a function need of its resource policy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import Finding, Relation


@dataclass(frozen=True)
class PolicySize(Relation):
    """A function's resource policy has room for so many permissions."""

    name: ClassVar[str] = "resource-policy-size"
    page: ClassVar[str] = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
    refuses: ClassVar[bool] = False
    most_bytes: int = 20_480
    statement_bytes: int = 420
    """About what a permission with names as CDK makes them takes, as GetPolicy returns it."""

    def __str__(self) -> str:
        """State the relation in one clause."""
        return (
            f"the permissions of a function, of about {self.statement_bytes} bytes each, fill at "
            f"most four fifths of the {self.most_bytes:,} bytes of its resource policy"
        )

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per function."""
        del facts
        by_function: dict[str, list[Binding]] = {}
        for binding in bindings:
            by_function.setdefault(binding.target, []).append(binding)
        for invoked in by_function.values():
            count = sum(dict(binding.source.permissions for binding in invoked).values())
            size = count * self.statement_bytes
            if size > self.most_bytes * 4 / 5:
                yield Finding(
                    self,
                    invoked[-1],
                    f"the function {invoked[-1].path} gets {count} permissions, about {size:,} of "
                    f"the {self.most_bytes:,} bytes that its resource policy can have: pass "
                    "grant=False (a route: scope_permission_to_method=False) to its sources, and "
                    "add one permission for all of them with fn.add_permission()",
                )
