"""What the sources for the two kinds of Amazon MQ brokers have in common."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from aws_cdk import aws_amazonmq as amazonmq
from aws_cdk import aws_iam as iam

from lambda_event_sources.core import props
from lambda_event_sources.core.by_arn import ByArn
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Length
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow
from lambda_event_sources.mappings.signed_in import SignedInEventSource
from lambda_event_sources.relations.brokers import SameBrokerFilters

_PAGE = f"{props.GUIDE}/process-mq-messages-with-lambda.html"


BROKER = Existing(
    "attr_open_wire_endpoints",
    "an Amazon MQ broker",
    arn="mq:{region}:{account}:broker:{name}:{id}",
    by_arn=ByArn,
)
"""https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmq.html"""

Broker = Annotated[
    amazonmq.CfnBroker | str,
    BROKER,
    Doc("The broker, or its ARN; a name is not enough, as the ARN has an id.", page=_PAGE),
]
"""The broker of a source."""

QueueName = Annotated[
    str, Length(1, 1000), Doc("The queue to read; cannot be changed later.", page=props.API)
]
"""The queue of a broker."""

Secret = Annotated[
    props.Secret,
    Doc("The user name and password of a user of the broker.", page=f"{props.GUIDE}/with-mq.html"),
]
"""What Lambda signs in with."""


class MqEventSource(SignedInEventSource):
    """A queue of an Amazon MQ broker."""

    relations: ClassVar[tuple[Relation, ...]] = (
        *SignedInEventSource.relations,
        SameBrokerFilters(),
    )

    existing: ClassVar[Existing | None] = BROKER

    @property
    def _arn(self) -> str:
        given: amazonmq.CfnBroker | str = self.triggered_by
        return given if isinstance(given, str) else given.attr_arn

    def _part(self) -> list[str]:
        return [self.props["queue"]]

    def _further_properties(self) -> dict[str, Any]:
        return {**super()._further_properties(), "queues": [self.props["queue"]]}

    def _describing(self) -> Iterator[iam.PolicyStatement]:
        """Yield what it takes to find the broker.

        https://docs.aws.amazon.com/lambda/latest/dg/process-mq-messages-with-lambda.html
        """
        yield allow(["mq:DescribeBroker"], self._arn)
