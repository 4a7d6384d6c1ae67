"""Routes of API Gateway's second version: what HTTP and WebSocket APIs have in common."""

from abc import abstractmethod
from typing import Annotated, Any, TypeVar, cast

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.existing import Existing, Import
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.memory import identity, once_per_object
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import is_elsewhere, permit
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource

T = TypeVar("T")

RouteConstructId = Annotated[
    ConstructId,
    Doc(
        "The construct id, within the function, of all that the source makes; with one, the route "
        "is made anew when another function gets it, which AWS refuses.",
        "the route is the API's, so that it can be given to another function",
        "https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html",
    ),
]
"""What the constructs of a route are called."""


class RouteEventSource(PushedEventSource[T]):
    """A route of an API that is shared by many functions."""

    @property
    @abstractmethod
    def route_key(self) -> str:
        """What API Gateway knows the route by."""

    def _home(self, function: lambda_.IFunction, scope: Construct, route_id: str) -> Construct:
        """Return where the route goes: mostly below the API, under the id that CDK gives it.

        Another logical id is another route, which is made before the first one is deleted; AWS
        refuses that, as the key is taken. So it must depend neither on the function nor on the
        order of the sources.
        """
        if "construct_id" in self.props:
            return scope
        api, stack = self.resource, stack_of(function)
        home: Any = api
        if not isinstance(api, Construct) or identity(stack_of(api)) != identity(stack):
            name = f"{type(self).__name__}:{cdk.Names.unique_id(api)}"
            home = stack.node.try_find_child(name) or Construct(stack, name)
        # What is there already is refused by a relation, with all other findings.
        return scope if home.node.try_find_child(route_id) else cast("Construct", home)

    def _let_call(
        self,
        function: lambda_.IFunction,
        scope: Construct,
        routes: str,
        permission_id: str = "Permission",
    ) -> None:
        """Let API Gateway invoke `function`.

        The ARN of a route has the account in it, and is all that AWS shows as a condition.
        https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html

        Args:
            function: The function.
            scope: Where the permission goes; it is made once there.
            routes: What follows the API in the ARN of the routes.
            permission_id: The permission's construct id.
        """
        if self.props.get("grant") is False or is_elsewhere(function):
            return
        permit(
            function,
            scope,
            permission_id,
            principal="apigateway.amazonaws.com",
            source_arn=stack_of(function).format_arn(
                service="execute-api", resource=self.resource.api_id, resource_name=routes
            ),
        )


@once_per_object
def stack_of(construct: Any) -> cdk.Stack:
    """Return the stack of a construct, which never changes."""
    return cdk.Stack.of(construct)


def existing_api(attribute: str, kind: str, by_id: Import) -> Existing:
    """Return how an API is named by its id or ARN; a token is the id, as ``Ref`` returns it.

    Args:
        attribute: What tells such an API from other objects.
        kind: What it is.
        by_id: What imports it by its id.
    """

    def by_text(scope: Any, construct_id: str, text: str) -> Any:
        is_arn = text.startswith("arn:")
        return by_id(scope, construct_id, text.rpartition("/")[2] if is_arn else text)

    return Existing(
        attribute,
        kind,
        arn="apigateway:{region}::/apis/{id}",
        by_arn=by_text,
        by_name=by_text,
        name=Matches("[a-z0-9]{1,32}", "the API's id, of small letters and digits"),
    )
