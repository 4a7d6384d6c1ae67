"""Amazon Data Firehose."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, cast

import aws_cdk as cdk
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from lambda_event_sources.core import props
from lambda_event_sources.core.checks import checked
from lambda_event_sources.core.limits import Between, Limit, Seconds
from lambda_event_sources.core.owned import Owned
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.core.permissions import GrantInvoke
from lambda_event_sources.core.pushed import ConstructId, PushedEventSource
from lambda_event_sources.core.relations import Relation
from lambda_event_sources.core.rights import allow
from lambda_event_sources.core.rules import Together
from lambda_event_sources.core.tokens import is_token
from lambda_event_sources.parts.stream_destinations import (
    Destination,
    Transformable,
    destination_of,
    made_by,
    role_of,
)
from lambda_event_sources.relations.delivery_streams import FiveMinutes, OneTransformation
from lambda_event_sources.relations.pushed import INVOKED

_TRANSFORMATION = "https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html"
_PARAMETER = "https://docs.aws.amazon.com/firehose/latest/APIReference/API_ProcessorParameter.html"
_ACTIONS = ("lambda:InvokeFunction", "lambda:GetFunctionConfiguration")
_REASON = (
    "the function is a part of the stream's configuration, which CloudFormation cannot change in "
    "an existing stream"
)
AnyStream = firehose.DeliveryStream | firehose.CfnDeliveryStream
"""A delivery stream of this app."""


@dataclass(frozen=True)
class Megabytes(Limit):
    """A Size within bounds, both included."""

    low: float
    high: float

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return f"between {self.low:g} and {self.high:g} MB"

    def remedy(self, value: Any) -> str:
        """Return how to write a number as a Size."""
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return f"pass cdk.Size.mebibytes({value:g})" if is_number else ""

    def allows(self, value: cdk.Size) -> bool:
        """Tell whether the Size fits; a token does in mebibytes, as nothing can convert it."""
        amount = _megabytes(value)
        return amount is not None and (is_token(amount) or self.low <= amount <= self.high)


def _megabytes(size: cdk.Size) -> float | None:
    try:
        return size.to_mebibytes(rounding=cdk.SizeRoundingBehavior.NONE)
    except RuntimeError:  # the kernel converts no token
        return None


class FirehoseEventSource(PushedEventSource[firehose.CfnDeliveryStream]):
    """Let a function transform the records of a Firehose stream on their way.

    The stream gets the function as a processor, and the role with which it delivers is allowed to
    invoke exactly this function.
    """

    relations: ClassVar[tuple[Relation, ...]] = (
        *INVOKED,
        OneTransformation(),
        FiveMinutes(),
    )

    @checked(Together(("buffer_interval", "buffer_size"), page=_TRANSFORMATION))
    def __init__(
        self,
        delivery_stream: Annotated[
            AnyStream,
            Owned(
                (firehose.DeliveryStream, firehose.CfnDeliveryStream),
                "a delivery stream",
                _REASON,
            ),
            Transformable(),
            Doc("The delivery stream whose records are transformed.", page=_TRANSFORMATION),
        ],
        *,
        buffer_interval: Annotated[
            cdk.Duration,
            Seconds(0, 900),
            Doc(
                "How long Firehose gathers records before it invokes the function.",
                "60 seconds; 30 for Snowflake",
                _TRANSFORMATION,
            ),
        ]
        | None = None,
        buffer_size: Annotated[
            cdk.Size,
            Megabytes(0.2, 3),
            Doc(
                "How much of them it gathers at most.",
                "1 MB; 256 KB for Splunk and Snowflake",
                _TRANSFORMATION,
            ),
        ]
        | None = None,
        construct_id: ConstructId | None = None,
        grant: GrantInvoke | None = None,
        retries: Annotated[
            props.Number,
            Between(0, 300),
            Doc("How often Firehose repeats an invocation that failed.", "3", _PARAMETER),
        ]
        | None = None,
    ) -> None:
        """Describe how the records of `delivery_stream` reach the function."""
        self.triggered_by = self.delivery_stream = delivery_stream

    def _make(self, function: lambda_.IFunction, scope: Construct) -> firehose.CfnDeliveryStream:
        """Add the function to what CloudFormation gets of the stream, which is returned."""
        stream = made_by(self.delivery_stream)
        destination = cast("Destination", destination_of(stream))  # or it was refused before
        parameters = {
            "LambdaArn": function.function_arn,
            "RoleArn": destination.role_arn,
            **self._hints(),
        }
        setattr(stream, destination.attribute, destination.transformed_by(parameters))
        if self.props.get("grant") is not False:
            role = role_of(destination.role_arn, stream, scope)
            granted = role.add_to_principal_policy(allow(_ACTIONS, *_names_of(function)))
            if granted.policy_dependable is not None:
                stream.node.add_dependency(granted.policy_dependable)
        return stream

    def _hints(self) -> dict[str, str]:
        interval, size = self.props.get("buffer_interval"), self.props.get("buffer_size")
        numbers = {
            "BufferIntervalInSeconds": None if interval is None else interval.to_seconds(),
            "BufferSizeInMBs": None if size is None else _megabytes(size),
            "NumberOfRetries": self.props.get("retries"),
        }
        stringify = cdk.Tokenization.stringify_number
        return {name: stringify(value) for name, value in numbers.items() if value is not None}


def _names_of(function: lambda_.IFunction) -> list[str]:
    """Return the ARNs by which Firehose may call exactly this function.

    One without a version may get the latest one's name.
    https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
    """
    arn = function.function_arn
    is_qualified = isinstance(function, lambda_.Alias | lambda_.Version)
    return [arn] if is_qualified else [arn, f"{arn}:$LATEST"]
