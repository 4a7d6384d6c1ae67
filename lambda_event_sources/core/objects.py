"""Limits that tell CDK's objects apart, which no type check can do at run time."""

from dataclasses import dataclass
from typing import Any, ClassVar

from aws_cdk import aws_sqs as sqs

from lambda_event_sources.core.limits import NamedLimit


@dataclass(frozen=True)
class Has(NamedLimit):
    """An object with a certain attribute, which is what tells one CDK resource from another.

    jsii interfaces are protocols that no runtime check can see through, so the class is probed:
    that costs no kernel message. Some imported resources have no class of their own; reading the
    attribute of those does.
    """

    attribute: str
    kind: str
    imported_by: str = ""
    takes_tokens: ClassVar[bool] = False
    is_type: ClassVar[bool] = True

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return self.kind

    def remedy(self, value: Any) -> str:
        """Return how to import what is named by a string."""
        is_named = isinstance(value, str) and self.imported_by
        return f"import it with {self.imported_by}" if is_named else ""

    def allows(self, value: object) -> bool:
        """Tell whether the value has the attribute."""
        if isinstance(value, type):  # a class, where an object of it belongs
            return False
        return hasattr(type(value), self.attribute) or hasattr(value, self.attribute)


@dataclass(frozen=True)
class Implements(NamedLimit):
    """An object of a class that implements a jsii interface, in Python or in JavaScript."""

    interface: Any
    kind: str
    takes_tokens: ClassVar[bool] = False
    is_type: ClassVar[bool] = True

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return self.kind

    def allows(self, value: object) -> bool:
        """Tell whether a class of the value says that it implements the interface."""
        declared = (vars(cls).get("__jsii_ifaces__", ()) for cls in type(value).__mro__)
        proxy = self.interface.__jsii_proxy_class__()
        return any(self.interface in ifaces for ifaces in declared) or isinstance(value, proxy)


@dataclass(frozen=True)
class Standard(NamedLimit):
    """A queue or topic that is no FIFO one; costs a kernel message."""

    kind: str
    reason: str

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a standard {self.kind}, since {self.reason}"

    def allows(self, value: Any) -> bool:
        """Tell whether it is a standard one; an import whose name is unknown counts as such."""
        return not is_fifo(value)


@dataclass(frozen=True)
class OwnKey(NamedLimit):
    """A queue that a service can be allowed to write to; costs a kernel message."""

    service: str

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            f"a queue that is not encrypted with the AWS managed key, which {self.service} cannot "
            "use: pass encryption=sqs.QueueEncryption.SQS_MANAGED or KMS to it"
        )

    def allows(self, value: sqs.IQueue) -> bool:
        """Ask the kernel how the queue is encrypted."""
        return value.encryption_type is not sqs.QueueEncryption.KMS_MANAGED


def is_fifo(value: Any) -> bool:
    """Tell whether a queue or topic is a FIFO one, or is named as FIFO ones are."""
    return value.endswith(".fifo") if isinstance(value, str) else bool(value.fifo)
