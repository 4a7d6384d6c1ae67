"""Lambda function URLs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.errors import Problem
from lambda_event_sources.core.limits import Length, OneOf, Seconds
from lambda_event_sources.core.nested import Each, Fields, NotEmpty
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke, permit, silence
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rules import Rule
from lambda_event_sources.parts.callers import Caller, allow_to_call, url_permissions
from lambda_event_sources.relations.pushed import PUSHED
from lambda_event_sources.relations.urls import (
    LatestOrAlias,
    OneUrl,
    UrlNearby,
    UrlRegion,
    unversioned,
)

_AUTH = "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"
_CORS = "https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html"
_CONFIG = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html"
_PERMISSION = "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html"

_NONE = lambda_.FunctionUrlAuthType.NONE
# Lambda answers preflight requests itself, and has no room for a name as long as OPTIONS.
_METHODS = tuple(method for method in lambda_.HttpMethod if method.name != "OPTIONS")
_PUBLIC = url_permissions(_NONE)
_PUBLIC_ID = "invoke-function"


_HEADERS = (Length(1, 100, "headers"), Each(Length(1, 1024)))


@dataclass(frozen=True)
class NamesCallers(Rule):
    """Callers are named only where not everybody may call, and permissions are made."""

    def __str__(self) -> str:
        """State the rule in one clause."""
        return "allowed is left out where auth_type is NONE (all may call) or grant is False"

    def problems(self, given: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem where callers are named in vain."""
        if "allowed" not in given:
            return
        if given.get("auth_type") is _NONE:
            yield self.problem("allowed", given["allowed"], "left out when auth_type is NONE")
        elif given.get("grant") is False:
            yield self.problem("allowed", given["allowed"], "left out when grant is False")


class FunctionUrlEventSource(PushedEventSource[lambda_.FunctionUrl]):
    """Invoke a function with the HTTP requests to a URL of its own.

    Callers must sign their requests, and those that are `allowed` may call; with
    ``auth_type=lambda_.FunctionUrlAuthType.NONE`` everybody may. ``construct_for(fn).url`` is the
    URL.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        OneUrl(),
        LatestOrAlias(),
        UrlNearby(),
        UrlRegion(),
    )

    @checked(NamesCallers(page=_AUTH))
    def __init__(
        self,
        *,
        allowed: Annotated[
            Sequence[iam.IGrantable],
            NotEmpty(),
            Each(Caller()),
            Doc("Who may call the URL.", "whoever is allowed elsewhere", _PERMISSION),
        ]
        | None = None,
        auth_type: Annotated[
            lambda_.FunctionUrlAuthType,
            Doc("Whether requests must be signed with AWS credentials.", "AWS_IAM: yes", _AUTH),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
        cors: Annotated[
            lambda_.FunctionUrlCorsOptions | dict[str, Any],
            Fields(
                lambda_.FunctionUrlCorsOptions,
                allowed_headers=_HEADERS,
                allowed_methods=(Length(1, 6, "methods"), Each(OneOf(_METHODS))),
                allowed_origins=(Length(1, 100, "origins"), Each(Length(1, 253))),
                exposed_headers=_HEADERS,
                max_age=Seconds(0, 86_400),
            ),
            Doc("Which pages of other origins may call the URL.", "none", _CORS),
        ]
        | None = None,
        grant: GrantInvoke | None = None,
        invoke_mode: Annotated[
            lambda_.InvokeMode,
            Doc("Whether the response is streamed as it comes.", "BUFFERED: no", _CONFIG),
        ]
        | None = None,
    ) -> None:
        """Describe who may call the URL, and how it answers."""
        self._allowed = allowed or ()
        self._public = auth_type is _NONE
        names = ("auth_type", "cors", "invoke_mode")
        self._options = {name: self.props[name] for name in names if name in self.props}

    def _make(self, function: lambda_.IFunction, scope: Construct) -> lambda_.FunctionUrl:
        target, options = unversioned(function), dict(self._options)
        if self._public and target.permissions_node.try_find_child(_PUBLIC_ID) is not None:
            # CDK would raise over the permissions of the function's other URL; a relation refuses.
            del options["auth_type"]
        url = lambda_.FunctionUrl(scope, "FunctionUrl", function=target, **options)
        if self._public:
            self._correct_public_permissions(target, scope)
        for number, caller in enumerate(self._allowed, start=1):
            allow_to_call(caller, target, scope, number)
        return url

    def _correct_public_permissions(self, function: lambda_.IFunction, scope: Construct) -> None:
        """Take back what CDK made, or make it where CDK did not."""
        if self.props.get("grant") is False:
            for construct_id in _PUBLIC:
                function.permissions_node.try_remove_child(construct_id)
        elif function.permissions_node.try_find_child(_PUBLIC_ID) is None:
            for construct_id, permission in _PUBLIC.items():
                # Callers without credentials have no account or ARN to be limited to.
                permit(function, scope, construct_id, principal="*", **permission)
            silence(function)
