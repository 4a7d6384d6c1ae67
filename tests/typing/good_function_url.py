"""Function URLs as users write them."""

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from typing_extensions import assert_type

from lambda_event_sources import FunctionUrlEventSource


def wire(fn: lambda_.Function, role: iam.Role, caller: lambda_.IFunction) -> None:
    """Pass roles, principals and functions as callers, structs and dicts."""
    account = iam.AccountPrincipal("111111111111")
    source = FunctionUrlEventSource(allowed=[role, account, caller])
    fn.add_event_source(source)
    fn.add_alias("live").add_event_source(
        FunctionUrlEventSource(
            auth_type=lambda_.FunctionUrlAuthType.NONE,
            construct_id="Url",
            cors={"allowed_origins": ["*"]},
            grant=False,
            invoke_mode=lambda_.InvokeMode.RESPONSE_STREAM,
        )
    )
    FunctionUrlEventSource(cors=lambda_.FunctionUrlCorsOptions(allowed_origins=["*"]))
    assert_type(source.construct_for(fn), lambda_.FunctionUrl)
    assert_type(source.construct_for(fn).url, str)
