"""Functions that transform the records of delivery streams."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_kinesisfirehose as firehose

from tests.checks.pair import Pair
from tests.checks.scene import Scene

GUIDE = "https://docs.aws.amazon.com/firehose/latest"
TRANSFORMATION = f"{GUIDE}/dev/data-transformation.html"
PARAMETER = f"{GUIDE}/APIReference/API_ProcessorParameter.html"
PROCESSING = f"{GUIDE}/APIReference/API_ProcessingConfiguration.html"
Seconds, Megabytes = cdk.Duration.seconds, cdk.Size.mebibytes


def stream(s: Scene, kind: str = "extended_s3", **more: Any) -> firehose.CfnDeliveryStream:
    config: Any = {
        "bucketArn": "arn:aws:s3:::archive",
        "roleArn": "arn:aws:iam::111111111111:role/deliverer",
        **more,
    }
    given: Any = {f"{kind}_destination_configuration": config}
    return firehose.CfnDeliveryStream(s.stack, "Stream", **given)


def bind(s: Scene, what: Any = None, fn: Any = None, **kw: Any) -> object:
    return s.bind(s.m.FirehoseEventSource(what or stream(s), **kw), fn)


def given(
    about: str, wrong: dict[str, Any], valid: dict[str, Any], page: str = TRANSFORMATION
) -> Pair:
    return Pair(about, lambda s: bind(s, **wrong), lambda s: bind(s, **valid), page, own=True)


def hints(seconds: float, megabytes: float) -> dict[str, Any]:
    return {"buffer_interval": Seconds(seconds), "buffer_size": Megabytes(megabytes)}


def imported(s: Scene) -> Any:
    return firehose.DeliveryStream.from_delivery_stream_name(s.stack, "Imported", "readings")


def processed(s: Scene, kind: str) -> firehose.CfnDeliveryStream:
    processors = [{"type": kind}]
    return stream(s, processingConfiguration={"enabled": True, "processors": processors})


def twice(s: Scene, *, same: bool) -> None:
    what = stream(s)
    for number in range(2):
        bind(s, what if same or number else processed_elsewhere(s), s.fn(name=f"Fn{number}"))


def processed_elsewhere(s: Scene) -> firehose.CfnDeliveryStream:
    config: Any = {
        "bucketArn": "arn:aws:s3:::archive",
        "roleArn": "arn:aws:iam::111111111111:role/other",
    }
    return firehose.CfnDeliveryStream(
        s.stack, "Other", extended_s3_destination_configuration=config
    )


PAIRS = [
    Pair("stream: imported", lambda s: bind(s, imported(s)), bind, TRANSFORMATION, own=True),
    Pair("stream: a name", lambda s: bind(s, "readings"), bind, TRANSFORMATION, own=True),
    Pair(
        "stream: the plain S3 destination",
        lambda s: bind(s, stream(s, "s3")),
        lambda s: bind(s, stream(s, "extended_s3")),
        "https://docs.aws.amazon.com/firehose/latest/APIReference/"
        "API_S3DestinationConfiguration.html",
        own=True,
    ),
    given("buffer_interval: too long", hints(901, 1), hints(900, 1)),
    given("buffer_size: too much", hints(60, 3.1), hints(60, 3)),
    given("buffer_size: too little", hints(60, 0.1), hints(60, 0.2)),
    given("buffer_size: a number", {**hints(60, 1), "buffer_size": 1}, hints(60, 1)),
    given("buffer_size alone", {"buffer_size": Megabytes(1)}, hints(60, 1)),
    given("buffer_interval alone", {"buffer_interval": Seconds(60)}, hints(60, 1)),
    given("retries: too many", {"retries": 301}, {"retries": 300}, PARAMETER),
    given("retries: negative", {"retries": -1}, {"retries": 0}, PARAMETER),
    Pair(
        "two functions for a stream",
        lambda s: twice(s, same=True),
        lambda s: twice(s, same=False),
        PROCESSING,
        own=True,
    ),
    Pair(
        "a function beside one of CDK",
        lambda s: bind(s, processed(s, "Lambda")),
        lambda s: bind(s, processed(s, "AppendDelimiterToRecord")),
        PROCESSING,
        own=True,
    ),
    Pair(
        "function that takes more than five minutes",
        lambda s: bind(s, fn=s.fn(timeout=Seconds(301))),
        lambda s: bind(s, fn=s.fn(timeout=Seconds(300))),
        TRANSFORMATION,
        risky=True,
        own=True,
    ),
]
