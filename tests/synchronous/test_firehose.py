"""Firehose: the processor, the rights of the stream's role, and how CDK's own module differs."""

import json
from typing import Any

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import assertions
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3

from lambda_event_sources import FirehoseEventSource, PropTypeError, ValidationError
from tests.conftest import make_function
from tests.parity.intent import intent, of_type

_STREAM = "AWS::KinesisFirehose::DeliveryStream"
_FUNCTION = {"Fn::GetAtt": ["AWS::Lambda::Function", "Arn"]}
_ROLE = {"Fn::GetAtt": ["AWS::IAM::Role", "Arn"]}
_ROLE_ARN = "arn:aws:iam::111111111111:role/deliverer"
_BUCKET_ARN = "arn:aws:s3:::archive"
_Cfn = firehose.CfnDeliveryStream


def _stream(scope: cdk.Stack, **destination: Any) -> firehose.DeliveryStream:
    bucket = s3.Bucket(scope, "Bucket")
    silent: Any = firehose.DisableLogging()
    place: Any = firehose.S3Bucket(bucket, logging_config=silent, **destination)
    return firehose.DeliveryStream(scope, "Stream", destination=place)


def _processors(stack: cdk.Stack) -> list[dict[str, Any]]:
    (stream,) = of_type(intent(stack), _STREAM)
    (destination,) = (value for key, value in stream.items() if "Destination" in key)
    processing: dict[str, Any] = destination["ProcessingConfiguration"]
    assert processing["Enabled"] is True
    processors: list[dict[str, Any]] = processing["Processors"]
    return processors


def _parameters(stack: cdk.Stack) -> dict[str, Any]:
    (function,) = (each for each in _processors(stack) if each["Type"] == "Lambda")
    return {each["ParameterName"]: each["ParameterValue"] for each in function["Parameters"]}


def _rights(stack: cdk.Stack) -> list[dict[str, Any]]:
    return [
        statement
        for policy in of_type(intent(stack), "AWS::IAM::Policy")
        for statement in policy["PolicyDocument"]["Statement"]
        if "lambda:InvokeFunction" in statement["Action"]
    ]


def test_a_stream_and_a_function(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The stream's role may invoke exactly this function, and the stream waits for that."""
    source = FirehoseEventSource(_stream(stack))
    function.add_event_source(source)

    assert _parameters(stack) == {"LambdaArn": _FUNCTION, "RoleArn": _ROLE}
    latest = {"Fn::Join": ["", [_FUNCTION, ":$LATEST"]]}
    assert _rights(stack) == [
        {
            "Action": ["lambda:InvokeFunction", "lambda:GetFunctionConfiguration"],
            "Effect": "Allow",
            "Resource": [_FUNCTION, latest],
        }
    ]
    (made,) = (item for item in intent(stack) if item["Type"] == _STREAM)
    assert made["DependsOn"] == ["AWS::IAM::Policy"]
    assert of_type(intent(stack), "AWS::Lambda::Permission") == []
    assert source.construct_for(function).node.path == "Stack/Stream/Resource"


@pytest.mark.parametrize(
    ("options", "parameters"),
    [
        (
            {"buffer_interval": cdk.Duration.seconds(0), "buffer_size": cdk.Size.mebibytes(0.2)},
            {"BufferIntervalInSeconds": "0", "BufferSizeInMBs": "0.2"},
        ),
        (
            {"buffer_interval": cdk.Duration.minutes(15), "buffer_size": cdk.Size.kibibytes(512)},
            {"BufferIntervalInSeconds": "900", "BufferSizeInMBs": "0.5"},
        ),
        ({"retries": 0}, {"NumberOfRetries": "0"}),
        ({"retries": 300}, {"NumberOfRetries": "300"}),
    ],
    ids=["least", "most", "no retries", "many retries"],
)
def test_options(
    stack: cdk.Stack,
    function: lambda_.Function,
    options: dict[str, Any],
    parameters: dict[str, Any],
) -> None:
    """Each option is a parameter of the processor."""
    function.add_event_source(FirehoseEventSource(_stream(stack), **options))

    assert _parameters(stack) == {"LambdaArn": _FUNCTION, "RoleArn": _ROLE, **parameters}


def test_tokens(stack: cdk.Stack, function: lambda_.Function) -> None:
    """Numbers may be known at deploy only."""
    number = cdk.CfnParameter(stack, "Number", type="Number").value_as_number
    function.add_event_source(
        FirehoseEventSource(
            _stream(stack),
            buffer_interval=cdk.Duration.seconds(number),
            buffer_size=cdk.Size.mebibytes(number),
            retries=number,
        )
    )

    parameters = _parameters(stack)
    names = ("BufferIntervalInSeconds", "BufferSizeInMBs", "NumberOfRetries")
    assert [parameters[name] for name in names] == [{"Ref": "Number"}] * 3


def test_other_processors_stay(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The function gets what the stream's own processors have made of the records."""
    own: list[Any] = [
        firehose.DecompressionProcessor(),
        firehose.CloudWatchLogProcessor(data_message_extraction=True),
    ]
    function.add_event_source(FirehoseEventSource(_stream(stack, processors=own)))

    types = [processor["Type"] for processor in _processors(stack)]
    assert types == ["Decompression", "CloudWatchLogProcessing", "Lambda"]


_S3 = {"bucketArn": _BUCKET_ARN, "roleArn": _ROLE_ARN}
_VIA_S3 = {"roleArn": _ROLE_ARN, "s3Configuration": _S3}
_DESTINATIONS: dict[str, dict[str, Any]] = {
    "amazon_open_search_serverless": {"indexName": "readings", **_VIA_S3},
    "amazonopensearchservice": {"indexName": "readings", **_VIA_S3},
    "elasticsearch": {"indexName": "readings", **_VIA_S3},
    "extended_s3": _S3,
    "http_endpoint": {
        "endpointConfiguration": {"url": "https://example.com"},
        "s3Configuration": _S3,
    },
    "iceberg": {
        "catalogConfiguration": {"catalogArn": "arn:aws:glue:eu-west-1:111111111111:catalog"},
        **_VIA_S3,
    },
    "redshift": {
        "clusterJdbcurl": "jdbc:redshift://r:5439/shop",
        "copyCommand": {"dataTableName": "readings"},
        **_VIA_S3,
    },
    "snowflake": {
        "accountUrl": "https://a.snowflakecomputing.com",
        "database": "shop",
        "schema": "public",
        "table": "readings",
        **_VIA_S3,
    },
    "splunk": {"hecEndpoint": "h", "hecEndpointType": "Raw", "s3Configuration": _S3},
}


@pytest.mark.parametrize("kind", _DESTINATIONS)
def test_destinations(stack: cdk.Stack, function: lambda_.Function, kind: str) -> None:
    """A stream of an L1 class may deliver anywhere; a role of elsewhere gets a policy."""
    given: dict[str, Any] = {f"{kind}_destination_configuration": _DESTINATIONS[kind]}
    function.add_event_source(FirehoseEventSource(_Cfn(stack, "Stream", **given)))

    assert _parameters(stack) == {"LambdaArn": _FUNCTION, "RoleArn": _ROLE_ARN}
    (policy,) = of_type(intent(stack), "AWS::IAM::Policy")
    assert policy["Roles"] == ["deliverer"]


def test_an_existing_stream_is_refused(stack: cdk.Stack) -> None:
    """The function would have to be a part of it."""
    imported: Any = firehose.DeliveryStream.from_delivery_stream_name(stack, "Imported", "readings")
    streams: list[Any] = [imported, "readings"]
    for stream in streams:
        with pytest.raises(PropTypeError, match="which CloudFormation cannot change"):
            FirehoseEventSource(stream)


@jsii.implements(cdk.IAnyProducer)
class _Late:
    def produce(self, context: Any) -> Any:
        del context
        return _S3


def test_a_destination_that_cannot_be_transformed(stack: cdk.Stack) -> None:
    """The plain S3 destination has no processors; what is a token cannot be added to."""
    late: Any = cdk.Lazy.uncached_any(_Late())
    either: Any = cdk.Fn.condition_if("Condition", _S3, _S3)
    streams = [
        _Cfn(stack, "Plain", s3_destination_configuration=_S3),
        _Cfn(stack, "Late", extended_s3_destination_configuration=late),
        _Cfn(stack, "Either", extended_s3_destination_configuration=either),
        _Cfn(stack, "None"),
    ]
    for stream in streams:
        with pytest.raises(ValidationError, match="a destination that is known at synth"):
            FirehoseEventSource(stream)


def test_grant(stack: cdk.Stack, function: lambda_.Function) -> None:
    """With grant=False the role is somebody else's."""
    function.add_event_source(FirehoseEventSource(_stream(stack), grant=False))

    assert _rights(stack) == []
    assert _parameters(stack)["LambdaArn"] == _FUNCTION


def test_an_alias(stack: cdk.Stack, function: lambda_.Function) -> None:
    """The role may invoke the alias alone."""
    alias = function.add_alias("live")
    alias.add_event_source(FirehoseEventSource(_stream(stack)))

    assert _parameters(stack)["LambdaArn"] == {"Ref": "AWS::Lambda::Alias"}
    assert _rights(stack)[0]["Resource"] == {"Ref": "AWS::Lambda::Alias"}


def test_an_imported_function(stack: cdk.Stack) -> None:
    """The role is allowed to invoke it, too."""
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:f"
    function = lambda_.Function.from_function_arn(stack, "Function", arn)
    function.add_event_source(FirehoseEventSource(_stream(stack)))

    assert _rights(stack)[0]["Resource"] == [arn, f"{arn}:$LATEST"]


@pytest.mark.parametrize("level", ["L1", "L2"])
def test_a_role_of_the_app(stack: cdk.Stack, function: lambda_.Function, level: str) -> None:
    """A role of this app is allowed, however it was made."""
    if level == "L2":
        principal: Any = iam.ServicePrincipal("firehose.amazonaws.com")
        arn = iam.Role(stack, "Role", assumed_by=principal).role_arn
    else:
        arn = iam.CfnRole(stack, "Role", assume_role_policy_document={"Statement": []}).attr_arn
    config = _Cfn.ExtendedS3DestinationConfigurationProperty(bucket_arn=_BUCKET_ARN, role_arn=arn)
    stream = _Cfn(stack, "Stream", extended_s3_destination_configuration=config)
    function.add_event_source(FirehoseEventSource(stream))

    (policy,) = of_type(intent(stack), "AWS::IAM::Policy")
    assert ("AWS::IAM::Role" in str(policy["Roles"])) is True
    assert len(_rights(stack)) == 1


def test_a_role_of_which_only_the_arn_is_at_hand(app: cdk.App) -> None:
    """Its policy is with the stream, which waits for it: else two stacks wait for each other."""
    streams, functions = cdk.Stack(app, "Streams"), cdk.Stack(app, "Functions")
    role = iam.CfnRole(streams, "Role", assume_role_policy_document={"Statement": []})
    destination = _Cfn.ExtendedS3DestinationConfigurationProperty(
        bucket_arn=_BUCKET_ARN, role_arn=role.attr_arn
    )
    stream = _Cfn(streams, "Stream", extended_s3_destination_configuration=destination)
    make_function(functions, "Function").add_event_source(FirehoseEventSource(stream))

    assert [len(_rights(stack)) for stack in (streams, functions)] == [1, 0]


def test_processors_that_are_known_later(stack: cdk.Stack, function: lambda_.Function) -> None:
    """An escape hatch may hide them from everybody."""
    stream = _stream(stack)
    function.add_event_source(FirehoseEventSource(stream))
    name = "ExtendedS3DestinationConfiguration.ProcessingConfiguration.Processors"
    late: dict[str, Any] = {"Fn::If": ["IsLive", [], {"Ref": "AWS::NoValue"}]}
    made: Any = stream.node.default_child
    made.add_property_override(name, late)

    template = json.dumps(assertions.Template.from_stack(stack).to_json())
    assert json.dumps(late) in template


def test_no_permission_is_missed(app: cdk.App) -> None:
    """It is the stream's role that is allowed, wherever the function is."""
    place = cdk.Environment(account="222222222222", region="eu-west-1")
    stack = cdk.Stack(app, "Stack", env=place)
    arn = "arn:aws:lambda:eu-west-1:111111111111:function:orders"
    function = lambda_.Function.from_function_arn(stack, "Function", arn)
    function.add_event_source(FirehoseEventSource(_stream(stack)))

    assert len(_rights(stack)) == 1
    every = assertions.Match.any_value()
    assert assertions.Annotations.from_stack(stack).find_warning("*", every) == []


def test_beside_cdk(app: cdk.App, stack: cdk.Stack, function: lambda_.Function) -> None:
    """CDK drops zero retries, and lets the role invoke every version and read no configuration."""
    function.add_event_source(FirehoseEventSource(_stream(stack), retries=0))
    theirs = cdk.Stack(app, "Theirs")
    processor: Any = firehose.LambdaFunctionProcessor(
        _any(make_function(theirs, "Function")), retries=0
    )
    _stream(theirs, processors=[processor])

    assert _parameters(stack) == {**_parameters(theirs), "NumberOfRetries": "0"}
    assert "NumberOfRetries" not in _parameters(theirs)
    anything = {"Fn::Join": ["", [_FUNCTION, ":*"]]}
    assert _rights(theirs) == [
        {
            "Action": "lambda:InvokeFunction",
            "Effect": "Allow",
            "Resource": [_FUNCTION, anything],
        }
    ]


def _any(value: object) -> Any:
    return value
