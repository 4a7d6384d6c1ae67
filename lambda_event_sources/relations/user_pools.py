"""The triggers of Cognito user pools, as the templates have them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import aws_cdk as cdk

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import BindingRelation, Finding, Relation
from lambda_event_sources.core.structs import is_dict
from lambda_event_sources.parts.user_pool_triggers import (
    PRE_TOKEN_GENERATION,
    PRE_TOKEN_GENERATION_CONFIG,
    PROPERTIES,
    SENDERS,
)
from lambda_event_sources.relations.answers import AnswersInTime
from lambda_event_sources.relations.places import Nearby

_GUIDE = "https://docs.aws.amazon.com/cognito/latest/developerguide"
_API = "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LambdaConfigType.html"


def _config(binding: Binding, facts: Facts) -> dict[str, Any]:
    pool = facts.resource(binding)
    return {} if pool is None else pool.properties.get("LambdaConfig", {})


def _function_at(config: dict[str, Any], operation: str) -> Any:
    """Return the ARN of the function that a pool invokes, None where there is none."""
    trigger = config.get(PROPERTIES[operation])
    return trigger["LambdaArn"] if is_dict(trigger) and "LambdaArn" in trigger else trigger


@dataclass(frozen=True)
class OneTrigger(Relation):
    """A pool invokes one function for each operation."""

    name: ClassVar[str] = "one-user-pool-trigger"
    page: ClassVar[str] = _API

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a user pool invokes one function at an operation"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield one finding per source whose function the pool does not invoke."""
        arns = {id(each): _arn_in_pool_stack(each) for each in bindings}
        for binding in bindings:
            operation: str = binding.source.operation_name
            invoked = _function_at(_config(binding, facts), operation)
            if invoked == arns[id(binding)] or (invoked is None and operation in SENDERS):
                continue
            paths = [each.path for each in bindings if arns[id(each)] == invoked]
            what = f"the function {paths[0]}" if paths else "another function, or none"
            yield Finding(
                self,
                binding,
                f"at {operation}, the user pool {binding.resource_path} invokes {what}, and can "
                f"invoke no further one, got {binding.path}: leave one of them out",
            )


def _arn_in_pool_stack(binding: Binding) -> Any:
    return cdk.Stack.of(binding.resource).resolve(binding.function_arn)


@dataclass(frozen=True)
class OneTokenFunction(BindingRelation):
    """The trigger before tokens are made has two names, for one function."""

    name: ClassVar[str] = "one-token-function"
    page: ClassVar[str] = _API

    def __str__(self) -> str:
        """State the relation in one clause."""
        return (
            "PRE_TOKEN_GENERATION and PRE_TOKEN_GENERATION_CONFIG of a user pool invoke the same "
            "function"
        )

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        names = (PRE_TOKEN_GENERATION, PRE_TOKEN_GENERATION_CONFIG)
        if binding.source.operation_name not in names:
            return
        config = _config(binding, facts)
        old, new = (_function_at(config, name) for name in names)
        if None not in (old, new) and old != new:
            yield (
                f"the user pool {binding.resource_path} must invoke the same function at "
                f"{' and '.join(names)}: use PRE_TOKEN_GENERATION_CONFIG only"
            )


@dataclass(frozen=True)
class SenderKey(BindingRelation):
    """What Cognito hands to a sender is encrypted."""

    name: ClassVar[str] = "custom-sender-key"
    page: ClassVar[str] = f"{_GUIDE}/user-pool-lambda-custom-sender-triggers.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "a user pool with a custom sender has a KMS key for it"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        if binding.source.operation_name in SENDERS and "KMSKeyID" not in _config(binding, facts):
            yield (
                f"the user pool {binding.resource_path} must have a key for custom senders: pass "
                "custom_sender_kms_key=key to it, and let the function read codes with "
                "key.grant_decrypt(fn)"
            )


@dataclass(frozen=True)
class CustomizedTokens(BindingRelation):
    """Access tokens can be customized in dearer plans only."""

    name: ClassVar[str] = "access-token-plan"
    page: ClassVar[str] = f"{_GUIDE}/user-pool-lambda-pre-token-generation.html"

    def __str__(self) -> str:
        """State the relation in one clause."""
        return (
            "a user pool with lambda_version V2_0 or V3_0 has the feature plan Essentials or Plus"
        )

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is wrong with one binding."""
        version = binding.source.props.get("lambda_version")
        if version is None or version.value == "V1_0":
            return
        pool = facts.resource(binding)
        if pool is None or pool.properties.get("UserPoolTier") != "LITE":
            return
        # Old pools with threat protection have kept V2_0.
        if version.value == "V2_0" and "UserPoolAddOns" in pool.properties:
            return
        yield (
            f"the user pool {binding.resource_path} must have the feature plan ESSENTIALS or PLUS "
            f"for lambda_version {version.value}, got LITE"
        )


@dataclass(frozen=True)
class PoolRegion(Nearby):
    """A pool invokes functions of its region."""

    name: ClassVar[str] = "user-pool-region"
    page: ClassVar[str] = f"{_GUIDE}/cognito-user-pools-working-with-lambda-triggers.html"
    what: ClassVar[str] = "the user pool"


@dataclass(frozen=True)
class AnswersCognito(AnswersInTime):
    """Cognito gives up early, and tries again."""

    name: ClassVar[str] = "user-pool-timeout"
    page: ClassVar[str] = f"{_GUIDE}/cognito-user-pools-working-with-lambda-triggers.html"
    most: int = 5
    consequence: ClassVar[str] = (
        "when it takes longer, Cognito invokes it again, up to three times, and then fails"
    )

    def __str__(self) -> str:
        """State the relation in one clause."""
        return f"{super().__str__()}, but for custom senders"

    def messages(self, binding: Binding, facts: Facts) -> Iterator[str]:
        """Yield what is risky about one binding; nobody waits for a custom sender."""
        if binding.source.operation_name not in SENDERS:
            yield from super().messages(binding, facts)
