"""What the triggers of user pools may be."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aws_cdk import aws_cognito as cognito

from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.memory import once_per_object
from lambda_event_sources.core.owned import Owned
from lambda_event_sources.core.rules import Rule

PRE_TOKEN_GENERATION = "preTokenGeneration"  # noqa: S105 no password
PRE_TOKEN_GENERATION_CONFIG = "preTokenGenerationConfig"  # noqa: S105
INBOUND_FEDERATION = "inboundFederation"
SENDERS = ("customEmailSender", "customSmsSender")
PROPERTIES = {
    "customSmsSender": "CustomSMSSender",
    **{
        name: f"{name[0].upper()}{name[1:]}"
        for name in (
            "createAuthChallenge",
            "customEmailSender",
            "customMessage",
            "defineAuthChallenge",
            INBOUND_FEDERATION,
            "postAuthentication",
            "postConfirmation",
            "preAuthentication",
            "preSignUp",
            PRE_TOKEN_GENERATION,
            PRE_TOKEN_GENERATION_CONFIG,
            "userMigration",
            "verifyAuthChallengeResponse",
        )
    },
}
TRIGGERS = tuple(sorted(PROPERTIES))
"""The operations at which a pool can invoke a function."""

_VERSIONS = {
    PRE_TOKEN_GENERATION_CONFIG: ("V1_0", "V2_0", "V3_0"),
    INBOUND_FEDERATION: ("V1_0",),
    **dict.fromkeys(SENDERS, ("V1_0",)),
}


@once_per_object
def name_of(operation: cognito.UserPoolOperation) -> str:
    """Return what an operation is called; ask the kernel once."""
    return operation.operation_name


USER_POOL = Owned(
    (cognito.UserPool,),
    "a user pool",
    "CloudFormation gives triggers to no other; add the source in the app that has the pool, to a "
    "function that is imported there with lambda_.Function.from_function_attributes()",
)


@dataclass(frozen=True)
class Trigger(NamedLimit):
    """An operation at which a pool can invoke a function."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"a cognito.UserPoolOperation: {', '.join(map(_written, TRIGGERS))}"

    def remedy(self, value: Any) -> str:
        """Return the operation that a string names, as Python writes it or as AWS does."""
        letters = re.sub("[^a-z]", "", str(value).lower())
        named = [_written(name) for name in TRIGGERS if name.lower() == letters]
        return f"pass cognito.UserPoolOperation.{named[0]}" if named else ""

    def allows(self, value: cognito.UserPoolOperation) -> bool:
        """Ask the kernel what the operation is called."""
        return name_of(value) in TRIGGERS


def _written(operation: str) -> str:
    """Return how an operation is written in Python; CDK does not name all of them."""
    member = re.sub("([A-Z])", r"_\1", operation).upper()
    return member if member in vars(cognito.UserPoolOperation) else f'of("{operation}")'


@dataclass(frozen=True)
class VersionOfTrigger(Rule):
    """Most triggers send one version of their event."""

    def __str__(self) -> str:
        """State the rule in one clause."""
        return (
            "lambda_version is for PRE_TOKEN_GENERATION_CONFIG; custom senders and inbound "
            "federation have V1_0 only"
        )

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where the trigger has not that version."""
        version, name = given.get("lambda_version"), name_of(given["operation"])
        versions = _VERSIONS.get(name, ())
        if version is None or version.value in versions:
            return
        requirement = f"one of {', '.join(versions)}" if versions else "left out"
        yield self.problem("lambda_version", version, f"{requirement} when operation is {name}")
