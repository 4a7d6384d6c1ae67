"""Amazon Lex: a bot asks a function whether a table is free, and books it."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lex as lex
from constructs import Construct

from integ import HANDLERS
from integ.local.delivery import NotDelivered
from lambda_event_sources import LexEventSource


class LexStack(cdk.Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        hook = {"enabled": True}
        book = lex.CfnBot.IntentProperty(
            name="BookTable",
            sample_utterances=[{"utterance": "book a table"}],
            fulfillment_code_hook=hook,
        )
        fallback = lex.CfnBot.IntentProperty(
            name="FallbackIntent", parent_intent_signature="AMAZON.FallbackIntent"
        )
        role = iam.Role(
            self,
            "Role",
            assumed_by=iam.ServicePrincipal("lexv2.amazonaws.com"),  # pyright: ignore[reportArgumentType]
        )
        waiter = lex.CfnBot(
            self,
            "Waiter",
            name="waiter",
            role_arn=role.role_arn,
            data_privacy={"ChildDirected": False},
            idle_session_ttl_in_seconds=300,
            bot_locales=[
                lex.CfnBot.BotLocaleProperty(
                    locale_id="en_US", nlu_confidence_threshold=0.4, intents=[book, fallback]
                )
            ],
        )
        version = lex.CfnBotVersion(
            self,
            "Version",
            bot_id=waiter.ref,
            bot_version_locale_specification=[
                lex.CfnBotVersion.BotVersionLocaleSpecificationProperty(
                    locale_id="en_US", bot_version_locale_details={"sourceBotVersion": "DRAFT"}
                )
            ],
        )
        live = lex.CfnBotAlias(
            self,
            "Live",
            bot_id=waiter.ref,
            bot_alias_name="live",
            bot_version=version.attr_bot_version,
        )
        fn = lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="lex.handler",
            code=lambda_.Code.from_asset(HANDLERS, exclude=["__pycache__"]),
        )
        fn.add_event_source(LexEventSource(live, locale_ids=["en_US"]))


DELIVERY = NotDelivered("LexEventSource", "the emulator has no AWS::Lex::Bot")
