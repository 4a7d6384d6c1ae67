"""Receipt rules of Amazon SES."""

from collections.abc import Iterator
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_ses_actions as actions

from lambda_event_sources.parts.receipt_rules import LONGEST_NAME, RULE_NAME, ReceiptAction
from tests.boundaries import SAMPLES, STRINGS, Case, bad, edges

STRINGS[RULE_NAME.form] = (
    ("a", "7", "Inbox_2.new-mail", "a" * LONGEST_NAME),
    ("", "-a", "a.", "a b", "a/b", "ä", "a" * (LONGEST_NAME + 1)),
)
STRINGS["an address, a domain, or a dot and a domain"] = (
    ("orders@example.com", "example.com", ".example.com"),
    ("", "orders@", "@example.com", "a b@example.com", "a@b@c", "Orders <orders@example.com>"),
)
SAMPLES["recipients"] = "orders{}@example.com".format
SAMPLES["actions"] = lambda index: actions.AddHeader(name=f"X-{index}", value="1")


@edges.register
def _(limit: ReceiptAction) -> Iterator[Case]:
    del limit
    values: list[Any] = ["arn", 1, True, object(), actions.S3, {}]
    yield from map(bad, values)
    yield Case("action", lambda: actions.AddHeader(name="X-Seen", value="1"), allowed=True)
    yield Case("S3", lambda: actions.S3(bucket=_bucket()), allowed=True)
    yield Case("no action", _bucket, allowed=False)


def _bucket() -> Any:
    return s3.Bucket(cdk.Stack(cdk.App(), "Stack"), "Bucket")
