"""Code for Amazon SES that type checkers must accept."""

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_ses as ses
from aws_cdk import aws_ses_actions as actions
from aws_cdk import aws_sns as sns
from typing_extensions import assert_type

from lambda_event_sources import SesEventSource


def wire(stack: cdk.Stack, fn: lambda_.Function, imported: ses.IReceiptRuleSet) -> None:
    """Pass rule sets, rules and actions of all kinds."""
    rule_set = ses.ReceiptRuleSet(stack, "Inbox")
    source = SesEventSource(rule_set, recipients=["example.com"], scan_enabled=True)
    fn.add_event_source(source)
    rule = source.construct_for(fn)
    assert_type(rule, ses.ReceiptRule)
    assert_type(source.rule_set, ses.IReceiptRuleSet)
    fn.add_event_source(SesEventSource(imported, after=rule, enabled=False))
    other = ses.ReceiptRule.from_receipt_rule_name(stack, "Other", "other")
    fn.add_event_source(SesEventSource("inbox", after=other, tls_policy=ses.TlsPolicy.REQUIRE))
    saved = actions.S3(bucket=s3.Bucket(stack, "Mail"))
    wait = actions.LambdaInvocationType.REQUEST_RESPONSE
    fn.add_event_source(SesEventSource(rule_set, actions=[saved], invocation_type=wait))
    fn.add_event_source(SesEventSource(rule_set, topic=sns.Topic(stack, "Topic")))
