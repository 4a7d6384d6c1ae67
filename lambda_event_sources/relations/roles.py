"""The function's role, and what it can be allowed here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from aws_cdk import aws_iam as iam

from lambda_event_sources.core.bindings import Binding
from lambda_event_sources.core.facts import Facts
from lambda_event_sources.core.relations import Finding, Relation
from lambda_event_sources.core.resources import Resource, logical_id_of
from lambda_event_sources.core.roles import is_owned, role_of


def _takes_policies(role: iam.IRole) -> bool:
    """Tell whether something was granted to an imported role: it is then below the role."""
    return any(isinstance(child, iam.Policy) for child in role.node.children)


@dataclass(frozen=True)
class MutableRole(Relation):
    """A role that CDK may not change drops whatever it is granted, without a word."""

    name: ClassVar[str] = "immutable-role"
    page: ClassVar[str] = "https://docs.aws.amazon.com/cdk/v2/guide/define-iam-l2.html"
    refuses: ClassVar[bool] = False

    def __str__(self) -> str:
        """State the relation in one clause."""
        return "the function's role can be changed by this app, or the source has grant=False"

    def findings(self, bindings: Sequence[Binding], facts: Facts) -> Iterator[Finding]:
        """Yield what roles were not allowed; the kernel is asked where no policy is in sight."""
        for binding in bindings:
            function = facts.function(binding)
            role = None if function is None else logical_id_of(function.properties.get("Role"))
            if function is not None and role in facts.once(function.stack, _roles_with_policy):
                continue
            if binding.source.props.get("grant", True) and (message := self._message(binding)):
                yield Finding(self, binding, message)

    def _message(self, binding: Binding) -> str | None:
        role = role_of(binding.function)
        if role is None or is_owned(role) or _takes_policies(role):
            return None
        statements = binding.source.required_permissions()
        actions = dict.fromkeys(action for statement in statements for action in statement.actions)
        return (
            f"the role of the function {binding.path} is immutable, so that it was not allowed "
            f"{', '.join(actions)}: allow it that where the role is made, by the statements of "
            "required_permissions(), and pass grant=False"
        )


def _roles_with_policy(resources: Iterable[Resource]) -> set[str]:
    """Return the logical ids of the roles that policies are given to."""
    policies = (item.properties for item in resources if item.type == "AWS::IAM::Policy")
    roles = (role for policy in policies for role in policy.get("Roles", ()))
    return {logical_id for role in roles if (logical_id := logical_id_of(role)) is not None}
