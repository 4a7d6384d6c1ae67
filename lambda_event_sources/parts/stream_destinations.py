"""Where delivery streams deliver to, and what is done to their records before."""

from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, cast

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesisfirehose as firehose
from constructs import Construct

from lambda_event_sources.core.limits import NamedLimit
from lambda_event_sources.core.owned import beside
from lambda_event_sources.core.structs import fields_of, is_list

_KINDS = (
    "extended_s3",
    "http_endpoint",
    "redshift",
    "splunk",
    "snowflake",
    "iceberg",
    "amazonopensearchservice",
    "amazon_open_search_serverless",
    "elasticsearch",
)
_Stream = firehose.CfnDeliveryStream


class Destination(NamedTuple):
    """Where a delivery stream delivers to.

    Attributes:
        attribute: The stream's attribute that says so.
        config: The struct in it.
        role_arn: The role with which Firehose delivers.
        processors: What is done to the records so far.
    """

    attribute: str
    config: Any
    role_arn: str
    processors: list[Any]

    def transformed_by(self, parameters: dict[str, str]) -> Any:
        """Return the struct with one more processor, which is a function."""
        own = [
            _Stream.ProcessorParameterProperty(parameter_name=name, parameter_value=value)
            for name, value in parameters.items()
        ]
        function = _Stream.ProcessorProperty(type="Lambda", parameters=own)
        fields = fields_of(self.config)
        fields["processing_configuration"] = _Stream.ProcessingConfigurationProperty(
            enabled=True, processors=[*self.processors, function]
        )
        return type(self.config)(**fields)


def made_by(stream: firehose.DeliveryStream | _Stream) -> _Stream:
    """Return what CloudFormation gets of a delivery stream."""
    return stream if isinstance(stream, _Stream) else cast("_Stream", stream.node.default_child)


def destination_of(stream: _Stream) -> Destination | None:
    """Return where a stream delivers to; None where that cannot be transformed, or is not known."""
    for kind in _KINDS:
        attribute = f"{kind}_destination_configuration"
        config = _read(stream, attribute)
        if config is not None:
            backup: Any = getattr(config, "s3_configuration", None)
            role_arn = getattr(config, "role_arn", None) or getattr(backup, "role_arn", None)
            processing: Any = getattr(config, "processing_configuration", None)
            processors: Any = getattr(processing, "processors", None) or []
            is_known = hasattr(config, "processing_configuration") and is_list(processors)
            if is_known and role_arn and (processing is None or hasattr(processing, "processors")):
                return Destination(attribute, config, role_arn, processors)
    return None


def _read(stream: _Stream, attribute: str) -> Any:
    """Return an attribute of a stream; None also where it is a token that jsii has no class for."""
    try:
        return getattr(stream, attribute)
    except KeyError:
        return None


def role_of(arn: str, stream: _Stream, scope: Construct) -> iam.IRole:
    """Return the role of an ARN: the one of this app, or an imported one.

    Args:
        arn: The ARN.
        stream: The stream, which waits for the role's policy.
        scope: Where what is imported goes, if that is in the stream's stack.
    """
    token: Any = cdk.Tokenization.reverse_string(arn).first_token
    owner = token.target.node.scope if isinstance(token, cdk.Reference) else None
    if isinstance(owner, iam.Role):
        return cast("iam.IRole", owner)
    return iam.Role.from_role_arn(beside(stream, scope), "Role", arn)


@dataclass(frozen=True)
class Transformable(NamedLimit):
    """A delivery stream to which a function can be added; asks the kernel for its destination."""

    takes_tokens: ClassVar[bool] = False

    def __str__(self) -> str:
        """Complete the sentence "must be ..."."""
        return (
            "a delivery stream with a destination that is known at synth, as are its role and its "
            "processors; for S3, an extended one"
        )

    def allows(self, value: firehose.DeliveryStream | _Stream) -> bool:
        """Tell whether a function can be added."""
        return destination_of(made_by(value)) is not None
