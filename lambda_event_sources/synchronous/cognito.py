"""Amazon Cognito user pools."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, Any, ClassVar

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.nested import Distinct, Each, NotEmpty
from lambda_event_sources.core.owned import beside
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke, is_left_without, silence
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow
from lambda_event_sources.core.roles import grant_or_warn, role_of
from lambda_event_sources.parts.user_pool_triggers import (
    INBOUND_FEDERATION,
    USER_POOL,
    Trigger,
    VersionOfTrigger,
    name_of,
)
from lambda_event_sources.relations.cycles import NoCycle
from lambda_event_sources.relations.pushed import PUSHED
from lambda_event_sources.relations.user_pools import (
    AnswersCognito,
    CustomizedTokens,
    OneTokenFunction,
    OneTrigger,
    PoolRegion,
    SenderKey,
)

_GUIDE = "https://docs.aws.amazon.com/cognito/latest/developerguide"
_TRIGGERS = "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LambdaConfigType.html"
_ACTIONS = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html"


class CognitoEventSource(PushedEventSource["lambda_.CfnPermission | None"]):
    """Invoke a function when something happens in a user pool: a sign-up, a sign-in, a message.

    Cognito is allowed to invoke the function for this pool, and the pool is told to do so. The pool
    then waits for the function: pass `user_pool_actions` where the function uses the pool, too.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        OneTrigger(),
        OneTokenFunction(),
        SenderKey(),
        CustomizedTokens(),
        PoolRegion(),
        AnswersCognito(),
        NoCycle("event['userPoolId']", "pass user_pool_actions={actions} to the source instead"),
    )
    named_by: ClassVar[str] = "user_pool_arn"

    @checked(VersionOfTrigger(page=f"{_GUIDE}/user-pool-lambda-pre-token-generation.html"))
    def __init__(
        self,
        user_pool: Annotated[cognito.UserPool, USER_POOL, Doc("The user pool.", page=_TRIGGERS)],
        operation: Annotated[
            cognito.UserPoolOperation,
            Trigger(),
            Doc("What happens in the pool.", page=_TRIGGERS),
        ],
        *,
        lambda_version: Annotated[
            cognito.LambdaVersion,
            Doc(
                "The version of the event; from V2_0 on, access tokens can be customized.",
                "V1_0",
                f"{_GUIDE}/user-pool-lambda-pre-token-generation.html",
            ),
        ]
        | None = None,
        user_pool_actions: Annotated[
            Sequence[str],
            Each(Matches("cognito-idp:[A-Za-z*]+", 'an action such as "cognito-idp:AdminGetUser"')),
            NotEmpty(),
            Distinct(),
            Doc(
                "What the function may do with the pool, by a policy that the function does not "
                "wait for. With ``pool.grant()``, pool and function would wait for each other.",
                "nothing",
                _ACTIONS,
            ),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
        grant: GrantInvoke | None = None,
    ) -> None:
        """Describe what in `user_pool` invokes the function."""
        self.triggered_by = self.user_pool = user_pool
        self.operation_name = name_of(operation)
        self._operation = operation
        self._version = lambda_version
        self._actions = user_pool_actions

    def _make(self, function: lambda_.IFunction, scope: Construct) -> lambda_.CfnPermission | None:
        # What CDK refuses, a trigger that is there already or a sender without a key, would reach
        # the user without its type and place; relations read it from the template, with remedies.
        with suppress(RuntimeError):
            self.user_pool.add_trigger(self._operation, function, self._version)
        if self.operation_name == INBOUND_FEDERATION:  # CDK knows it not, and writes the ARN alone
            trigger = {"LambdaArn": function.function_arn, "LambdaVersion": "V1_0"}
            pool: Any = self.user_pool.node.default_child
            pool.add_property_override("LambdaConfig.InboundFederation", trigger)
        if self._actions is not None:
            where = beside(self.user_pool, scope)
            grant_or_warn(function, "use the user pool", lambda fn: self._let_use(fn, where))
        return self._permission(function)

    def _permission(self, function: lambda_.IFunction) -> lambda_.CfnPermission | None:
        """Return the permission that CDK has made in the stack of the pool, corrected.

        In the function's stack, each of both stacks would need the other one.
        """
        name = f"{self.operation_name[0].upper()}{self.operation_name[1:]}Cognito"
        account = cdk.Stack.of(self.user_pool).account
        permission = self._allow_invoke(
            function,
            self.user_pool,  # pyright: ignore[reportArgumentType]
            "cognito-idp.amazonaws.com",
            permission_id=name,
            source_arn=self.user_pool.user_pool_arn,
            source_account=account,
        )
        if permission is None:
            self.user_pool.node.try_remove_child(name)
        else:
            permission.source_account = account
        if is_left_without(function):
            silence(function)
        return permission

    def _let_use(self, function: lambda_.IFunction, scope: Construct) -> None:
        """Let the function use the pool, by a policy that the function does not wait for."""
        role = role_of(function)
        iam.Policy(
            scope,
            "Policy",
            statements=[allow(self._actions or (), self.user_pool.user_pool_arn)],
            roles=[role] if role else [],
        )
