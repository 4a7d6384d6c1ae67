"""Resources that must be made in the app."""

from collections.abc import Iterator
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_codecommit as codecommit
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_s3 as s3

from lambda_event_sources.core.owned import Owned
from tests.boundaries import Case, bad, edges, string_token


@edges.register
def _(limit: Owned) -> Iterator[Case]:
    stack = cdk.Stack(cdk.App(), "Stack")
    if cloudwatch.AlarmBase in limit.classes:
        yield from _alarms(stack)
    if codecommit.Repository in limit.classes:
        yield from _repositories(stack)
    if firehose.DeliveryStream in limit.classes:
        yield from _streams(stack)
    wrong: list[Any] = ["", "orders", 1, True, object(), {}, [], limit.classes[0], s3.Bucket]
    yield from map(bad, wrong)
    yield Case("token", string_token, allowed=False)


def _alarms(stack: cdk.Stack) -> Iterator[Case]:
    metric = cloudwatch.Metric(namespace="Shop", metric_name="Errors")
    yield Case("alarm", lambda: _alarm(stack, metric), allowed=True)
    arn = "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:errors"
    imported = cloudwatch.Alarm.from_alarm_arn
    yield Case("imported alarm", lambda: imported(stack, "Imported", arn), allowed=False)


def _alarm(stack: cdk.Stack, metric: cloudwatch.Metric) -> cloudwatch.Alarm:
    name = f"Alarm{len(stack.node.children)}"
    return cloudwatch.Alarm(stack, name, metric=metric, threshold=1, evaluation_periods=1)


def _repositories(stack: cdk.Stack) -> Iterator[Case]:
    made = codecommit.Repository(stack, "Made", repository_name="orders")
    yield Case("repository", lambda: made, allowed=True)
    imported = codecommit.Repository.from_repository_name(stack, "Imported", "orders")
    yield Case("imported repository", lambda: imported, allowed=False)


def _streams(stack: cdk.Stack) -> Iterator[Case]:
    fields = {"bucketArn": "arn:aws:s3:::archive", "roleArn": "arn:aws:iam::111111111111:role/r"}
    made = firehose.CfnDeliveryStream(stack, "Made", extended_s3_destination_configuration=fields)
    yield Case("delivery stream", lambda: made, allowed=True)
    imported = firehose.DeliveryStream.from_delivery_stream_name(stack, "Imported", "orders")
    yield Case("imported delivery stream", lambda: imported, allowed=False)
