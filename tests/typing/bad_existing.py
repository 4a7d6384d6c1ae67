"""What names no resource."""

from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import SnsEventSource, SqsEventSource


def triggers(fn: lambda_.Function) -> None:
    fn.add_event_source(SqsEventSource(5))  # refused
    fn.add_event_source(SqsEventSource(["orders"]))  # refused
    fn.add_event_source(SnsEventSource(b"orders"))  # refused
