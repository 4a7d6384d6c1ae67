"""Amazon Connect."""

from typing import Annotated, ClassVar

from aws_cdk import aws_connect as connect
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core.by_arn import ByArn
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.relations.contact_centers import (
    AnswersFlow,
    InstanceRegion,
    OneAssociation,
)
from lambda_event_sources.relations.pushed import PUSHED

_GUIDE = "https://docs.aws.amazon.com/connect/latest/adminguide"


INSTANCE = Existing(
    "attr_instance_status",
    "an Amazon Connect instance",
    arn="connect:{region}:{account}:instance/{id}",
    by_arn=ByArn,
    name=Matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "the instance's id, a UUID"),
)
"""https://docs.aws.amazon.com/connect/latest/adminguide/find-instance-arn.html"""


class ConnectEventSource(PushedEventSource[connect.CfnIntegrationAssociation]):
    """Offer a function to the flows of an Amazon Connect instance.

    Connect is allowed to invoke the function for this instance, and the function is associated with
    it; flows then have it in their block "Invoke AWS Lambda function".
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *PUSHED,
        OneAssociation(),
        InstanceRegion(),
        AnswersFlow(),
    )
    existing: ClassVar[Existing | None] = INSTANCE
    named_by: ClassVar[str] = "attr_arn"

    @checked()
    def __init__(
        self,
        instance: Annotated[
            connect.CfnInstance | str,
            INSTANCE,
            Doc(
                "The instance, its ARN or its id.",
                page=f"{_GUIDE}/connect-lambda-functions.html",
            ),
        ],
        *,
        construct_id: ConstructId | None = None,
        grant: GrantInvoke | None = None,
    ) -> None:
        """Describe whose flows may invoke the function."""
        self.triggered_by = instance

    @property
    def instance(self) -> connect.CfnInstance | ByArn:
        """The instance; what was named by a string is known when the source is bound."""
        found: connect.CfnInstance | ByArn = self.resource
        return found

    def _make(
        self, function: lambda_.IFunction, scope: Construct
    ) -> connect.CfnIntegrationAssociation:
        arn = self.instance.attr_arn
        self._allow_invoke(function, scope, "connect.amazonaws.com", source_arn=arn)
        return connect.CfnIntegrationAssociation(
            scope,
            "Resource",
            instance_id=arn,
            integration_type="LAMBDA_FUNCTION",
            integration_arn=function.function_arn,
        )
