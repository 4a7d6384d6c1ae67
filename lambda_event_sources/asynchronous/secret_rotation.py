"""AWS Secrets Manager, rotation."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import NeedsRights, allow
from lambda_event_sources.core.roles import grant_or_warn, wait_for_grants
from lambda_event_sources.core.rules import Excludes
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.parts.rotation_schedules import (
    SCHEDULES,
    Hours,
    Interval,
    RotationExpression,
    WindowFits,
    rate,
)
from lambda_event_sources.relations.pushed import PUSHED
from lambda_event_sources.relations.roles import MutableRole
from lambda_event_sources.relations.rotations import OneRotation, SecretRegion

_GUIDE = "https://docs.aws.amazon.com/secretsmanager/latest/userguide"
_RIGHTS = f"{_GUIDE}/rotating-secrets-required-permissions-function.html"
_RULES = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html"
_SECRET_ACTIONS = ("DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage")
_KEY_ACTIONS = ("kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey")
_DEFAULT = "rate(30 days)"
_Rules = secretsmanager.CfnRotationSchedule.RotationRulesProperty


def _by_arn(scope: Any, construct_id: str, arn: str) -> secretsmanager.ISecret:
    """Import a secret by an ARN with or without the six characters that Secrets Manager adds."""
    if is_token(arn) or re.search("-[A-Za-z0-9]{6}$", arn):
        return secretsmanager.Secret.from_secret_complete_arn(scope, construct_id, arn)
    return secretsmanager.Secret.from_secret_partial_arn(scope, construct_id, arn)


SECRET = Existing(
    "secret_arn",
    "a Secrets Manager secret",
    arn="secretsmanager:{region}:{account}:secret:{name}",
    by_arn=_by_arn,
    by_name=secretsmanager.Secret.from_secret_name_v2,
    name=Matches(
        r"[A-Za-z0-9/_+=.@!-]{1,512}", "1 to 512 letters, digits and characters of /_+=.@!-"
    ),
)
"""https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html"""


class SecretRotationEventSource(PushedEventSource[secretsmanager.CfnRotationSchedule], NeedsRights):
    """Invoke a function in four steps whenever a secret is to be rotated.

    The secret gets a rotation schedule, Secrets Manager is allowed to invoke the function for this
    secret, and the function's role to replace its value.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        OneRotation(),
        SecretRegion(),
        MutableRole(),
    )
    existing: ClassVar[Existing | None] = SECRET
    named_by: ClassVar[str] = "secret_arn"

    @checked(Excludes("automatically_after", "schedule_expression"), WindowFits(page=SCHEDULES))
    def __init__(
        self,
        secret: Annotated[
            secretsmanager.ISecret | secretsmanager.Secret | str,
            SECRET,
            Doc("The secret to rotate.", page=_RIGHTS),
        ],
        *,
        automatically_after: Annotated[
            cdk.Duration,
            Interval(),
            Doc("How often the secret is rotated.", "30 days", SCHEDULES),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
        duration: Annotated[
            cdk.Duration,
            Hours(1, 24),
            Doc(
                "The time from its start in which a rotation takes place.",
                "one hour for a schedule in hours, else the rest of the day (UTC)",
                SCHEDULES,
            ),
        ]
        | None = None,
        grant: Annotated[
            bool,
            Doc(
                "Whether Secrets Manager is allowed to invoke the function, and its role to rotate "
                "the secret; with False, add ``required_permissions()`` and a permission yourself.",
                "True",
                _RIGHTS,
            ),
        ]
        | None = None,
        rotate_immediately_on_update: Annotated[
            bool,
            Doc("Whether the secret is rotated as soon as the schedule changes.", "True", _RULES),
        ]
        | None = None,
        schedule_expression: Annotated[
            str,
            RotationExpression(),
            Doc("When the secret is rotated.", "every 30 days", SCHEDULES),
        ]
        | None = None,
    ) -> None:
        """Describe when `secret` is rotated."""
        self.triggered_by = secret

    @property
    def secret(self) -> secretsmanager.ISecret:
        """The secret; what was named by a string is known when the source is bound."""
        return cast("secretsmanager.ISecret", self.resource)

    def _make(
        self, function: lambda_.IFunction, scope: Construct
    ) -> secretsmanager.CfnRotationSchedule:
        """Make the schedule, and all that must be there when it rotates the secret at once."""
        # One permission per secret; AWS's page advises to leave the ARN out of one for all.
        permission = self._allow_invoke(
            function, scope, "secretsmanager.amazonaws.com", source_arn=self._full_arn
        )
        if self.props.get("grant") is not False:
            grant_or_warn(function, f"rotate {self.secret.node.path}", self._grant)
        schedule = secretsmanager.CfnRotationSchedule(
            scope,
            "Schedule",
            secret_id=self.secret.secret_arn,
            rotation_lambda_arn=function.function_arn,
            rotation_rules=self._rules(),
            rotate_immediately_on_update=self.props.get("rotate_immediately_on_update"),
        )
        if permission is not None:
            schedule.node.add_dependency(permission)
        wait_for_grants(cast("Any", schedule), function)
        return schedule

    def _rules(self) -> _Rules | None:
        interval: cdk.Duration | None = self.props.get("automatically_after")
        window: cdk.Duration | None = self.props.get("duration")
        expression = self.props.get("schedule_expression", _DEFAULT)
        if interval is not None:
            expression = rate(interval)
        if expression is None:  # on demand only
            return None
        hours = None if window is None else f"{window.to_hours():g}h"
        return _Rules(schedule_expression=expression, duration=hours)

    @property
    def _full_arn(self) -> str:
        """The ARN as IAM knows it: it ends in six characters, which an imported one may lack."""
        return self.secret.secret_full_arn or f"{self.secret.secret_arn}-??????"

    def _permissions(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to rotate the secret.

        https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
        """
        arn = self._full_arn
        yield allow([f"secretsmanager:{action}" for action in _SECRET_ACTIONS], arn)
        yield allow(["secretsmanager:GetRandomPassword"], "*")  # it has no resource
        if (key := self.secret.encryption_key) is not None:
            yield iam.PolicyStatement(
                actions=list(_KEY_ACTIONS),
                resources=[key.key_arn],
                conditions={"StringLike": {"kms:EncryptionContext:SecretARN": arn}},
            )
