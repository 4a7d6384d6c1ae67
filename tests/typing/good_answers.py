"""Sources whose service waits for the function's answer."""

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_connect as connect
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lex as lex
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3objectlambda as s3objectlambda
from typing_extensions import assert_type

from lambda_event_sources import (
    AppSyncEventSource,
    CognitoEventSource,
    ConnectEventSource,
    LexEventSource,
    S3ObjectLambdaEventSource,
)


def wire(fn: lambda_.Function, pool: cognito.UserPool, api: appsync.GraphqlApi) -> None:
    """Pools and APIs, whole and imported."""
    trigger = CognitoEventSource(
        pool,
        cognito.UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
        lambda_version=cognito.LambdaVersion.V2_0,
        user_pool_actions=("cognito-idp:AdminGetUser",),
    )
    fn.add_event_source(trigger)
    assert_type(trigger.construct_for(fn), lambda_.CfnPermission | None)
    CognitoEventSource(user_pool=pool, operation=cognito.UserPoolOperation.of("PreSignUp"))
    field = AppSyncEventSource(
        api,
        "Query",
        "order",
        max_batch_size=10,
        caching_config=appsync.CachingConfig(ttl=cdk.Duration.minutes(1)),
        code=appsync.Code.from_inline("export const request = () => ({});"),
        metrics_config=appsync.ResolverMetricsConfig.ENABLED,
    )
    fn.add_event_source(field)
    assert_type(field.construct_for(fn), appsync.Resolver)
    assert_type(field.api, appsync.IGraphqlApi)
    imported: appsync.IGraphqlApi = field.api
    AppSyncEventSource(imported, type_name="Query", field_name="order")
    AppSyncEventSource("abcdefghijklmnopqrstuvwxyz", "Query", "order", caching_config={"ttl": 1})


def listen(
    fn: lambda_.Alias,
    bucket: s3.Bucket,
    point: s3.CfnAccessPoint,
    alias: lex.CfnBotAlias,
    instance: connect.CfnInstance,
) -> None:
    """Objects that are read, bots, contact centers."""
    payload: dict[str, Any] = {"hide": ["card"]}
    mask = S3ObjectLambdaEventSource(
        bucket, actions=["GetObject"], payload=payload, allowed_features=["GetObject-Range"]
    )
    fn.add_event_source(mask)
    assert_type(mask.construct_for(fn), s3objectlambda.CfnAccessPoint)
    fn.add_event_source(S3ObjectLambdaEventSource(point, payload="hide cards"))
    fn.add_event_source(S3ObjectLambdaEventSource("reports", grant=False))
    fn.add_event_source(LexEventSource(alias, locale_ids=["en_US"]))
    fn.add_event_source(LexEventSource("arn:aws:lex:us-east-1:111111111111:bot-alias/B/A"))
    flow = ConnectEventSource(instance)
    fn.add_event_source(flow)
    assert_type(flow.construct_for(fn), connect.CfnIntegrationAssociation)
    fn.add_event_source(ConnectEventSource("11111111-2222-3333-4444-555555555555"))
