"""Mistakes with Amazon SES; every line marked `# refused` must be an error."""

from aws_cdk import aws_ses as ses
from aws_cdk import aws_sns as sns

from lambda_event_sources import SesEventSource


def wire(rule_set: ses.ReceiptRuleSet, topic: sns.Topic) -> None:
    """Pass the wrong things."""
    SesEventSource()  # refused
    SesEventSource(topic)  # refused
    SesEventSource(rule_set, ["example.com"])  # refused
    SesEventSource(rule_set, recipients=[1])  # refused
    SesEventSource(rule_set, after="first")  # refused
    SesEventSource(rule_set, actions=[topic])  # refused
    SesEventSource(rule_set, tls_policy="Require")  # refused
    SesEventSource(rule_set, invocation_type="Event")  # refused
    SesEventSource(rule_set, topic=rule_set)  # refused
