"""Mistakes with function URLs; every line marked `# refused` must be an error."""

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from lambda_event_sources import FunctionUrlEventSource


def wire(fn: lambda_.Function, role: iam.Role) -> None:
    """Pass the wrong things."""
    FunctionUrlEventSource(fn)  # refused
    FunctionUrlEventSource(auth_type="NONE")  # refused
    FunctionUrlEventSource(allowed=role)  # refused
    FunctionUrlEventSource(allowed=["111111111111"])  # refused
    FunctionUrlEventSource(cors=["*"])  # refused
    FunctionUrlEventSource(invoke_mode="BUFFERED")  # refused
    FunctionUrlEventSource().construct_for("fn")  # refused
