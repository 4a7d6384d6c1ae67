"""Where a source is, and where its function: regions and accounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.permissions import is_elsewhere
from lambda_event_sources.core.places import differ, home, place_of
from lambda_event_sources.core.relations import BindingRelation

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"


def _what(binding: Binding) -> str:
    return "cluster_arn" if binding.resource is None else binding.resource_path


@dataclass(frozen=True)
class Nearby(BindingRelation):
    """What triggers a function is where the function is: the base of such relations."""

    what: ClassVar[str]
    """What triggers it, e.g. "the queue"."""
    shared: ClassVar[tuple[str, ...]] = ("region",)
    """What the two have in common: the region, the account or both."""
    remedy: ClassVar[str] = "put a function there"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"{self.what} is in the function's {' and '.join(self.shared)}"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        here = home(binding.stack)
        there = self.place(binding) if any(here) else here
        for part, ours, theirs in zip(("region", "account"), here, there, strict=True):
            if part in self.shared and differ(ours, theirs):
                yield (
                    f"{_what(binding)} must be in the {part} of the function {binding.path}, "
                    f"{ours}, got one in {theirs}: {self.remedy}"
                )

    def place(self, binding: Binding) -> tuple[str | None, str | None]:
        """Return region and account of what triggers the function, as far as they are known."""
        return place_of(binding.resource, binding.source_name)


@dataclass(frozen=True)
class SameRegion(Nearby):
    """Lambda polls what is in the function's region only."""

    name: ClassVar[str] = "same-region"
    page: ClassVar[str] = f"{_GUIDE}/services-sqs-configure.html"
    what: ClassVar[str] = "the source"


@dataclass(frozen=True)
class OwnAccount(Nearby):
    """Lambda reads no broker and no DocumentDB cluster of another account."""

    name: ClassVar[str] = "own-account"
    page: ClassVar[str] = f"{_GUIDE}/with-mq.html"
    what: ClassVar[str] = "the broker or DocumentDB cluster"
    shared: ClassVar[tuple[str, ...]] = ("account",)


@dataclass(frozen=True)
class FunctionInPlace(BindingRelation):
    """What is made for a function is made in its own region and account: the base of such."""

    consequence: ClassVar[str]
    """What cannot be done otherwise, to continue "is in another region ... than its stack, "."""

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the function is in the region and account of its stack"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        if is_elsewhere(binding.function):
            yield (
                f"the function {binding.path} is in another region or account than its stack, "
                f"{self.consequence}"
            )


@dataclass(frozen=True)
class PollsInPlace(FunctionInPlace):
    """A mapping names a function of its own region and account."""

    name: ClassVar[str] = "mapping-elsewhere"
    page: ClassVar[str] = f"{_GUIDE}/invocation-eventsourcemapping.html"
    consequence: ClassVar[str] = "which cannot poll for it: add the source there"


@dataclass(frozen=True)
class OwnCluster(BindingRelation):
    """A cluster of another account is read through a VPC connection."""

    name: ClassVar[str] = "own-cluster"
    page: ClassVar[str] = f"{_GUIDE}/msk-cross-account.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the cluster is in the function's account, or cluster_arn is of a VPC connection"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        del facts
        arn = binding.arn or ""
        account, theirs = home(binding.stack)[1], place_of(None, arn)[1]
        if differ(account, theirs) and ":vpc-connection/" not in arn:
            yield (
                f"cluster_arn must be of a VPC connection where the cluster is in another account "
                f"({theirs}) than the function {binding.path} ({account})"
            )


@dataclass(frozen=True)
class SharableKey(BindingRelation):
    """A queue under the AWS managed key cannot be read from another account."""

    name: ClassVar[str] = "sharable-key"
    page: ClassVar[str] = (
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
        "sqs-configure-lambda-function-trigger.html"
    )

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a queue of another account is not encrypted with the AWS managed key"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        queue = facts.source(binding)
        key = None if queue is None else queue.properties.get("KmsMasterKeyId")
        if key != "alias/aws/sqs":
            return
        theirs = place_of(binding.resource, binding.arn)[1]
        if differ(home(binding.stack)[1], theirs):
            yield (
                f"the queue {binding.resource_path} must be encrypted with a key of "
                "its own, since the AWS managed key does not let another account read it: pass "
                "encryption=sqs.QueueEncryption.KMS or SQS_MANAGED to it"
            )


@dataclass(frozen=True)
class SameAccount(BindingRelation):
    """What is in another account must allow the function's role to read it."""

    name: ClassVar[str] = "other-account"
    page: ClassVar[str] = f"{_GUIDE}/with-sqs-cross-account-example.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the source is in the function's account, or its resource policy allows the role"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding."""
        del facts
        _, account = home(binding.stack)
        if account is None:
            return
        _, theirs = place_of(binding.resource, binding.arn)
        if differ(account, theirs):
            yield (
                f"{_what(binding)} is in account {theirs}, the function {binding.path} in "
                f"{account}: the resource policy in {theirs} must allow the function's role to "
                "read it, which cannot be done from here"
            )
