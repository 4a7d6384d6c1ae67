"""Mistakes with sources whose service waits; every line marked `# refused` must be an error."""

from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_connect as connect
from aws_cdk import aws_lex as lex
from aws_cdk import aws_s3 as s3

from lambda_event_sources import (
    AppSyncEventSource,
    CognitoEventSource,
    ConnectEventSource,
    LexEventSource,
    S3ObjectLambdaEventSource,
)

SIGN_UP = cognito.UserPoolOperation.PRE_SIGN_UP


def wire(
    pool: cognito.UserPool, imported: cognito.IUserPool, api: appsync.GraphqlApi, bucket: s3.Bucket
) -> None:
    """Pass the wrong things."""
    CognitoEventSource(imported, SIGN_UP)  # refused
    CognitoEventSource("us-east-1_abcdefghi", SIGN_UP)  # refused
    CognitoEventSource(pool)  # refused
    CognitoEventSource(pool, "preSignUp")  # refused
    CognitoEventSource(pool, SIGN_UP, lambda_version="V2_0")  # refused
    AppSyncEventSource(api, "Query")  # refused
    AppSyncEventSource(pool, "Query", "order")  # refused
    AppSyncEventSource(api, "Query", "order", 10)  # refused
    AppSyncEventSource(api, "Query", "order", code="export const request")  # refused
    S3ObjectLambdaEventSource(api)  # refused
    S3ObjectLambdaEventSource(bucket, payload=["card"])  # refused
    S3ObjectLambdaEventSource(bucket, action="GetObject")  # refused


def listen(bot: lex.CfnBot, alias: lex.CfnBotAlias, instance: connect.CfnInstance) -> None:
    """Pass the wrong things."""
    LexEventSource(bot, locale_ids=["en_US"])  # refused
    LexEventSource(alias, ["en_US"])  # refused
    LexEventSource(alias, locale_ids=[1])  # refused
    ConnectEventSource(alias)  # refused
    ConnectEventSource(instance, timeout=8)  # refused
