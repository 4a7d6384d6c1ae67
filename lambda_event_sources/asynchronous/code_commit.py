"""AWS CodeCommit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

import aws_cdk as cdk
from aws_cdk import aws_codecommit as codecommit
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Length, Matches, NamedLimit
from lambda_event_sources.core.memory import once_per_object
from lambda_event_sources.core.nested import Distinct, Each, NotEmpty
from lambda_event_sources.core.owned import Owned, beside
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow
from lambda_event_sources.core.roles import grant_or_warn, role_of
from lambda_event_sources.relations.cycles import NoCycle
from lambda_event_sources.relations.pushed import PUSHED, TriggeredOnce
from lambda_event_sources.relations.repositories import (
    FewTriggers,
    OwnTriggerName,
    RepositoryRegion,
)

_GUIDE = "https://docs.aws.amazon.com/codecommit/latest/userguide"
_LIMITS = f"{_GUIDE}/limits.html"
_TRIGGER = "https://docs.aws.amazon.com/codecommit/latest/APIReference/API_RepositoryTrigger.html"
_RIGHTS = f"{_GUIDE}/auth-and-access-control-permissions-reference.html"
_LONGEST_NAME = 100
_REASON = (
    "CloudFormation cannot add a trigger to an existing repository; use EventBridgeEventSource "
    "with the event_pattern {'source': ['aws.codecommit'], 'detail-type': "
    "['CodeCommit Repository State Change'], 'resources': [the repository's ARN]}"
)


@dataclass(frozen=True)
class AllAlone(NamedLimit):
    """Events of a repository, of which one stands for all."""

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return "RepositoryEventTrigger.ALL alone, or the others"

    def allows(self, value: Any) -> bool:
        """Tell whether no event is there beside the one that stands for all."""
        return codecommit.RepositoryEventTrigger.ALL not in value or len(value) == 1


class CodeCommitEventSource(PushedEventSource[codecommit.Repository]):
    """Invoke a function when branches and tags of a CodeCommit repository change.

    The repository gets a trigger, and CodeCommit is allowed to invoke the function for it. The
    repository then waits for the function: pass `repository_actions` where the function reads it.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        TriggeredOnce(),
        FewTriggers(),
        OwnTriggerName(),
        RepositoryRegion(),
        NoCycle(
            "event['Records'][0]['eventSourceARN']",
            "pass repository_actions={actions} to the source instead",
        ),
    )
    named_by: ClassVar[str] = "repository_arn"

    @checked()
    def __init__(
        self,
        repository: Annotated[
            codecommit.Repository,
            Owned((codecommit.Repository,), "a CodeCommit repository", _REASON),
            Doc("The repository to watch.", page=f"{_GUIDE}/how-to-notify-lambda-cc.html"),
        ],
        *,
        branches: Annotated[
            Sequence[str],
            Length(0, 10, "branches"),
            Each(Length(1, 256)),
            Distinct(),
            Doc("The branches to watch.", "all branches and tags", _LIMITS),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
        custom_data: Annotated[
            str,
            Length(0, 1000),
            Doc("A text that the function finds in each event.", "none", _LIMITS),
        ]
        | None = None,
        events: Annotated[
            Sequence[codecommit.RepositoryEventTrigger],
            NotEmpty(),
            Distinct(),
            AllAlone(),
            Doc(
                "What must happen to a branch or tag.",
                "[codecommit.RepositoryEventTrigger.ALL]",
                _TRIGGER,
            ),
        ]
        | None = None,
        grant: GrantInvoke | None = None,
        name: Annotated[
            str,
            Matches(
                f"[A-Za-z0-9._-]{{1,{_LONGEST_NAME}}}",
                f"1 to {_LONGEST_NAME} letters, digits, dots, underscores and hyphens",
            ),
            Doc("What the trigger is called.", "made of the construct's path", _LIMITS),
        ]
        | None = None,
        repository_actions: Annotated[
            Sequence[str],
            Each(Matches("codecommit:[A-Za-z*]+", 'an action such as "codecommit:GetCommit"')),
            NotEmpty(),
            Distinct(),
            Doc(
                "What the function may do with the repository, by a policy that the function does "
                "not wait for. With ``repository.grant()``, the two would wait for each other.",
                "nothing",
                _RIGHTS,
            ),
        ]
        | None = None,
    ) -> None:
        """Describe which events of `repository` invoke the function."""
        self.triggered_by = self.repository = repository
        self._actions = repository_actions

    def _make(self, function: lambda_.IFunction, scope: Construct) -> codecommit.Repository:
        """Add the trigger to the repository, which is what is returned."""
        names = _names_of(self.repository)
        name = self.props.get("name") or cdk.Names.unique_resource_name(
            scope, max_length=_LONGEST_NAME, separator="-"
        )
        if name not in names:  # else CDK would raise; instead a relation says what to do
            names.add(name)
            options = {key: self.props.get(key) for key in ("branches", "custom_data", "events")}
            self.repository.notify(function.function_arn, name=name, **options)
        where = beside(self.repository, scope)
        if self._actions is not None:
            grant_or_warn(function, "use the repository", lambda fn: self._let_use(fn, where))
        self._allow_invoke(
            function,
            where,
            "codecommit.amazonaws.com",
            source_account=cdk.Stack.of(self.repository).account,
            source_arn=self.repository.repository_arn,
        )
        return self.repository

    def _let_use(self, function: lambda_.IFunction, scope: Construct) -> None:
        """Let the function use the repository, by a policy that the function does not wait for."""
        role = role_of(function)
        iam.Policy(
            scope,
            "Policy",
            statements=[allow(self._actions or (), self.repository.repository_arn)],
            roles=[role] if role else [],
        )


@once_per_object
def _names_of(repository: codecommit.Repository) -> set[str]:
    """Return the names of the triggers that sources have given to a repository."""
    del repository
    return set()
