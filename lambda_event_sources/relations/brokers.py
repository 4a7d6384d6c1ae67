"""Amazon MQ brokers, as far as the app makes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation
from lambda_event_sources.relations.mappings import SameFilters

_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
_PAGE = f"{_GUIDE}/with-mq.html"
_SOURCES = {"ACTIVEMQ": "ActiveMqEventSource", "RABBITMQ": "RabbitMqEventSource"}


def _property(binding: Binding, facts: Facts, name: str) -> str:
    """Return a property of the broker in capitals, as AWS takes it in any; empty if unknown."""
    broker = facts.source(binding)
    value = None if broker is None else broker.properties.get(name)
    return value.upper() if isinstance(value, str) else ""


@dataclass(frozen=True)
class BrokerEngine(BindingRelation):
    """Lambda reads a broker by the protocol of its engine."""

    engine: str

    name: ClassVar[str] = "broker-engine"
    page: ClassVar[str] = _PAGE

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"the engine of the broker of a {_SOURCES[self.engine]} is {self.engine}"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        found = _property(binding, facts, "EngineType")
        if found in _SOURCES and found != self.engine:
            yield (
                f"engine_type of the broker {binding.resource_path} must be {self.engine}, got "
                f"{found}: pass the broker to a {_SOURCES[found]}"
            )


@dataclass(frozen=True)
class SimpleAuthentication(BindingRelation):
    """Lambda signs in to ActiveMQ as a user that the broker itself knows."""

    name: ClassVar[str] = "broker-authentication"
    page: ClassVar[str] = _PAGE

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "an ActiveMQ broker authenticates its users itself, not by LDAP"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        if _property(binding, facts, "AuthenticationStrategy") == "LDAP":
            yield (
                f"authentication_strategy of the broker {binding.resource_path} must be SIMPLE, "
                "got LDAP: Lambda signs in as a user of the broker's own"
            )


@dataclass(frozen=True)
class SameBrokerFilters(SameFilters):
    """Functions that share a queue of a broker should share its filters."""

    name: ClassVar[str] = "shared-broker-queue-filters"
    page: ClassVar[str] = f"{_GUIDE}/with-mq-filtering.html"
    remedy: ClassVar[str] = "to which the broker sends what is for both"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "functions that read the same queue of a broker have the same filters"
